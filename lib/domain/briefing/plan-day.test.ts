import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { model, morningOf, projectionInput, SECONDS, scopeCard, studiedCard } from './briefing.fixture'
import { gainOf } from './gain'
import { finalPassDays, type PlanDayInput, planDay } from './plan-day'

const input = (more: Partial<PlanDayInput> = {}): PlanDayInput => ({
  ...projectionInput(),
  now: morningOf(0),
  day: 0,
  budgetSeconds: 600,
  ...more,
})

const anyCards = fc.array(
  fc.record({
    stability: fc.option(fc.double({ min: 0.1, max: 400, noNaN: true })),
    last: fc.integer({ min: -60, max: 0 }),
  }),
  { maxLength: 80 },
)
const cardsOf = (drawn: readonly { stability: number | null; last: number }[]) =>
  drawn.map(({ stability, last }, index) =>
    stability === null ? scopeCard(index) : studiedCard(index, stability, last),
  )

describe('a gain', () => {
  const moment = { now: morningOf(0), day: 0, at: morningOf(10) }

  it('of a new card counts from 0', () => {
    const gain = gainOf(scopeCard(0), moment, SECONDS, model)
    expect(gain.without).toBe(0)
    expect(gain.with).toBeGreaterThan(0.5)
    expect(gain.seconds).toBe(SECONDS.learn)
  })

  it('is larger for a card near forgetting than for one that was just reviewed', () => {
    const weak = gainOf(studiedCard(0, 5, -20), moment, SECONDS, model)
    const fresh = gainOf(studiedCard(0, 5, 0), moment, SECONDS, model)
    expect(weak.with - weak.without).toBeGreaterThan(fresh.with - fresh.without)
  })

  it('counts a must-know three times a nice-to-know', () => {
    const score = (weight: 'must' | 'nice') => gainOf(studiedCard(0, 5, -10, { weight }), moment, SECONDS, model).score
    expect(score('must')).toBeCloseTo(3 * score('nice'), 12)
  })
})

describe('a day’s plan', () => {
  it('never exceeds the minutes, brings nothing new after the freeze, and names no card twice', () => {
    fc.assert(
      fc.property(
        anyCards,
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 12 }),
        (drawn, budgetSeconds, day) => {
          const cards = cardsOf(drawn)
          const plan = planDay(input({ cards, budgetSeconds, day, now: morningOf(day) }))
          const isNew = new Set(cards.filter(({ studied }) => studied === null).map(({ cardId }) => cardId))
          expect(plan.seconds).toBeLessThanOrEqual(budgetSeconds)
          expect(plan.seconds).toBeCloseTo(
            plan.cards.reduce((sum, { gain }) => sum + gain.seconds, 0),
            6,
          )
          expect(new Set(plan.cards.map(({ cardId }) => cardId)).size).toBe(plan.cards.length)
          if (day >= 9) expect(plan.cards.filter(({ cardId }) => isNew.has(cardId))).toEqual([])
          if (day >= 10) expect(plan.cards).toEqual([])
        },
      ),
    )
  })

  it('is the same whatever the order of the cards', () => {
    fc.assert(
      fc.property(anyCards, (drawn) => {
        const cards = cardsOf(drawn)
        expect(planDay(input({ cards: [...cards].reverse() }))).toEqual(planDay(input({ cards })))
      }),
    )
  })

  it('begins new facts half as fast again as an even share', () => {
    const plan = planDay(input({ budgetSeconds: 10_000 }))
    expect(plan.cards.filter(({ reason }) => reason === 'new').length).toBe(Math.ceil((1.5 * 60) / 9))
  })

  it('puts due cards before cards that only gain', () => {
    const cards = [studiedCard(0, 30, -5), studiedCard(1, 3, -4), studiedCard(2, 25, -20)]
    const plan = planDay(input({ cards, budgetSeconds: 600 }))
    expect(plan.cards[0]).toMatchObject({ cardId: cards[1]?.cardId, reason: 'due' })
  })

  it('goes over everything once more in the last days', () => {
    const cards = [studiedCard(0, 30, -5), studiedCard(1, 20, -4)]
    const plan = planDay(input({ cards, day: 9, now: morningOf(9) }))
    expect(plan.cards.map(({ reason }) => reason)).toEqual(['final-pass', 'final-pass'])
  })

  it('is empty on a day off, without minutes, and when the briefing has begun', () => {
    expect(planDay(input({ daysOff: new Set([0]) })).cards).toEqual([])
    expect(planDay(input({ budgetSeconds: 0 })).cards).toEqual([])
    expect(planDay(input({ now: morningOf(10), day: 10 })).cards).toEqual([])
  })

  it('spreads what is new over the days that are left when days off lie between', () => {
    const plan = planDay(input({ budgetSeconds: 10_000, daysOff: new Set([1, 2, 3]) }))
    expect(plan.cards.filter(({ reason }) => reason === 'new').length).toBe(Math.ceil((1.5 * 60) / 6))
  })

  it.each([
    [1, 1],
    [6, 1],
    [7, 2],
    [14, 3],
    [30, 5],
    [0, 1],
  ])('of a plan over %i days has a final pass of %i', (days, final) => {
    expect(finalPassDays(0, days)).toBe(final)
  })
})
