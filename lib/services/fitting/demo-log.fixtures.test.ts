import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fitReport } from '../../domain/fitting/fit-report'
import { trainingCount } from '../../domain/fitting/fit-verdict'
import { predictionsOf, scoredItemsOf, trainingItems } from '../../domain/fitting/scored-items'
import type { ReviewId } from '../../domain/ids'
import { anId } from '../../domain/ids.fixture'
import { logLossOf } from '../../domain/retention/calibration'
import { CARD } from '../../domain/scheduling/answer.fixture'
import { fsrsModel } from '../../domain/scheduling/fsrs'
import type { ReviewEntry } from '../../domain/scheduling/log'
import { replay } from '../../domain/scheduling/replay'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '../../domain/scheduling/settings'
import { trainByFsrsRs } from '../worker/fsrs-trainer'
import { readCsvLog } from './run-fit'

const FILE = join(process.cwd(), '..', 'shared', 'fixtures', 'revlog', 'demo-revlog.csv')
const ZONE = { timeZone: 'Asia/Shanghai', dayStartHour: 4 }

const read = readCsvLog(readFileSync(FILE, 'utf8'), ZONE)
if (!read.ok) throw new Error(read.message)
const log = read.value
const items = scoredItemsOf(log)
const count = trainingCount(items.length)

describe('fitting to a long log of real reviews', () => {
  it('gives the scores that other implementations give, and is adopted', { timeout: 120_000 }, async () => {
    const report = await fitReport(log, DEFAULT_WEIGHTS, trainByFsrsRs)
    expect(report.scored).toBe(27_948)
    expect(report.all?.logLoss).toBeCloseTo(0.336564, 6)
    expect(report.all?.rmseBins).toBeCloseTo(0.078108, 6)
    expect(report.all?.auc).toBeCloseTo(0.739423, 6)
    const { heldOut } = report
    expect(heldOut?.current.n).toBe(5_590)
    expect(heldOut?.current.logLoss).toBeCloseTo(0.333025, 6)
    expect(heldOut?.current.rmseBins).toBeCloseTo(0.146594, 6)
    expect(Math.abs((heldOut?.fitted.logLoss ?? 0) - 0.293319)).toBeLessThan(0.002)
    expect(Math.abs((heldOut?.fitted.rmseBins ?? 0) - 0.109832)).toBeLessThan(0.002)
    expect(heldOut?.difference.mean).toBeCloseTo(-0.0397, 3)
    expect((heldOut?.difference.high ?? 0) - (heldOut?.difference.mean ?? 0)).toBeCloseTo(0.0036, 3)
    expect(report.verdict).toBe('adopt')
    expect(report.weights).toHaveLength(21)
  })

  it('after adoption, memories predict the held-out reviews as well as the fit does', {
    timeout: 120_000,
  }, async () => {
    const weights = await trainByFsrsRs(trainingItems(log, items, 0, count), () => undefined)
    const fitted = predictionsOf(log, items, weights)
    const model = fsrsModel(weights)
    const adoptedAt = (log.at[items.place[count] ?? 0] ?? 0) - 1
    const settings = { ...DEFAULT_SCHEDULING, ...ZONE }
    // Each card's memory is replayed up to each of its held-out reviews, with defaults until the adoption.
    const histories = new Map<number, number[]>()
    for (let item = count; item < items.length; item += 7) {
      const history = items.history[item] ?? 0
      histories.set(history, [...(histories.get(history) ?? []), item])
    }
    let [own, ofFit, n] = [0, 0, 0]
    for (const [history, some] of histories) {
      const start = log.starts[history] ?? 0
      for (const item of some) {
        const place = items.place[item] ?? 0
        const entries = Array.from({ length: place - start }, (_, step): ReviewEntry => {
          const at = log.at[start + step] ?? 0
          return {
            id: anId<ReviewId>(String(start + step).padStart(9, '0')),
            cardId: CARD,
            kind: 'review',
            at,
            day: log.day[start + step] ?? 0,
            rating: log.rating[start + step] as 1 | 2 | 3 | 4,
            format: 'flash',
            mode: 'study',
            questionMs: 0,
            answerMs: 0,
            fuzz: null,
            settingsId: anId(at > adoptedAt ? 'after' : 'before'),
          }
        })
        const settingsOf = (id: string) => (id === 'after' ? { ...settings, weights } : settings)
        const memory = replay(CARD, entries, settingsOf, [{ at: adoptedAt, weights }])
        const elapsed = (log.day[place] ?? 0) - (memory?.lastReviewDay ?? 0)
        const recalled = items.recalled[item] === 1
        own += logLossOf(model.recall(elapsed, memory?.stability ?? 1), recalled)
        ofFit += logLossOf(fitted[item] ?? 0, recalled)
        n += 1
      }
    }
    expect(n).toBeGreaterThan(700)
    expect(own / n).toBeCloseTo(ofFit / n, 9)
  })
})
