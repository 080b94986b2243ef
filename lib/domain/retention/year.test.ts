import { describe, expect, it } from 'vitest'
import type { DayTally } from './day-tally'
import { yearOfAnswers } from './year'

/** A Tuesday. */
const TODAY = 19_997
const NONE = { passed: 0, n: 0 }
const day = (back: number, answers = 1): DayTally => ({ day: TODAY - back, answers, young: NONE, mature: NONE })
const days = (...backs: number[]) => backs.map((back) => day(back))

describe('the year', () => {
  it('counts the days studied among the last 365, the last of them today', () => {
    expect(yearOfAnswers([day(365, 9), day(364, 2), day(0, 7)], TODAY)).toMatchObject({ studiedDays: 2 })
    expect(yearOfAnswers([], TODAY)).toEqual({ studiedDays: 0, weeksInARow: 0, mostWeeksInARow: 0 })
  })

  // Today is a Tuesday: a day back is a Monday, and two days back a Sunday of the week before.
  it.each([
    ['of this week alone', days(0), 1, 1],
    ['of this week and the last', days(1, 2), 2, 2],
    ['up to last week while this one is still open', days(2, 9), 2, 2],
    ['not up to the week before', days(9, 16, 23), 0, 3],
    ['with a gap', days(0, 2, 16, 23, 30, 37), 2, 4],
    ['with one day of study in each, whatever the weekday', days(0, 8, 9, 15), 3, 3],
  ])('counts weeks in a row %s', (_, tallies, current, most) => {
    expect(yearOfAnswers(tallies, TODAY)).toMatchObject({ weeksInARow: current, mostWeeksInARow: most })
  })

  it('does not let weeks of a pause end a run, nor count in it', () => {
    const tallies = days(0, 2, 30, 37)
    expect(yearOfAnswers(tallies, TODAY)).toMatchObject({ weeksInARow: 2, mostWeeksInARow: 2 })
    // Three weeks without study lie between.
    const pause = { from: TODAY - 25, to: TODAY - 10 }
    expect(yearOfAnswers(tallies, TODAY, [pause])).toMatchObject({ weeksInARow: 4, mostWeeksInARow: 4 })
    expect(yearOfAnswers(tallies, TODAY, [{ ...pause, to: TODAY - 16 }])).toMatchObject({ weeksInARow: 2 })
    expect(yearOfAnswers(days(30), TODAY, [{ from: TODAY - 25, to: TODAY }])).toMatchObject({ weeksInARow: 1 })
  })

  it('lets a run reach back beyond the year', () => {
    const tallies = Array.from({ length: 100 }, (_, week) => day(7 * week))
    expect(yearOfAnswers(tallies, TODAY)).toMatchObject({ weeksInARow: 100, mostWeeksInARow: 100, studiedDays: 53 })
  })
})
