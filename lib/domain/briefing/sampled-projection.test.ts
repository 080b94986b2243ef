import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { morningOf, projectionInput, scopeCard, studiedCard } from './briefing.fixture'
import type { ScopeCard } from './forecast'
import { type ProjectionInput, projectPlan } from './projection'
import { projectSampled, stepsOf } from './sampled-projection'

/** Facts of all weights, of which every third is new, and the others were studied at different times. */
const scopeOf = (count: number): readonly ScopeCard[] =>
  Array.from({ length: count }, (_, index) =>
    index % 3 === 0 ? scopeCard(index) : studiedCard(index, 1 + (index % 40), -1 - (index % 17)),
  )

const inputOf = (cards: readonly ScopeCard[], days: number, minutes: number): ProjectionInput =>
  projectionInput({
    cards,
    at: morningOf(days),
    briefingDay: days,
    freezeDay: days - 1,
    budgetSecondsOf: () => minutes * 60,
  })

describe('steps of a plan', () => {
  it('stand for every study day exactly once, and are no more than asked for', () => {
    const day = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(day, fc.integer({ min: 5, max: 60 }), fc.array(day, { maxLength: 40 }), (to, most, off) => {
        const daysOff = new Set(off.filter((one) => one <= to))
        const { standsFor, skipped } = stepsOf(0, to, daysOff, most)
        const total = [...standsFor.values()].reduce((sum, days) => sum + days, 0)
        expect(total).toBe(to + 1 - daysOff.size)
        expect(standsFor.size + skipped.size).toBe(total)
        expect(standsFor.size).toBeLessThanOrEqual(most)
        expect([...skipped, ...standsFor.keys()].some((one) => daysOff.has(one))).toBe(false)
      }),
    )
  })

  it('leave today and the last three days as they are', () => {
    const { standsFor } = stepsOf(0, 100, new Set(), 12)
    expect([0, 98, 99, 100].map((one) => standsFor.get(one))).toEqual([1, 1, 1, 1])
  })
})

describe('a projection within reason', () => {
  it('of a small scope and a near date is the plan itself', () => {
    const input = inputOf(scopeOf(60), 12, 10)
    const exact = projectPlan(input)
    const found = projectSampled(input)
    expect(found.isRough).toBe(false)
    expect(found.readiness).toEqual(exact.readiness)
    expect(found.days.map(({ stands, ...one }) => one)).toEqual(exact.days)
    expect(found.days.every(({ stands }) => stands === 1)).toBe(true)
  })

  it('of a large scope comes near the whole plan, from a sample', () => {
    const input = inputOf(scopeOf(6_000), 5, 90)
    const found = projectSampled(input)
    expect(found.isRough).toBe(true)
    expect(found.recall.size).toBe(6_000)
    expect(found.readiness.facts).toBe(6_000)
    expect(Math.abs(found.readiness.mean - projectPlan(input).readiness.mean)).toBeLessThan(0.02)
  })

  it('of a distant date comes near the whole plan, in steps', () => {
    const input = inputOf(scopeOf(150), 400, 5)
    const found = projectSampled(input)
    expect(found.isRough).toBe(true)
    expect(Math.abs(found.readiness.mean - projectPlan(input).readiness.mean)).toBeLessThan(0.02)
  })

  it('never takes more minutes a day than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 30 }), (days, minutes) => {
        const found = projectSampled(inputOf(scopeOf(300), days, minutes))
        for (const day of found.days) expect(day.minutes).toBeLessThanOrEqual(minutes + 1e-9)
      }),
      { numRuns: 15 },
    )
  })
})
