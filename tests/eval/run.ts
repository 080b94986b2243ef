import { SETS } from './articles'
import { measureSet, measureSpeed } from './measure'
import { missesOf } from './misses'
import { asMarkdown, reportOf } from './report'

const flags = new Set(process.argv.slice(2))

const speed = measureSpeed('tuning')
const measured = SETS.map((set) => ({ set, articles: measureSet(set) }))
const reports = measured.map(({ set, articles }) => reportOf(set, articles))
const wrongValues = reports.reduce((total, report) => total + report.wrongValues, 0)

if (flags.has('--json')) {
  console.log(JSON.stringify({ sets: reports, wordsASecond: speed }, null, 2))
} else {
  console.log(asMarkdown(reports))
  const [first, warm] = [speed.first, speed.warm].map((words) => Math.round(words).toLocaleString('en-GB'))
  console.log(`\nWords per second: ${first} on the first article, ${warm} after that.`)
  if (wrongValues > 0) console.log(`${wrongValues} wrong values: none is allowed.`)
}
if (flags.has('--misses')) {
  const tuning = measured.find(({ set }) => set === 'tuning')
  for (const article of tuning?.articles ?? []) console.error(missesOf(article).join('\n'))
}
process.exitCode = wrongValues > 0 ? 1 : 0
