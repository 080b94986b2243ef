import { parseArgs } from 'node:util'
import { readSet, SETS, setsToMeasure } from './articles'
import { draftsIn, measureSet, measureSpeed } from './measure'
import { MAY_BE_SHOWN, missesOf } from './misses'
import { asMarkdown, reportOf } from './report'
import { draftSheet } from './show-drafts'

type Options = { readonly misses?: boolean; readonly json?: boolean; readonly sealed?: boolean }

/** Prints the first drafts from each article of a set, instead of the measures. */
const printDrafts = (name: string, { sealed = false }: Options): void => {
  const set = setsToMeasure({ withSealed: sealed }).find((one) => one === name)
  if (set) {
    console.log(
      readSet(set)
        .map((article) => draftSheet(article, draftsIn(article)))
        .join('\n\n\n'),
    )
    return
  }
  const reason = SETS.some((one) => one === name)
    ? 'The drafts of the sealed set are printed only with --sealed.'
    : `There is no set “${name}”. The sets are ${SETS.join(', ')}.`
  console.error(reason)
  process.exitCode = 2
}

/** Measures the sets and prints the report. A wrong value in any of them fails the run. */
const printReport = ({ json = false, misses = false, sealed = false }: Options): void => {
  const speed = measureSpeed('tuning')
  const measured = setsToMeasure({ withSealed: sealed }).map((set) => ({ set, articles: measureSet(set) }))
  const reports = measured.map(({ set, articles }) => reportOf(set, articles))
  const wrongValues = reports.reduce((total, report) => total + report.wrongValues, 0)

  if (json) {
    console.log(JSON.stringify({ sets: reports, wordsASecond: speed }, null, 2))
  } else {
    console.log(asMarkdown(reports))
    const [first, warm] = [speed.first, speed.warm].map((words) => Math.round(words).toLocaleString('en-GB'))
    console.log(`\nWords per second: ${first} on the first article, ${warm} after that.`)
    if (wrongValues > 0) console.log(`${wrongValues} wrong values: none is allowed.`)
  }
  if (misses) {
    const shown = measured.filter(({ set }) => MAY_BE_SHOWN.has(set))
    for (const article of shown.flatMap(({ articles }) => articles)) console.error(missesOf(article).join('\n'))
  }
  process.exitCode = wrongValues > 0 ? 1 : 0
}

const { values, positionals } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    json: { type: 'boolean' },
    sealed: { type: 'boolean' },
    drafts: { type: 'boolean' },
  },
  allowPositionals: true,
})
if (values.drafts) printDrafts(positionals[0] ?? 'open', values)
else printReport(values)
