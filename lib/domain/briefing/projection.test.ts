import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../time/units'
import { morningOf, planInput, projectionInput, scopeCard, studiedCard } from './briefing.fixture'
import { feasibilityOf, MOST_MINUTES } from './feasibility'
import { followPlan } from './followed-plan.fixture'
import { projectPlan } from './projection'

describe('a projection', () => {
  it.each([
    ['few minutes', 200],
    ['some minutes', 500],
    ['many minutes', 2_000],
  ])('expects with %s what learners reach who follow the plan', (_, mostSecondsADay) => {
    const input = planInput({ mostSecondsADay, usesAllMinutes: true })
    const runs = Array.from({ length: 60 }, (_, seed) => followPlan(input, seed + 1).mean)
    const reached = runs.reduce((sum, value) => sum + value, 0) / runs.length
    const { readiness } = projectPlan(projectionInput({ budgetSecondsOf: () => mostSecondsADay }))
    expect(Math.abs(readiness.mean - reached)).toBeLessThan(0.015)
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
