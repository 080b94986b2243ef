import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD, START_DAY } from '../scheduling/answer.fixture'
import { seededFraction } from '../scheduling/fuzz'
import { base, history, review } from '../scheduling/log.fixture'
import { replay } from '../scheduling/replay'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '../scheduling/settings'
import { type AttemptHistory, historiesOf, packHistories } from './fit-log'
import { fitReport } from './fit-report'
import { fitBins, fitScores, lossDifference } from './fit-scores'
import { fitVerdict, LEAST_FITTED, trainingCount } from './fit-verdict'
import { fitFailureWords, verdictWords } from './fit-words'
import { predictionsOf, scoredItemsOf, trainingItems } from './scored-items'

const OTHER = DEFAULT_WEIGHTS.map((weight, index) => (index === 8 ? 0.2 : weight))

type Answered = readonly [day: number, rating: 1 | 2 | 3 | 4]

const card = (name: string, ...answers: readonly Answered[]): AttemptHistory => ({
  cardId: name,
  attempts: answers.map(([day, rating], i) => ({ at: day * 86_400_000 + i, day, rating, isFree: true })),
})

describe('what is scored', () => {
  it('is the first answer of a later day, in order of time, with nothing of the future in its history', () => {
    const log = packHistories([card('a', [0, 3], [0, 3], [2, 1], [2, 3], [5, 3]), card('b', [1, 4], [4, 2])])
    const items = scoredItemsOf(log)
    expect([...items.place]).toEqual([2, 6, 4])
    expect([...items.recalled]).toEqual([0, 1, 1])
    expect([...items.card]).toEqual([0, 1, 0])
    const training = trainingItems(log, items, 0, 3)
    const shown = training.map((one) => one.map(({ rating, elapsedDays }) => `${rating} after ${elapsedDays}`).join())
    expect(shown).toEqual([
      '3 after 0,3 after 0,1 after 2',
      '4 after 0,2 after 3',
      '3 after 0,3 after 0,1 after 2,3 after 0,3 after 3',
    ])
  })

  it('leaves out what a replay leaves out, and starts a new history after “forget”', () => {
    const entries = [
      review(1, { day: START_DAY }),
      review(2, { day: START_DAY + 1, mode: 'cram' }),
      review(3, { day: START_DAY + 2, format: 'choice' }),
      review(4, { day: START_DAY + 3, format: 'choice', rating: 1 }),
      { ...review(5, { day: START_DAY + 4 }), kind: 'forget' as const },
      review(6, { day: START_DAY + 9 }),
    ]
    const histories = historiesOf(CARD, entries)
    const shown = histories.map(({ attempts }) => attempts.map(({ day, isFree }) => `${day - START_DAY} ${isFree}`))
    expect(shown).toEqual([['0 true', '3 false'], ['9 true']])
    expect(scoredItemsOf(packHistories(histories))).toHaveLength(0)
  })

  it('leaves out answers after a memory that another program stated, until the card is forgotten', () => {
    const memory = { stability: 30, difficulty: 5, intervalDays: 30, reps: 6, lapses: 0 }
    const entries = [
      review(1, { day: START_DAY }),
      { ...base(2, START_DAY + 1), kind: 'set-memory' as const, memory },
      review(3, { day: START_DAY + 31 }),
      { ...base(4, START_DAY + 40), kind: 'forget' as const },
      review(5, { day: START_DAY + 50 }),
    ]
    const days = historiesOf(CARD, entries).map(({ attempts }) => attempts.map(({ day }) => day - START_DAY))
    expect(days).toEqual([[0], [50]])
  })

  it('is predicted as the memories of a replay predict it', () => {
    fc.assert(
      fc.property(history, (entries) => {
        fc.pre(entries.every(({ kind }) => kind !== 'set-memory'))
        const settingsOf = () => DEFAULT_SCHEDULING
        const histories = historiesOf(CARD, entries)
        const log = packHistories(histories)
        const memory = replay(CARD, entries, settingsOf)
        const last = histories.at(-1)?.attempts.at(-1)
        if (!last || memory?.stability == null) return
        // One more answer, ten days later: its prediction is that of the memory.
        const more = packHistories(
          histories.map((one, i) =>
            i < histories.length - 1
              ? one
              : { ...one, attempts: [...one.attempts, { ...last, day: last.day + 10, at: last.at + 1, isFree: true }] },
          ),
        )
        const items = scoredItemsOf(more)
        const predicted = predictionsOf(more, items, DEFAULT_WEIGHTS)
        expect(items.length).toBe(scoredItemsOf(log).length + 1)
        const factor = 0.9 ** (1 / -0.1542) - 1
        expect(predicted.at(-1)).toBeCloseTo((1 + (factor * 10) / memory.stability) ** -0.1542, 6)
      }),
    )
  })
})

