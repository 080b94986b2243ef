import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysAhead,
  halfKnown,
  model,
  morningOf,
  planInput,
  projectionInput,
  SECONDS,
  scopeCard,
  studiedCard,
} from './briefing.fixture'
import { type BriefingPlanInput, planBriefing, projectBriefing } from './briefing-plan'
import { followPlan } from './followed-plan.fixture'
import { readinessWith, recallAt, type ScopeCard } from './forecast'
import { gainOf } from './gain'
import { BEST_GAIN, planDay } from './plan-day'
import { LEAST_GAIN } from './plan-units'

const fresh = (count: number) => Array.from({ length: count }, (_, index) => scopeCard(index))
const known = (count: number) => Array.from({ length: count }, (_, index) => studiedCard(index, 8 + (index % 20), -3))

const inputOf = (cards: readonly ScopeCard[], days: number, mostSecondsADay: number) =>
  planInput({ cards, mostSecondsADay, ...daysAhead(days) })

const mustsOf = (cards: readonly ScopeCard[]) => cards.filter(({ weight }) => weight === 'must')

const projected = (input: BriefingPlanInput) => {
  const plan = planBriefing(input)
  const { recall, days } = projectBriefing(input, plan)
  const musts = mustsOf(input.cards).map(({ cardId }) => recall.get(cardId) ?? 0)
  const others = input.cards.filter(({ weight }) => weight !== 'must')
  return {
    plan,
    days,
    below: musts.filter((one) => one < input.targets.must - 1e-6).length,
    others: readinessWith(others, ({ cardId }) => recall.get(cardId) ?? 0).mean,
  }
}

/** A plan reached 95% on average, and said of up to two must-knows in three that they would stay below it. */
describe('must-knows at risk', () => {
  it.each([
    ['60 new facts', fresh(60), 4],
    ['60 new facts', fresh(60), 10],
    ['80 facts half known', halfKnown(80), 10],
    ['80 facts half known', halfKnown(80), 21],
    ['120 facts known', known(120), 10],
  ] as const)('each reach their target while the day has minutes for them: %s in %i days', (_, cards, days) => {
    const { plan, days: planned, below, others } = projected(inputOf(cards, days, 900))
    expect(plan.reached).toBe(true)
    expect(below).toBe(0)
    expect(others).toBeGreaterThan(0.85 - 1e-6)
    for (const { minutes } of planned) expect(minutes * 60).toBeLessThanOrEqual(plan.secondsADay + 1e-6)
    expect(plan.secondsADay).toBeLessThanOrEqual(900)
  })

  it('take nothing that the targets of all others need', () => {
    // At the pace that the averages need, nothing is left for each.
    const input = inputOf(halfKnown(80), 4, 480)
    const { plan, others } = projected(input)
    expect(plan.reached).toBe(true)
    expect(plan.secondsADay).toBeLessThanOrEqual(480)
    expect(others).toBeGreaterThan(0.85 - 1e-6)
  })

  it.each([
    ['60 new facts', fresh(60), 0.15],
    ['80 facts half known', halfKnown(80), 0.15],
    ['120 facts known', known(120), 0.05],
  ] as const)('are few for learners who follow the plan day by day: %s', (_, cards, most) => {
    const input = inputOf(cards, 10, 900)
    const runs = Array.from({ length: 12 }, (_, seed) => followPlan(input, seed + 1))
    const below = runs.reduce((sum, { mustsBelow }) => sum + mustsBelow, 0) / runs.length
    expect(below / mustsOf(cards).length).toBeLessThan(most)
  })

  it('are studied once it is their day: when due, when that is enough until the briefing, or on the last day', () => {
    const sure = Array.from({ length: 60 }, (_, index) => studiedCard(index + 1, 3_000, -1, { weight: 'must' }))
    fc.assert(
      fc.property(
        fc.record({
          stability: fc.double({ min: 0.5, max: 40, noNaN: true }),
          dueDay: fc.integer({ min: 0, max: 20 }),
          day: fc.integer({ min: 0, max: 9 }),
          daysOff: fc.uniqueArray(fc.integer({ min: 0, max: 9 })),
        }),
        ({ stability, dueDay, day, daysOff }) => {
          const card = studiedCard(0, stability, -2, { weight: 'must', dueDay })
          const given = { ...projectionInput(), cards: [card, ...sure], now: morningOf(day), day, budgetSeconds: 600 }
          const off = new Set(daysOff)
          const plan = planDay({ ...given, order: BEST_GAIN, usesAllMinutes: false, daysOff: off })
          const gain = gainOf(card, { now: given.now, day, at: given.at }, SECONDS)
          const isLast = Array.from({ length: 10 }, (_, one) => one).every((one) => one <= day || off.has(one))
          const isItsDay = dueDay <= day || gain.with >= 0.95 || isLast
          const isAtRisk = recallAt({ ...card, model }, given.at) < 0.95 && gain.with - gain.without >= LEAST_GAIN
          const expected = !off.has(day) && isAtRisk && isItsDay ? [card.cardId] : []
          expect(plan.cards.map(({ cardId }) => cardId)).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('come before whatever else gains where all minutes are used', () => {
    const sure = Array.from({ length: 80 }, (_, index) =>
      studiedCard(index + 2, 3_000, -1, { weight: index % 2 === 0 ? 'must' : 'should' }),
    )
    const slow = studiedCard(0, 30, -3, { weight: 'must', dueDay: 30 })
    const quick = studiedCard(1, 3, -3, { weight: 'should', dueDay: 30 })
    const given = { ...projectionInput(), cards: [...sure, quick, slow], now: morningOf(2), day: 2 }
    const gainHere = (card: ScopeCard) => gainOf(card, { now: given.now, day: 2, at: given.at }, SECONDS)
    // It gains more for its seconds, but the average reaches the target without it.
    expect(gainHere(quick).score).toBeGreaterThan(gainHere(slow).score)
    const budgetSeconds = Math.max(gainHere(slow).seconds, gainHere(quick).seconds)
    const plan = planDay({ ...given, order: BEST_GAIN, usesAllMinutes: true, budgetSeconds })
    expect(plan.cards.map(({ cardId }) => cardId)).toEqual([slow.cardId])
  })
})
