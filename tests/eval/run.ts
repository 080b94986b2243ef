import { parseArgs } from 'node:util'
import { setsToMeasure } from './articles'
import { measureSet, measureSpeed } from './measure'
import { MAY_BE_SHOWN, missesOf } from './misses'
import { asMarkdown, reportOf } from './report'

type Options = { readonly misses?: boolean; readonly json?: boolean; readonly sealed?: boolean }

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

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    json: { type: 'boolean' },
    sealed: { type: 'boolean' },
  },
})
printReport(values)
