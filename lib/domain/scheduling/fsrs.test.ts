import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FsrsState, fsrsModel, recallCurve, upgradeWeights, validateWeights } from './fsrs'
import type { Rating } from './memory'
import { DEFAULT_WEIGHTS } from './settings'

/** Figures of fsrs-rs 6.x are 32-bit floats. */
const FLOAT_DIGITS = 4
const model = fsrsModel(DEFAULT_WEIGHTS)

/** Weights of FSRS-5 from the tests of fsrs-rs. */
const FSRS5_WEIGHTS = [
  0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
  0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534,
]

function upgraded(weights: readonly number[]) {
  const result = upgradeWeights(weights)
  if (!result.ok) throw new Error(result.message)
  return result.weights
}

function withWeight(index: number, weight: number) {
  return DEFAULT_WEIGHTS.map((each, at) => (at === index ? weight : each))
}

function stateAfter(
  weights: readonly number[],
  ratings: readonly Rating[],
  deltas: readonly number[],
  shortTerm = true,
) {
  let state: FsrsState | null = null
  for (const [index, rating] of ratings.entries()) {
    state = fsrsModel(weights).next(state, deltas[index] ?? 0, rating, shortTerm)
  }
  return state ?? { stability: 0, difficulty: 0 }
}

describe('the state after a history of ratings', () => {
  const noShortTerm = DEFAULT_WEIGHTS.map((weight, index) => (index >= 17 && index <= 19 ? 0 : weight))
  it.each([
    ['FSRS-6 with a relearning', DEFAULT_WEIGHTS, [1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], 53.62691, 6.3574867],
    ['without short-term weights', noShortTerm, [1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], 53.335106, 6.3574867],
    ['FSRS-5 upgraded', upgraded(FSRS5_WEIGHTS), [1, 3, 3, 3, 3], [0, 1, 3, 8, 21], 31.722992, 7.382128],
    ['one Good', DEFAULT_WEIGHTS, [3], [0], 2.3065, 2.118104],
    ['four Goods', DEFAULT_WEIGHTS, [3, 3, 3, 3], [0, 2, 11, 46], 162.862199, 2.097455],
  ] as const)('agrees with fsrs-rs: %s', (_, weights, ratings, deltas, stability, difficulty) => {
    const state = stateAfter(weights, ratings, deltas)
    expect(state.stability).toBeCloseTo(stability, 3)
    expect(state.difficulty).toBeCloseTo(difficulty, FLOAT_DIGITS)
  })

  it.each([
    ['again then Goods', [1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], 53.335065],
    ['four Goods', [3, 3, 3, 3], [0, 2, 11, 46], 162.862199],
  ] as const)('agrees with ts-fsrs where same-day reviews are off: %s', (_, ratings, deltas, stability) => {
    expect(stateAfter(DEFAULT_WEIGHTS, ratings, deltas, false).stability).toBeCloseTo(stability, FLOAT_DIGITS)
  })

  it.each([
    [1, 2.9691455, 8.000659],
    [2, 17.091452, 7.6913934],
    [3, 31.722992, 7.382128],
    [4, 71.7502, 7.0728626],
  ] as const)('agrees with fsrs-rs on rating %i after 21 days', (rating, stability, difficulty) => {
    const weights = upgraded(FSRS5_WEIGHTS)
    const before = stateAfter(weights, [1, 3, 3, 3], [0, 1, 3, 8])
    const state = fsrsModel(weights).next(before, 21, rating, true)
    expect(state.stability).toBeCloseTo(stability, FLOAT_DIGITS)
    expect(state.difficulty).toBeCloseTo(difficulty, FLOAT_DIGITS)
  })

  it('agrees with fsrs-rs on one Good from a given state', () => {
    const before = { stability: 20.925528, difficulty: 7.005062 }
    const state = fsrsModel(upgraded(FSRS5_WEIGHTS)).next(before, 21, 3, true)
    expect(state.stability).toBeCloseTo(40.87456, FLOAT_DIGITS)
    expect(state.difficulty).toBeCloseTo(6.9913807, FLOAT_DIGITS)
  })
})

