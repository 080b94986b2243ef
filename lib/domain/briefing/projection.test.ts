import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../time/units'
import { model, morningOf, projectionInput, scopeCard, studiedCard } from './briefing.fixture'
import { feasibilityOf, MOST_MINUTES } from './feasibility'
import { readinessAt, recallAt, type ScopeCard } from './forecast'
import { planDay } from './plan-day'
import { type ProjectionInput, projectPlan } from './projection'

/** Readiness at the briefing when the plan is followed by a learner whose mind is the model itself. */
function followed(input: ProjectionInput, seed: number): number {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const cards: ScopeCard[] = [...input.cards]
  for (let day = input.day; day < input.briefingDay; day += 1) {
    const now = morningOf(day)
    const plan = planDay({ ...input, cards, now, day, budgetSeconds: input.budgetSecondsOf(day) })
    for (const { cardId } of plan.cards) {
      const index = cards.findIndex((card) => card.cardId === cardId)
      const card = cards[index]
      if (!card) continue
      const { studied } = card
      const right = random() < (studied === null ? 0.5 : recallAt({ studied, model }, now))
      const elapsed = studied === null ? 0 : day - studied.lastReviewDay
      const after = right
        ? model.next(studied, elapsed, 3, true)
        : model.next(model.next(studied, elapsed, 1, true), 0, 3, true)
      const dueDay = day + Math.max(1, Math.round(model.intervalDays(after.stability, 0.9)))
      cards[index] = { ...card, studied: { ...after, lastReviewAt: now, lastReviewDay: day }, dueDay }
    }
  }
  return readinessAt(cards, input.at).mean
}

describe('a projection', () => {
  it.each([
    ['few minutes', 200],
    ['some minutes', 500],
    ['many minutes', 2_000],
  ])('expects with %s what learners reach who follow the plan', (_, seconds) => {
    const input = projectionInput({ budgetSecondsOf: () => seconds })
    const runs = Array.from({ length: 60 }, (_, seed) => followed(input, seed + 1))
    const reached = runs.reduce((sum, value) => sum + value, 0) / runs.length
    expect(Math.abs(projectPlan(input).readiness.mean - reached)).toBeLessThan(0.015)
  })

  it('spends no more than each day has', () => {
    const budget = (day: number) => (day % 2 === 0 ? 300 : 60)
    for (const { day, minutes } of projectPlan(projectionInput({ budgetSecondsOf: budget })).days) {
      expect(minutes * 60).toBeLessThanOrEqual(budget(day))
    }
  })

  it('is better with more minutes', () => {
    const mean = (seconds: number) => projectPlan(projectionInput({ budgetSecondsOf: () => seconds })).readiness.mean
    expect(mean(300)).toBeGreaterThan(mean(100))
    expect(mean(900)).toBeGreaterThan(mean(300))
  })

  it('studies also on the day itself where the briefing is in the evening', () => {
    const evening = projectPlan(projectionInput({ at: 10 * DAY_MS + 20 * 3_600_000 }))
    expect(evening.days.at(-1)?.day).toBe(10)
    expect(projectPlan(projectionInput()).days.at(-1)?.day).toBe(9)
  })

  it('of a briefing that has begun plans nothing', () => {
    const past = projectPlan(projectionInput({ now: morningOf(12), day: 12 }))
    expect(past.days).toEqual([])
    expect(past.readiness.mean).toBe(0)
  })
})

describe('feasibility', () => {
  const targets = { must: 0.9, others: 0.85 }
  const given = (minutesADay: number, more = {}) =>
    feasibilityOf({ ...projectionInput({ targets }), minutesADay, spentTodaySeconds: 0, ...more })

  it('says how many minutes are needed, and with them the targets are reached', () => {
    const tight = given(2)
    expect(tight.reached).toBe(false)
    expect(tight.minutesNeeded).toBeGreaterThan(2)
    expect(given(tight.minutesNeeded ?? 0).reached).toBe(true)
    expect(given((tight.minutesNeeded ?? 0) - 1).reached).toBe(false)
  })

  it('says how many facts to leave out, and the rest reaches the targets', () => {
    const { factsToDrop } = given(2)
    expect(factsToDrop).toBeGreaterThan(0)
    const kept = projectionInput()
      .cards.toSorted((a, b) => 'must should nice'.indexOf(a.weight) - 'must should nice'.indexOf(b.weight))
      .slice(0, 60 - (factsToDrop ?? 0))
    expect(given(2, { cards: kept }).reached).toBe(true)
  })

  it('drops nothing where the targets are reached, and says how few minutes would do', () => {
    const ample = given(60)
    expect(ample).toMatchObject({ reached: true, factsToDrop: 0 })
    expect(ample.minutesNeeded).toBeLessThan(60)
  })

  it('finds no number of minutes for a briefing in an hour', () => {
    const soon = given(10, { at: morningOf(0) + 3_600_000, briefingDay: 0, freezeDay: -1 })
    expect(soon.minutesNeeded).toBeNull()
    expect(MOST_MINUTES).toBe(240)
  })

  it('judges a large scope on a sample that says nearly the same', () => {
    const cards = Array.from({ length: 1_500 }, (_, index) =>
      index % 2 === 0 ? scopeCard(index) : studiedCard(index, 4 + (index % 9), -3),
    )
    const large = given(120, { cards })
    expect(large.isSampled).toBe(true)
    const whole = projectPlan(projectionInput({ cards, budgetSecondsOf: () => 7_200 })).readiness.mean
    expect(Math.abs(large.expected - whole)).toBeLessThan(0.02)
  })

  it('of nothing is reached', () => {
    expect(given(10, { cards: [] })).toMatchObject({ reached: true, minutesNeeded: 0 })
  })
})
