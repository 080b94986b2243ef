import { describe, expect, it } from 'vitest'
import { scoresOf } from './calibration'
import { monthAt } from './month'
import {
  monthBegun,
  monthCompared,
  monthEffort,
  monthForecasts,
  monthKinds,
  monthKnown,
  monthRetention,
} from './month-words'
import { wilson } from './wilson'

const dayOf = (date: string): number => Date.parse(date) / 86_400_000
const october = monthAt(dayOf('2026-10-14'))
const over = { month: october, until: october.last, isOver: true }
const running = { month: october, until: dayOf('2026-10-20'), isOver: false }
const retained = (passed: number, n: number) => ({ passed, n, estimate: wilson(passed, n) })

describe('what a month came to', () => {
  it.each([
    [{ ...over, answers: 0, minutes: 0, studiedDays: 0 }, 'No card was answered in October 2026.'],
    [{ ...running, answers: 0, minutes: 0, studiedDays: 0 }, 'No card has been answered in October 2026 yet.'],
    [{ ...over, answers: 1, minutes: 0.1, studiedDays: 1 }, '1 answer on 1 of 31 days, in less than a minute.'],
    [{ ...over, answers: 1412, minutes: 74, studiedDays: 18 }, '1,412 answers on 18 of 31 days, in 74 minutes.'],
    [{ ...running, answers: 12, minutes: 1, studiedDays: 3 }, '12 answers on 3 of 20 days so far, in 1 minute.'],
    // The last day of a month is not over while it runs.
    [
      { ...over, isOver: false, answers: 0, minutes: 0, studiedDays: 0 },
      'No card has been answered in October 2026 yet.',
    ],
  ])('says how much was answered: %#', (effort, words) => {
    expect(monthEffort({ ...effort, firstAnswer: dayOf('2026-08-01') })).toBe(words)
  })

  it('names the first answer of all where it was in the month', () => {
    const first = { ...over, answers: 12, minutes: 1, studiedDays: 3, firstAnswer: dayOf('2026-10-23') }
    expect(monthEffort(first)).toBe(
      '12 answers on 3 of 31 days, in 1 minute. The first of all was on Friday 23 October.',
    )
  })

  it.each([
    [[], null],
    [[['review', 1]], null],
    [[['review', 7]], 'All of them were given in reviews.'],
    [
      [
        ['learning', 1],
        ['review', 2],
      ],
      'Of these, 1 was given in learning and 2 in reviews.',
    ],
    [
      [
        ['learning', 3],
        ['review', 1200],
        ['rehearsal', 1],
        ['cram', 4],
      ],
      'Of these, 3 were given in learning, 1,200 in reviews, 1 in rehearsals and 4 in cramming.',
    ],
  ] as const)('says what the answers were: %#', (kinds, words) => {
    expect(monthKinds(kinds.map(([kind, answers]) => ({ kind, answers })))).toBe(words)
  })

  it.each([
    [0, 0, 'No card came back after a day or more.'],
    [1, 1, 'What came back was recalled in 1 of 1 review, too few to compare with the target of 90%.'],
    [0, 3, 'What came back was recalled in 0 of 3 reviews: less than the target of 90%.'],
    [90, 100, 'What came back was recalled in 90 of 100 reviews, 90%: in line with the target of 90%.'],
    [990, 1000, 'What came back was recalled in 990 of 1,000 reviews, 99%: more than the target of 90%.'],
  ])('holds %i of %i against the target', (passed, n, words) => {
    const said = monthRetention(retained(passed, n), { one: 0.9, changed: false })
    expect(said.replace(', 0%:', ':')).toBe(words)
  })

  it('holds nothing against a target that changed or is not known', () => {
    const share = 'What came back was recalled in 90 of 100 reviews, 90%.'
    expect(monthRetention(retained(90, 100), { one: null, changed: false })).toBe(share)
    expect(monthRetention(retained(90, 100), { one: null, changed: true })).toBe(
      `${share} The target was changed on the way, so this is not held against one.`,
    )
  })

  it('names a difference to the month before only where the ranges do not meet', () => {
    const september = monthAt(dayOf('2026-09-01'))
    const compared = (now: number, before: number) =>
      monthCompared(retained(now, 1000), retained(before, 1000), september)
    expect(compared(900, 800)).toBe('That is more than the 80% of September 2026.')
    expect(compared(800, 900)).toBe('That is less than the 90% of September 2026.')
    expect(compared(800, 805)).toBe('It was 81% in September 2026: no difference beyond chance.')
    expect(monthCompared(retained(8, 10), retained(0, 0), september)).toBeNull()
    expect(monthCompared(retained(0, 0), retained(8, 10), september)).toBeNull()
  })

  it.each([
    [0, 0, 'No card was answered for the first time.'],
    [1, 0, '1 card was answered for the first time; no fact was new.'],
    [1, 1, '1 card was answered for the first time; 1 fact was new.'],
    [34, 28, '34 cards were answered for the first time; 28 facts were new.'],
  ])('says that %i cards of %i facts were new', (cards, facts, words) => {
    expect(monthBegun({ cards, facts })).toBe(words)
  })

  it.each([
    [0, 0, 0, 0, 'No answer had a forecast to be held against.'],
    [0, 0, 0, 1, 'No answer had a forecast to be held against. 1 answer without a forecast stands apart.'],
    [1, 1, 0.9, 0, '1 answer had a forecast; it takes 200 to say whether forecasts hold.'],
    [400, 360, 361, 0, 'Forecasts held: 90.3% predicted, 90.0% recalled of 400 answers.'],
    [
      400,
      300,
      360,
      2,
      'Forecasts ran 15 points high: 90.0% predicted, 75.0% recalled of 400 answers. 2 answers without a forecast stand apart.',
    ],
    [400, 396, 360, 0, 'Forecasts ran 9 points low: 90.0% predicted, 99.0% recalled of 400 answers.'],
  ])('holds forecasts against what came of them: %#', (n, recalled, predicted, unpredicted, words) => {
    expect(monthForecasts(scoresOf({ n, recalled, predicted, logLoss: 1 }), unpredicted)).toBe(words)
  })

  const at = (date: string, cards: number) => ({ day: dayOf(date), cards })
  it.each([
    [over, null, null, null],
    [over, null, at('2026-10-31', 1.2), 'As the month ended, about 1 card could be recalled.'],
    [
      over,
      at('2026-09-30', 20),
      at('2026-10-31', 34.4),
      'As the month ended, about 34 cards could be recalled, 14 more than at the start of the month.',
    ],
    [
      over,
      at('2026-09-30', 34.1),
      at('2026-10-31', 34.4),
      'As the month ended, about 34 cards could be recalled, as many as at the start of the month.',
    ],
    [
      over,
      at('2026-09-28', 40),
      at('2026-10-29', 34.4),
      'As Thursday 29 October ended, about 34 cards could be recalled, 6 fewer than on Monday 28 September.',
    ],
    [
      running,
      at('2026-09-30', 20),
      at('2026-10-20', 21),
      'About 21 cards could be recalled now, 1 more than at the start of the month.',
    ],
    [running, null, at('2026-10-18', 21), 'As Sunday 18 October ended, about 21 cards could be recalled.'],
    [{ ...over, isOver: false }, null, at('2026-10-31', 21), 'About 21 cards could be recalled now.'],
  ])('says what was known: %#', (span, start, end, words) => {
    expect(monthKnown({ ...span, start, end })).toBe(words)
  })
})