describe('one rating', () => {
  it.each([
    [1, 0.212, 6.4133],
    [2, 1.2931, 5.11217071],
    [3, 2.3065, 2.11810397],
    [4, 8.2956, 1],
  ] as const)('gives a new card rated %i its first state', (rating, stability, difficulty) => {
    expect(model.next(null, 0, rating, true)).toEqual({ stability, difficulty: expect.closeTo(difficulty, 7) })
  })

  it.each([
    [1, 8.34176237],
    [2, 6.66599536],
    [3, 4.99022837],
    [4, 3.31446137],
  ] as const)('moves difficulty 5 on rating %i, with mean reversion', (rating, difficulty) => {
    expect(model.next({ stability: 5, difficulty: 5 }, 5, rating, true).difficulty).toBeCloseTo(difficulty, 7)
  })

  // The first row is the plain growth, which Good has; Hard is damped and Easy boosted.
  it.each([
    [1, 0.9, 3, 25.60252118],
    [2, 0.8, 2, 28.22657096],
    [3, 0.7, 3, 58.65599107],
    [4, 0.6, 4, 127.2266925],
  ] as const)(
    'raises stability 5 at difficulty %d and recall %d on rating %i',
    (difficulty, recall, rating, stability) => {
      const elapsed = model.intervalDays(5, recall)
      expect(model.next({ stability: 5, difficulty }, elapsed, rating, true).stability).toBeCloseTo(
        stability,
        FLOAT_DIGITS,
      )
    },
  )

  it.each([
    [1, 0.9, 1.05253961],
    [2, 0.8, 1.18943295],
    [3, 0.7, 1.36808387],
    [4, 0.6, 1.58498896],
  ])('lowers stability 5 at difficulty %d and recall %d on Again', (difficulty, recall, stability) => {
    const elapsed = model.intervalDays(5, recall)
    expect(model.next({ stability: 5, difficulty }, elapsed, 1, true).stability).toBeCloseTo(stability, FLOAT_DIGITS)
  })

  it.each([
    [1, 1.596818],
    [2, 5],
    [3, 5],
    [4, 8.12960956],
  ] as const)('changes stability 5 on rating %i of the same study day', (rating, stability) => {
    expect(model.next({ stability: 5, difficulty: 5 }, 0, rating, true).stability).toBeCloseTo(stability, 6)
  })

  it('leaves no more stability after Again than S / e^(w17·w18), or S where same-day reviews are off', () => {
    const before = { stability: 0.1, difficulty: 5 }
    expect(model.next(before, 300, 1, true).stability).toBeCloseTo(0.0951728, 7)
    expect(model.next(before, 300, 1, false).stability).toBe(0.1)
  })

  it('keeps every state inside the bounds of the model', () => {
    const rating = fc.constantFrom<Rating>(1, 2, 3, 4)
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, fc.nat(2000)), { minLength: 1, maxLength: 40 }), (history) => {
        const state = stateAfter(
          DEFAULT_WEIGHTS,
          history.map(([each]) => each),
          history.map(([, days]) => days),
        )
        expect(state.difficulty).toBeGreaterThanOrEqual(1)
        expect(state.difficulty).toBeLessThanOrEqual(10)
        expect(state.stability).toBeGreaterThanOrEqual(0.001)
        expect(state.stability).toBeLessThanOrEqual(36_500)
      }),
    )
  })
})

describe('the forgetting curve', () => {
  it.each([
    [0, 1, 1],
    [1, 2, 0.9403443],
    [2, 3, 0.9253786],
    [3, 4, 0.9185229],
    [4, 4, 0.9],
    [5, 2, 0.8261359],
    [2, 1, 0.84588465],
    [3, 1, 0.8093881],
  ])('after %d days at stability %d is %d', (elapsed, stability, recall) => {
    expect(model.recall(elapsed, stability)).toBeCloseTo(recall, 6)
  })

  it.each([
    [0, 1],
    [1, 0.9],
    [2, 0.84028935],
    [3, 0.7985001],
  ])('takes its decay from the weights: day %d at decay 0.2', (elapsed, recall) => {
    expect(fsrsModel(withWeight(20, 0.2)).recall(elapsed, 1)).toBeCloseTo(recall, 6)
  })

  it('is the same for sums over many cards as for the schedule', () => {
    const time = fc.double({ min: 0, max: 4000, noNaN: true })
    const days = fc.double({ min: 0.01, max: 36_500, noNaN: true })
    const decays = fc.double({ min: 0.1, max: 0.8, noNaN: true })
    fc.assert(
      fc.property(time, days, decays, (elapsed, stability, last) => {
        const weights = [...DEFAULT_WEIGHTS.slice(0, 20), last]
        const expected = fsrsModel(weights).recall(elapsed, stability)
        expect(recallCurve(weights).recall(elapsed, stability)).toBeCloseTo(expected, 5)
      }),
    )
  })
})

