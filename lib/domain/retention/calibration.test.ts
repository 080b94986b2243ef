import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addScores,
  aucOf,
  logLossOf,
  NO_SCORES,
  quantileBins,
  RECALL_BINS,
  recallBin,
  rmseOf,
  type ScoreRollup,
  scoresOf,
} from './calibration'
import { calibrationHeadline, groupVerdict } from './calibration-words'

type Scored = { readonly p: number; readonly y: boolean }

const scored = fc.array(fc.record({ p: fc.double({ min: 0.02, max: 0.999, noNaN: true }), y: fc.boolean() }), {
  minLength: 2,
  maxLength: 300,
})

const sumOf = (list: readonly Scored[]): ScoreRollup =>
  list.reduce(
    (sum, { p, y }) => addScores(sum, { n: 1, recalled: y ? 1 : 0, predicted: p, logLoss: logLossOf(p, y) }),
    NO_SCORES,
  )

const binned = (list: readonly Scored[]): ReadonlyMap<number, ScoreRollup> => {
  const bins = new Map<number, Scored[]>()
  for (const one of list) bins.set(recallBin(one.p), [...(bins.get(recallBin(one.p)) ?? []), one])
  return new Map([...bins].map(([bin, own]) => [bin, sumOf(own)]))
}

/** Every pair of a recalled and a forgotten review, one by one. */
const pairwiseAuc = (list: readonly Scored[]): number | null => {
  const [recalled, forgotten] = [list.filter(({ y }) => y), list.filter(({ y }) => !y)]
  if (recalled.length * forgotten.length === 0) return null
  const won = recalled.flatMap((a) => forgotten.map((b): number => (a.p > b.p ? 1 : a.p === b.p ? 0.5 : 0)))
  return won.reduce((sum, one) => sum + one, 0) / won.length
}

/** So many reviews, all with the same forecast. */
const many = (n: number, recalled: number, p: number): ScoreRollup => ({ n, recalled, predicted: n * p, logLoss: 0 })

describe('scores from fine bins', () => {
  it('have an AUC within its bound of that of all pairs', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const [fine, exact] = [aucOf(binned(list)), pairwiseAuc(list)]
        if (exact === null) expect(fine).toBeNull()
        else expect(Math.abs((fine?.auc ?? Number.NaN) - exact)).toBeLessThanOrEqual((fine?.bound ?? 0) + 1e-12)
      }),
    )
  })

  it('are plotted in at most ten parts that lose no review and no prediction', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const bins = quantileBins(binned(list))
        expect(bins.length).toBeLessThanOrEqual(10)
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(list.length)
        const predicted = bins.reduce((sum, bin) => sum + bin.n * bin.predicted, 0)
        expect(predicted).toBeCloseTo(sumOf(list).predicted, 6)
        for (const { from, predicted: mean, to } of bins) {
          expect(mean).toBeGreaterThanOrEqual(from - 1e-9)
          expect(mean).toBeLessThanOrEqual(to + 1e-9)
        }
      }),
    )
  })

  it('stay finite where a certainty failed, and in range at the ends', () => {
    expect(logLossOf(1, false)).toBeLessThan(30)
    expect(logLossOf(1, true)).toBeCloseTo(0, 12)
    expect([recallBin(0), recallBin(1)]).toEqual([0, RECALL_BINS - 1])
  })

  it('are null where there is nothing to take a mean of', () => {
    const none = { predicted: null, observed: null, logLoss: null, rmseBins: null, auc: null }
    expect(scoresOf(NO_SCORES, new Map(), new Map())).toMatchObject({ n: 0, ...none })
    expect(scoresOf(many(3, 3, 0.9), new Map([[1, many(3, 3, 0.9)]])).auc).toBeNull()
  })

  it('have an RMSE(bins) of means weighed by reviews', () => {
    const cells = new Map([
      [1, many(30, 27, 0.8)],
      [2, many(10, 5, 0.5)],
    ])
    expect(rmseOf(cells)).toBeCloseTo(Math.sqrt((30 * 0.1 ** 2) / 40), 12)
  })
})

describe('the verdict on calibration', () => {
  it('is withheld below 200 reviews, with how many there are', () => {
    expect(calibrationHeadline(scoresOf(many(199, 150, 0.9)), [], 4)).toBe(
      '199 reviews so far have a forecast to compare with; 200 are needed. 4 reviews without a forecast are not counted.',
    )
    expect(calibrationHeadline(scoresOf(NO_SCORES), [], 0)).toContain('No review has a forecast')
  })

  it('names a difference only where the interval supports it', () => {
    expect(calibrationHeadline(scoresOf(many(400, 352, 0.9)), [], 0)).toContain('Forecasts are about right')
    expect(calibrationHeadline(scoresOf(many(4000, 3480, 0.9)), [], 0)).toBe(
      'Forecasts are 3 percentage points too high: 90.0% predicted, 87.0% recalled in 4,000 reviews (95% interval 85.9% to 88.0%).',
    )
  })

  it.each([
    [many(199, 100, 0.9), 'needs 200 reviews'],
    [many(400, 352, 0.9), 'about right'],
    [many(4000, 3480, 0.9), '3 points too high'],
    [many(4000, 3720, 0.9), '3 points too low'],
    [many(40_000, 35_600, 0.9), '1 point too high'],
  ])('on one group is short: %o', (sum, verdict) => {
    expect(groupVerdict(scoresOf(sum))).toBe(verdict)
  })

  it('names the group that is furthest off', () => {
    const groups = [
      { name: 'on dates', scores: scoresOf(many(4000, 3480, 0.9)) },
      { name: 'on quotes', scores: scoresOf(many(4000, 3400, 0.9)) },
      { name: 'on places', scores: scoresOf(many(20, 2, 0.9)) },
    ]
    expect(calibrationHeadline(scoresOf(many(9000, 8100, 0.9)), groups, 0)).toContain(
      'furthest off on quotes: 5 percentage points too high.',
    )
  })
})
