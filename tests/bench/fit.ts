import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { historiesOf, packHistories } from '@/lib/domain/fitting/fit-log'
import { fitReport } from '@/lib/domain/fitting/fit-report'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { readCsvLog } from '@/lib/services/fitting/run-fit'
import { trainByFsrsRs } from '@/lib/services/worker/fsrs-trainer'
import { madeLogs } from './made-reviews'
import { report } from './report'

/** A learner as the defaults say: nothing fitted can truly be better. */
const made = [...madeLogs(3_000, 12, DEFAULT_WEIGHTS)].flatMap(([cardId, entries]) => historiesOf(cardId, entries))
const logs = [{ name: 'a learner as the defaults say', log: packHistories(made) }]

const DEMO = join(process.cwd(), '..', 'shared', 'fixtures', 'revlog', 'demo-revlog.csv')
if (existsSync(DEMO)) {
  const read = readCsvLog(readFileSync(DEMO, 'utf8'), { timeZone: 'Asia/Shanghai', dayStartHour: 4 })
  if (read.ok) logs.push({ name: 'demo log', log: read.value })
}

for (const { name, log } of logs) {
  const from = performance.now()
  const { scored, verdict, heldOut } = await fitReport(log, DEFAULT_WEIGHTS, trainByFsrsRs)
  const ms = performance.now() - from
  const at = `${name}: ${scored} scored reviews; ${verdict}`
  const figure = (what: string, value: number | undefined, unit: string) =>
    report({ group: 'fit', figure: what, at, value: value ?? Number.NaN, unit, aim: null })
  figure('two fits, scores and verdict', ms, 'ms')
  figure('log loss of the defaults on the last fifth', heldOut?.current.logLoss, 'nats')
  figure('log loss of the fitted parameters there', heldOut?.fitted.logLoss, 'nats')
  figure('difference, mean', heldOut?.difference.mean, 'nats')
  figure('difference, upper end of its 95% interval', heldOut?.difference.high, 'nats')
}
