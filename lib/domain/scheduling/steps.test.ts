import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studyCalendar } from '../time/study-day'
import { RATINGS } from './memory'
import { fuzzedDelaySeconds, stepAfter, stepDelaySeconds, stepDue } from './steps'

const DAY_SECONDS = 86_400

describe('the delay of a learning step', () => {
  it.each([
    [[10], 0, 600, 900, null],
    [[4320], 0, 259_200, 345_600, null],
    [[1, 10], 0, 60, 330, 600],
    [[1, 10], 1, 60, 600, null],
    [[1, 10, 100], 0, 60, 330, 600],
    [[1, 10, 100], 1, 60, 600, 6000],
    [[1, 10, 100], 2, 60, 6000, null],
    // No steps, one that no longer exists, above a day in whole days, and of half a minute.
    [[], 0, null, null, null],
    [[1, 10], 5, 60, 600, null],
    [[1440, 2880], 0, DAY_SECONDS, 2 * DAY_SECONDS, 2 * DAY_SECONDS],
    [[1439], 0, 86_340, DAY_SECONDS, null],
    [[0.5, 1.1], 0, 30, 48, 66],
  ])('of %j on step %i is as in Anki', (steps, step, again, hard, good) => {
    expect(RATINGS.map((rating) => stepDelaySeconds(steps, step, rating))).toEqual([again, hard, good, null])
  })
})

it('Again goes back to the first step, Hard stays, also on one that no longer exists, and Good goes on', () => {
  expect(([1, 2, 3] as const).map((rating) => stepAfter([1, 10, 60], 1, rating))).toEqual([0, 1, 2])
  expect(stepAfter([1, 10], 5, 2)).toBe(1)
})

describe('learning fuzz', () => {
  it.each([
    [60, 75],
    [600, 750],
    [6000, 6300],
    [3, 3],
  ])('draws %i seconds out to less than %i', (delay, below) => {
    expect(fuzzedDelaySeconds(delay, 0)).toBe(delay)
    expect(fuzzedDelaySeconds(delay, 0.999)).toBe(Math.max(delay, below - 1))
  })
})

describe('a step', () => {
  const calendar = studyCalendar('Europe/Berlin', 4)
  const at = Date.UTC(2025, 5, 10, 20)
  const day = calendar.dayOf(at)
  const dayEndsAt = calendar.startOf(day + 1)

  it('that ends on the same study day is due at an instant', () => {
    expect(stepDue(at, day, 600, null, calendar)).toEqual({ kind: 'intraday', dueAt: at + 600_000 })
  })

  it('that crosses the day start becomes days', () => {
    expect(stepDue(dayEndsAt - 600_000, day, 600, null, calendar)).toEqual({ kind: 'days', days: 1 })
    expect(stepDue(at, day, DAY_SECONDS, null, calendar)).toEqual({ kind: 'days', days: 1 })
    expect(stepDue(at, day, 3 * DAY_SECONDS, null, calendar)).toEqual({ kind: 'days', days: 3 })
  })

  it('of a day is one study day also over the change to summer time', () => {
    const before = Date.UTC(2025, 2, 30, 0, 30)
    expect(stepDue(before, calendar.dayOf(before), DAY_SECONDS, null, calendar)).toEqual({ kind: 'days', days: 1 })
  })

  it('that ends just before the day start is drawn out to it at most', () => {
    expect(stepDue(dayEndsAt - 601_000, day, 600, 0.99, calendar)).toEqual({ kind: 'intraday', dueAt: dayEndsAt - 1 })
  })

  it('is never carried over the day start by fuzz alone', () => {
    const input = [
      fc.integer({ min: 1, max: DAY_SECONDS }),
      fc.nat(DAY_SECONDS),
      fc.double({ min: 0, max: 0.9999, noNaN: true }),
    ] as const
    fc.assert(
      fc.property(...input, (secondsToGo, delay, fraction) => {
        const now = dayEndsAt - secondsToGo * 1000
        const due = stepDue(now, calendar.dayOf(now), delay, fraction, calendar)
        if (due.kind === 'days') expect(delay).toBeGreaterThanOrEqual(secondsToGo)
        else expect(calendar.dayOf(due.dueAt)).toBe(calendar.dayOf(now))
      }),
    )
  })
})
