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
    [131, 143, '92% (95% interval 86% to 95%), in line with your target of 90%.'],
    [60, 100, '60% (95% interval 50% to 69%), below your target of 90%.'],
    [299, 300, 'over 99% (95% interval 98% to 100%), above your target of 90%.'],
  ])('says of %i of %i how it compares with the target', (passed, n, words) => {
    const start = `In the last 30 days you recalled the answer in ${passed} of ${n} reviews`
    expect(headline(tested(passed, n))).toBe(`${start}: ${words}`)
  })

  it('says when there was nothing or too little to measure, ever or lately', () => {
    expect(headline(tested(5, 6))).toContain('5 of 6 reviews, too few to compare with your target of 90%.')
    expect(headline()).toBe('No card has come back after a day or more yet, so there is nothing to measure.')
    expect(headline(tested(9, 10, 40))).toBe('No card came back in the last 30 days.')
  })
})

describe('the headline on the forecast', () => {
  const due = (...days: readonly (readonly [ahead: number, cards: number])[]) => {
    const group = { buriedUntilDay: null, state: 'review', step: 0 } as const
    const groups = days.map(([ahead, cards]) => ({ ...group, dueDay: TODAY + ahead, cards }))
    return forecastHeadline(forecast(groups, TODAY, 30, PACE), 'british')
  }
  const full = (count: number) => due(...Array.from({ length: count }, (_, i) => [3 * i, 8] as const))

  it.each([
    [due([0, 200], [3, 310], [40, 999]), '510 cards fall due in the next 30 days, about 2 minutes a day. The busiest'],
    [due([0, 200], [3, 310], [40, 999]), 'a day. The busiest day is Friday 27 November, with 310 cards.'],
    [full(2), 'The busiest days are Tuesday 24 November and Friday 27 November, with 8 cards each.'],
    [full(3), 'No day has more than 8 cards.'],
    [due([0, 200], [3, 10]), 'due in the next 30 days, less than a minute a day.'],
    [due([1, 1]), '1 card falls due in the next 30 days, on Wednesday 25 November.'],
    [due([-2, 7]), 'No card falls due in the next 30 days; 7 more are overdue.'],
    [due([-2, 1], [1, 4]), '4 cards fall due in the next 30 days, on Wednesday 25 November; 1 more is overdue.'],
  ])('is “%s”', (told, words) => {
    expect(told).toContain(words)
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
  const OF_5 = 'You studied on 5 of the last 365 days, in each of the last 2 weeks; the most so far was 3.'

  it.each([
    [[], 'No card was answered in the last 365 days.'],
    [[0], 'You studied on 1 of the last 365 days.'],
    [[0, 7, 8], 'You studied on 3 of the last 365 days, in each of the last 2 weeks.'],
    [[0, 8, 30, 37, 44], OF_5],
    [[35, 36], 'You studied on 2 of the last 365 days.'],
  ])('names days, and weeks in a row where there are two: %j', (backs, words) => {
    expect(studied(...backs)).toBe(words)
  })
})

describe('the headline on what is known', () => {
  const recall = (mean: number, low: number, high: number, facts: number) =>
    expectedRecallHeadline({ mean, low, high }, facts)
  it.each([
    [recall(54, 51.6, 56.7, 163), 'you can expect to recall 52 to 57 of the 163 facts in the library.'],
    [recall(9.1, 8.8, 9.4, 10), 'If asked now, you can expect to recall about 9 of the 10 facts in the library.'],
    [recall(0.9, 0.8, 1, 1), 'expect to recall the only fact in the library with a chance of 90%.'],
    [recall(0, 0, 0, 0), 'There are no facts yet in the library.'],
    [recall(0, 0, 0, 1), 'The only fact in the library has not been studied yet.'],
    [recall(0, 0, 0, 146), 'None of the 146 facts in the library has been studied yet.'],
  ])('is “%s”', (told, words) => {
    expect(told).toContain(words)
  })
})