describe('the interval for a desired retention', () => {
  it('agrees with fsrs-rs when rounded to at least a day', () => {
    const retentions = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    const days = retentions.map((retention) => Math.max(1, Math.round(model.intervalDays(1, retention))))
    expect(days).toEqual([3_116_769, 34_793, 2508, 387, 90, 27, 9, 3, 1, 1])
  })

  it.each([
    [0.5, [443.716, 239.803, 163.741, 100, 46.056, 26.778, 8.656]],
    [0.1542, [928.791, 331.596, 190.643, 100, 40.256, 22.277, 6.87]],
  ])('follows the formula at decay %d', (decay, days) => {
    const decayed = fsrsModel(withWeight(20, decay))
    const retentions = [0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99]
    for (const [index, retention] of retentions.entries()) {
      expect(decayed.intervalDays(100, retention)).toBeCloseTo(days[index] ?? 0, 2)
    }
  })

  it.each([
    [2.3065, [21, 8, 2, 1]],
    [53.626905, [498, 178, 54, 22]],
    [162.862199, [1513, 540, 163, 66]],
  ])('is as cross-checked at stability %d', (stability, days) => {
    expect([0.7, 0.8, 0.9, 0.95].map((retention) => Math.round(model.intervalDays(stability, retention)))).toEqual(days)
  })
})

describe('weights', () => {
  it('of FSRS-4.5 are upgraded to mean the same', () => {
    const weights = upgraded([
      0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61,
    ])
    const expected = [
      0.4, 0.6, 2.4, 5.8, 6.81, 0.44675013, 1.36, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61, 0, 0, 0,
      0.5,
    ]
    expect(weights).toEqual(expected.map((weight) => expect.closeTo(weight, 7)))
    expect(fsrsModel(weights).hasShortTerm).toBe(false)
  })

  it.each([
    ['too few', [1, 2, 3], 'FSRS parameters are 3 numbers; FSRS-6 has 21.'],
    ['not a number', withWeight(3, Number.NaN), 'FSRS parameter w3 is NaN; it must be 0.001 to 100.'],
    ['out of bounds', withWeight(20, 0.9), 'FSRS parameter w20 is 0.9; it must be 0.1 to 0.8.'],
  ])('that are %s are refused with a reason', (_, weights, message) => {
    expect(validateWeights(weights)).toEqual({ ok: false, message })
    expect(() => fsrsModel(weights)).toThrow(message)
  })

  it('fitted in 32-bit floats may stand on a bound', () => {
    expect(validateWeights(withWeight(20, Math.fround(0.8)))).toMatchObject({ ok: true })
  })

  it('with the same values share one model', () => {
    expect(fsrsModel([...DEFAULT_WEIGHTS])).toBe(model)
  })
})

it.each([
  [2.5, 10, 0.9, 10, 6.9140563],
  [2.5, 10, 0.8, 3.01572, 9.393428],
  [2.5, 10, 0.95, 24.841097, 1.2974405],
  [1.3, 20, 0.9, 20, 10],
])('ease %d and interval %d at retention %d become a state', (ease, interval, retention, stability, difficulty) => {
  const state = model.fromEase(ease, interval, retention)
  expect(state.stability).toBeCloseTo(stability, FLOAT_DIGITS)
  expect(state.difficulty).toBeCloseTo(difficulty, FLOAT_DIGITS)
})