describe('scores', () => {
  const log = packHistories(
    Array.from({ length: 40 }, (_, i) =>
      card(String(i), [i, 3], [i + 3, i % 5 === 0 ? 1 : 3], [i + 9, i % 7 === 0 ? 1 : 3]),
    ),
  )
  const items = scoredItemsOf(log)
  const all = { from: 0, to: items.length }

  it('are nothing beside a forecast that knew the outcome', () => {
    const perfect = Float64Array.from(items.recalled)
    expect(fitScores(items, perfect, all)).toEqual({ n: 80, logLoss: expect.closeTo(0, 8), rmseBins: 0, auc: 1 })
    expect(fitScores(items, new Float64Array(80).fill(0.5), all)).toMatchObject({
      logLoss: expect.closeTo(Math.LN2, 9),
      auc: 0.5,
    })
  })

  it('are plotted in ten parts of one size that lose no item', () => {
    const predicted = predictionsOf(log, items, DEFAULT_WEIGHTS)
    const bins = fitBins(items, predicted, all)
    expect(bins.map(({ n }) => n)).toEqual(Array(10).fill(8))
    expect(bins.reduce((sum, { recalled }) => sum + recalled, 0)).toBe(
      items.recalled.reduce((sum, one) => sum + one, 0),
    )
    expect([...bins].sort((a, b) => a.predicted - b.predicted)).toEqual(bins)
    expect(fitBins(items, predicted, { from: 0, to: 3 })).toHaveLength(3)
  })

  it('differ with an interval that grows where answers of one card go together', () => {
    const [better, worse] = [predictionsOf(log, items, DEFAULT_WEIGHTS), new Float64Array(80).fill(0.5)]
    const apart = lossDifference(items, better, worse, all)
    expect(apart.mean).toBeLessThan(0)
    expect(apart.low).toBeLessThan(apart.mean)
    const together = { ...items, card: items.card.map((one) => one % 4) }
    expect(lossDifference(together, better, worse, all).mean).toBe(apart.mean)
    expect(lossDifference({ ...items, card: items.card.map(() => 0) }, better, worse, all)).toMatchObject({
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    })
    expect(lossDifference(items, better, better, all)).toEqual({ mean: 0, low: 0, high: 0 })
  })
})

/** Cards of which the true weights are known: recalled as those weights predict, by a fixed sequence of chances. */
const simulated = (weights: readonly number[], cards: number): readonly AttemptHistory[] => {
  return Array.from({ length: cards }, (_, c) => {
    const answers: [number, 1 | 3][] = [[c % 60, 3]]
    for (const gap of [2, 5, 12, 30]) {
      const day = (answers.at(-1)?.[0] ?? 0) + gap
      const soFar = packHistories([card('x', ...answers, [day, 3])])
      const items = scoredItemsOf(soFar)
      const [p] = predictionsOf(soFar, items, weights).slice(-1)
      answers.push([day, seededFraction(`${c}:${gap}`) < (p ?? 0) ? 3 : 1])
    }
    return card(String(c), ...answers)
  })
}

describe('the verdict', () => {
  const trained = (weights: readonly number[]) => async () => weights

  it('is that there are too few reviews, without training', async () => {
    const report = await fitReport(packHistories(simulated(OTHER, 10)), DEFAULT_WEIGHTS, () => {
      throw new Error('nothing is to be trained')
    })
    expect(report).toMatchObject({ scored: 40, heldOut: null, verdict: 'too-few', weights: null })
    expect(verdictWords(report)).toBe(
      'You have 40 of the 1,500 reviews that fitting needs. First answers and answers on the same day don’t count. Keep the parameters that you have.',
    )
  })

  it('is to adopt the weights that made the log, and to keep them against the defaults', async () => {
    const log = packHistories(simulated(OTHER, 800))
    const better = await fitReport(log, DEFAULT_WEIGHTS, trained(OTHER))
    expect(better.scored).toBeGreaterThan(LEAST_FITTED)
    expect(better.heldOut?.fitted.n).toBe(better.scored - trainingCount(better.scored))
    expect(better).toMatchObject({ verdict: 'adopt', weights: OTHER })
    const worse = await fitReport(log, OTHER, trained(DEFAULT_WEIGHTS))
    expect(worse).toMatchObject({ verdict: 'keep', weights: null })
    expect(verdictWords(worse)).toMatch(/They predict worse\. Keep the parameters that you have\.$/)
    const same = await fitReport(log, OTHER, trained(OTHER))
    expect(same).toMatchObject({ verdict: 'keep', weights: null })
    expect(verdictWords(same)).toContain('the difference may be chance')
  })

  const scores = (logLoss: number, rmseBins: number, n = 400) => ({ n, logLoss, rmseBins, auc: 0.7 })
  it.each([
    ['better in both', scores(0.3, 0.05), { mean: -0.02, low: -0.03, high: -0.01 }, 'adopt'],
    ['no worse in bins', scores(0.3, 0.08), { mean: -0.02, low: -0.03, high: -0.01 }, 'adopt'],
    ['worse in bins', scores(0.3, 0.081), { mean: -0.02, low: -0.03, high: -0.01 }, 'keep'],
    ['perhaps chance', scores(0.31, 0.05), { mean: -0.01, low: -0.03, high: 0 }, 'keep'],
    ['held out on too few', scores(0.3, 0.05, 299), { mean: -0.02, low: -0.03, high: -0.01 }, 'too-few'],
  ] as const)('of fitted weights that are %s', (_, fitted, difference, verdict) => {
    const [current, average, calibration] = [scores(0.32, 0.08), scores(0.4, 0.2), { current: [], fitted: [] }]
    const heldOut = { current, fitted, average, difference, calibration }
    expect(fitVerdict(heldOut)).toBe(verdict)
  })
})

it.each([
  ['timeout', 'x', /took too long/],
  ['memory', 'x', /too much memory/],
  ['broken', 'the process was ended', /^Fitting was stopped\./],
  ['broken', 'Error: Cannot find native binding.', /not available for this system/],
  ['broken', 'TypeError: x\n    at y', /^Fitting failed\. Nothing was changed\. TypeError: x$/],
] as const)('a failure by %s (%s) says what happened and that nothing was changed', (why, reason, words) => {
  const said = fitFailureWords({ why, reason })
  expect(said).toMatch(words)
  expect(said).toContain('Nothing was changed.')
})
