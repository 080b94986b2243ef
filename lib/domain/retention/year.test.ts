import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DayTally } from './day-tally'
import { YEAR_DAYS, yearOfAnswers } from './year'

/** A Tuesday. */
const TODAY = 19_997
const NONE = { passed: 0, n: 0 }
const day = (back: number, answers = 1): DayTally => ({ day: TODAY - back, answers, young: NONE, mature: NONE })
const days = (...backs: number[]) => backs.map((back) => day(back))

describe('the year', () => {
  it('holds the last 365 study days, the last of them today', () => {
    const year = yearOfAnswers([day(0, 7), day(364, 2), day(365, 9)], TODAY)
    expect(year.days).toHaveLength(YEAR_DAYS)
    expect(year.days.at(-1)).toMatchObject({ day: TODAY, answers: 7 })
    expect(year.days[0]).toMatchObject({ day: TODAY - 364, answers: 2 })
    expect(year).toMatchObject({ studiedDays: 2, answers: 9 })
  })

  it('parts days by the quartiles of their answers', () => {
    const year = yearOfAnswers(
      [1, 2, 3, 4, 5, 6, 7, 8].map((answers, i) => day(i, answers * 10)),
      TODAY,
    )
    expect(year.steps).toEqual([
      { from: 1, to: 20 },
      { from: 21, to: 40 },
      { from: 41, to: 60 },
      { from: 61, to: 80 },
    ])
    expect(year.days.slice(-8).map(({ step }) => step)).toEqual([4, 4, 3, 3, 2, 2, 1, 1])
    expect(year.days[0]?.step).toBe(0)
  })

  it('has one step where every day is alike, and none without an answer', () => {
    expect(yearOfAnswers([day(0, 5), day(1, 5), day(9, 5)], TODAY).steps).toEqual([{ from: 1, to: 5 }])
    expect(yearOfAnswers([], TODAY)).toMatchObject({
      steps: [],
      studiedDays: 0,
      weeksInARow: 0,
      mostWeeksInARow: 0,
    })
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

  it('gives each studied day the step that holds its answers, and steps without gaps', () => {
    const tallies = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 300 })), {
      selector: ([back]) => back,
      maxLength: 80,
    })
    fc.assert(
      fc.property(tallies, (list) => {
        const year = yearOfAnswers(
          list.map(([back, answers]) => day(back, answers)),
          TODAY,
        )
        for (const { answers, step } of year.days) {
          const range = year.steps[step - 1]
          if (answers === 0) expect(step).toBe(0)
          else expect(range && range.from <= answers && answers <= range.to).toBe(true)
        }
        for (const [i, { from, to }] of year.steps.entries()) {
          expect(from).toBe((year.steps[i - 1]?.to ?? 0) + 1)
          expect(to).toBeGreaterThanOrEqual(from)
        }
        expect(year.weeksInARow).toBeLessThanOrEqual(year.mostWeeksInARow)
      }),
    )
  })
})
