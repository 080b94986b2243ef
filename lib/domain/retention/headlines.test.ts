import { describe, expect, it } from 'vitest'
import type { DayTally } from './day-tally'
import { forecast } from './forecast'
import { expectedRecallHeadline, forecastHeadline, retentionHeadline, yearHeadline } from './headlines'
import { trueRetention } from './true-retention'
import { yearOfAnswers } from './year'

/** Tuesday 24 November 2026. */
const TODAY = 20_781
/** Nothing is forgotten: a review takes 6 s. */
const PACE = {
  new: 20,
  learning: 10,
  review: 6,
  stepsAfterNew: 1,
  learningSteps: [2, 1],
  relearningSteps: [1],
  lapses: 0,
}

const tested = (passed: number, n: number, back = 0): DayTally => ({
  day: TODAY - back,
  answers: n,
  young: { passed, n },
  mature: { passed: 0, n: 0 },
})
const headline = (...days: DayTally[]) => retentionHeadline(trueRetention(days, TODAY), 0.9)

describe('the headline on true retention', () => {
  it.each([
    [
      'in line with',
      tested(131, 143),
      'recalled the answer in 131 of 143 reviews: 92% (95% interval 86% to 95%), in line with your target of 90%.',
    ],
    [
      'less than',
      tested(60, 100),
      'recalled the answer in 60 of 100 reviews: 60% (95% interval 50% to 69%), below your target of 90%.',
    ],
    [
      'more than',
      tested(299, 300),
      'recalled the answer in 299 of 300 reviews: over 99% (95% interval 98% to 100%), above your target of 90%.',
    ],
    ['too few for', tested(5, 6), 'recalled the answer in 5 of 6 reviews, too few to compare with your target of 90%.'],
  ])('says when it is %s the target', (_, day, words) => {
    expect(headline(day)).toBe(`In the last 30 days you ${words}`)
  })

  it('says when there was nothing to measure, ever or lately', () => {
    expect(headline()).toBe('No card has come back after a day or more yet, so there is nothing to measure.')
    expect(headline(tested(9, 10, 40))).toBe('No card came back in the last 30 days.')
  })
})

describe('the headline on the forecast', () => {
  const due = (days: readonly (readonly [number, number])[]) =>
    forecastHeadline(
      forecast(
        days.map(([ahead, cards]) => ({
          dueDay: TODAY + ahead,
          buriedUntilDay: null,
          state: 'review',
          step: 0,
          cards,
        })),
        TODAY,
        30,
        PACE,
      ),
      'british',
    )

  it('names sum, pace and fullest day', () => {
    expect(
      due([
        [0, 200],
        [3, 310],
        [40, 999],
      ]),
    ).toBe(
      '510 cards fall due in the next 30 days, about 2 minutes a day. The busiest day is Friday 27 November, with 310 cards.',
    )
  })

  it('names two fullest days, and how many a day has at most where more are as full', () => {
    const days = (count: number) => due(Array.from({ length: count }, (_, i) => [3 * i, 8] as const))
    expect(days(2)).toContain('The busiest days are Tuesday 24 November and Friday 27 November, with 8 cards each.')
    expect(days(3)).toContain('No day has more than 8 cards.')
  })

  it('calls a minute what is one, and less what is less', () => {
    expect(
      due([
        [0, 200],
        [3, 10],
      ]),
    ).toContain('due in the next 30 days, less than a minute a day.')
  })

  it('names the day alone where there is only one, and what is overdue apart', () => {
    expect(due([[1, 1]])).toBe('1 card falls due in the next 30 days, on Wednesday 25 November.')
    expect(due([[-2, 7]])).toBe('No card falls due in the next 30 days; 7 more are overdue.')
    expect(
      due([
        [-2, 1],
        [1, 4],
      ]),
    ).toBe('4 cards fall due in the next 30 days, on Wednesday 25 November; 1 more is overdue.')
  })
})

describe('the headline on the year', () => {
  const studied = (...backs: number[]) =>
    yearHeadline(
      yearOfAnswers(
        backs.map((back) => tested(1, 1, back)),
        TODAY,
      ),
    )

  it('names days, and weeks in a row where there are two', () => {
    expect(studied()).toBe('No card was answered in the last 365 days.')
    expect(studied(0)).toBe('You studied on 1 of the last 365 days.')
    expect(studied(0, 7, 8)).toBe('You studied on 3 of the last 365 days, in each of the last 2 weeks.')
    expect(studied(0, 8, 30, 37, 44)).toBe(
      'You studied on 5 of the last 365 days, in each of the last 2 weeks; the most so far was 3.',
    )
    expect(studied(35, 36)).toBe('You studied on 2 of the last 365 days.')
  })
})

describe('the headline on what is known', () => {
  it('gives a range, or a number where both ends are the same', () => {
    expect(expectedRecallHeadline({ mean: 54, low: 51.6, high: 56.7 }, 163)).toBe(
      'If asked now, you can expect to recall 52 to 57 of the 163 facts in the library.',
    )
    expect(expectedRecallHeadline({ mean: 9.1, low: 8.8, high: 9.4 }, 10)).toBe(
      'If asked now, you can expect to recall about 9 of the 10 facts in the library.',
    )
    expect(expectedRecallHeadline({ mean: 0.9, low: 0.8, high: 1 }, 1)).toBe(
      'If asked now, you can expect to recall the only fact in the library with a chance of 90%.',
    )
  })

  it('says so where nothing is known yet', () => {
    const none = { mean: 0, low: 0, high: 0 }
    expect(expectedRecallHeadline(none, 0)).toBe('There are no facts yet in the library.')
    expect(expectedRecallHeadline(none, 1)).toBe('The only fact in the library has not been studied yet.')
    expect(expectedRecallHeadline(none, 146)).toBe('None of the 146 facts in the library has been studied yet.')
  })
})
