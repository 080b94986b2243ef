import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { model, morningOf, scopeCard, studiedCard } from './briefing.fixture'
import { calibrationShift, correctionBy } from './calibration'
import { afterSteps, RECALLED_AFTER_MISS, readinessAt, readinessOf, recallAt } from './forecast'

describe('readiness', () => {
  it('weighs must 3, should 2 and nice 1', () => {
    const parts = [
      { weight: 'must' as const, cardsOfFact: 1, recall: 1 },
      { weight: 'should' as const, cardsOfFact: 1, recall: 0.5 },
      { weight: 'nice' as const, cardsOfFact: 1, recall: 0 },
    ]
    expect(readinessOf(parts).mean).toBeCloseTo((3 + 1) / 6, 12)
  })

  it('counts a fact with the mean recall of its cards', () => {
    const half = { weight: 'must' as const, cardsOfFact: 2 }
    const ready = readinessOf([
      { ...half, recall: 1 },
      { ...half, recall: 0 },
      { weight: 'must', cardsOfFact: 1, recall: 1 },
    ])
    expect(ready.mean).toBeCloseTo(0.75, 12)
    expect(ready.facts).toBe(2)
    expect(ready.expectedFacts.mean).toBeCloseTo(1.5, 12)
  })

  it('counts a card that was never studied as not known', () => {
    expect(readinessAt([scopeCard(0)], morningOf(3)).mean).toBe(0)
  })

  it('takes what is in its first step as known by the share that is recalled the next time after a miss', () => {
    const known = studiedCard(0, 5, 0)
    if (known.studied === null) throw new Error('it was studied')
    const missed = { ...known, studied: { ...known.studied, isInFirstStep: true } }
    expect(recallAt(known, morningOf(0))).toBe(1)
    expect(recallAt(missed, morningOf(0))).toBe(RECALLED_AFTER_MISS)
    expect(recallAt(missed, morningOf(3))).toBeCloseTo(RECALLED_AFTER_MISS * recallAt(known, morningOf(3)), 12)
    expect(recallAt(afterSteps(missed), morningOf(3))).toBe(recallAt(known, morningOf(3)))
  })

  it('of no facts rests on none', () => {
    expect(readinessOf([])).toMatchObject({ mean: 1, facts: 0 })
  })

  it('holds 95 of 100 drawn outcomes in its range', () => {
    const cards = Array.from({ length: 60 }, (_, index) => studiedCard(index, 2 + (index % 17), 0))
    const at = morningOf(12)
    const { expectedFacts } = readinessAt(cards, at)
    let [state, inside] = [42, 0]
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 4_294_967_296
    }
    for (let draw = 0; draw < 4_000; draw += 1) {
      const known = cards.filter(({ studied }) => random() < recallAt({ studied, model }, at)).length
      if (known >= expectedFacts.low && known <= expectedFacts.high) inside += 1
    }
    expect(inside / 4_000).toBeGreaterThan(0.92)
    expect(inside / 4_000).toBeLessThan(0.98)
  })

  it('falls with time and stays between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 3_000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        (stabilities, days, more) => {
          const cards = stabilities.map((stability, index) => studiedCard(index, stability, 0))
          const sooner = readinessAt(cards, morningOf(days))
          const later = readinessAt(cards, morningOf(days + more))
          expect(later.mean).toBeLessThanOrEqual(sooner.mean)
          for (const { mean, low, high } of [sooner, later]) {
            expect(low).toBeGreaterThanOrEqual(0)
            expect(high).toBeLessThanOrEqual(1)
            expect(low <= mean && mean <= high).toBe(true)
          }
        },
      ),
    )
  })
})

describe('calibration', () => {
  const reviews = (count: number, predicted: number, share: number) =>
    Array.from({ length: count }, (_, index) => ({ predicted, recalled: index < count * share }))

  it('stays out of it below 100 scored reviews', () => {
    expect(calibrationShift(reviews(99, 0.9, 0.5))).toBe(0)
  })

  it('moves predictions towards what happened, the more the more is known', () => {
    const few = correctionBy(calibrationShift(reviews(100, 0.9, 0.8)))(0.9)
    const many = correctionBy(calibrationShift(reviews(10_000, 0.9, 0.8)))(0.9)
    expect(few).toBeLessThan(0.9)
    expect(many).toBeLessThan(few)
    expect(many).toBeCloseTo(0.8, 2)
  })

  it('leaves agreeing predictions, certainty and ignorance as they are', () => {
    expect(calibrationShift(reviews(1_000, 0.9, 0.9))).toBeCloseTo(0, 6)
    const correct = correctionBy(-2)
    expect(correct(0)).toBe(0)
    expect(correct(1)).toBe(1)
  })

  it('keeps the order of recalls, also where everything was recalled or nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (share, a, b) => {
          const correct = correctionBy(calibrationShift(reviews(200, 0.9, share)))
          const [low, high] = a < b ? [a, b] : [b, a]
          expect(correct(low)).toBeLessThanOrEqual(correct(high) + 1e-12)
        },
      ),
    )
  })
})
