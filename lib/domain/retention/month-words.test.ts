import { describe, expect, it } from 'vitest'
import { scoresOf } from './calibration'
import { monthAt } from './month'
import {
  monthBegun,
  monthCompared,
  monthEffort,
  monthForecasts,
  monthKinds,
  monthRecall,
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
    expect(monthEffort({ ...effort, firstAnswer: dayOf('2026-08-01') }, 'british')).toBe(words)
  })

  it('names the first answer of all where it was in the month', () => {
    const first = { ...over, answers: 12, minutes: 1, studiedDays: 3, firstAnswer: dayOf('2026-10-23') }
    expect(monthEffort(first, 'british')).toBe(
      '12 answers on 3 of 31 days, in 1 minute. Your first answer ever was on Friday 23 October.',
    )
  })

  it.each([
    [[], null],
    [[['review', 1]], null],
    [[['review', 7]], 'All were in reviews.'],
    [
      [
        ['learning', 1],
        ['review', 2],
      ],
      'Of these, 1 was in learning and 2 in reviews.',
    ],
    [
      [
        ['learning', 3],
        ['review', 1200],
        ['rehearsal', 1],
        ['cram', 4],
      ],
      'Of these, 3 were in learning, 1,200 in reviews, 1 in rehearsals and 4 in cramming.',
    ],
  ] as const)('says what the answers were: %#', (kinds, words) => {
    expect(monthKinds(kinds.map(([kind, answers]) => ({ kind, answers })))).toBe(words)
  })

  it.each([
    [0, 0, 'No card came back after a day or more.'],
    [1, 1, 'You recalled the answer in 1 of 1 review, too few to compare with the target of 90%.'],
    [0, 3, 'You recalled the answer in 0 of 3 reviews: 0% (95% interval 0% to 56%), below the target of 90%.'],
    [
      90,
      100,
      'You recalled the answer in 90 of 100 reviews: 90% (95% interval 83% to 94%), in line with the target of 90%.',
    ],
    [
      990,
      1000,
      'You recalled the answer in 990 of 1,000 reviews: 99% (95% interval 98% to 99%), above the target of 90%.',
    ],
  ])('holds %i of %i against the target', (passed, n, words) => {
    expect(monthRetention(retained(passed, n), { one: 0.9, changed: false })).toBe(words)
  })

  it('holds nothing against a target that changed or is not known', () => {
    const share = 'You recalled the answer in 90 of 100 reviews: 90% (95% interval 83% to 94%).'
    expect(monthRetention(retained(90, 100), { one: null, changed: false })).toBe(share)
    expect(monthRetention(retained(90, 100), { one: null, changed: true })).toBe(
      `${share} The target changed during the month, so there is no comparison.`,
    )
  })

  it('names a difference to the month before only where the ranges do not meet', () => {
    const september = monthAt(dayOf('2026-09-01'))
    const compared = (now: number, before: number) =>
      monthCompared(retained(now, 1000), retained(before, 1000), september, september.first)
    expect(compared(900, 800)).toBe('That is 10 percentage points above the 80% in September 2026.')
    expect(compared(800, 900)).toBe('That is 10 percentage points below the 90% in September 2026.')
    expect(compared(800, 805)).toBe('It was 81% in September 2026: the difference may be chance.')
    expect(monthCompared(retained(8, 10), retained(0, 0), september, september.first)).toBeNull()
    expect(monthCompared(retained(0, 0), retained(8, 10), september, september.first)).toBeNull()
  })

  it('compares with no month that had only a few days since the first answer', () => {
    const september = monthAt(dayOf('2026-09-01'))
    const compared = (firstAnswer: number) =>
      monthCompared(retained(900, 1000), retained(500, 1000), september, firstAnswer)
    expect(compared(dayOf('2026-09-24'))).toBe('That is 40 percentage points above the 50% in September 2026.')
    expect(compared(dayOf('2026-09-25'))).toBeNull()
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
    [0, 0, 0, 0, 'No answer had a forecast to compare with.'],
    [0, 0, 0, 1, 'No answer had a forecast to compare with. 1 answer without a forecast is not counted.'],
    [1, 1, 0.9, 0, '1 answer had a forecast; 200 are needed to judge the forecasts.'],
    [
      400,
      360,
      361,
      0,
      'Forecasts were about right: 90.3% predicted, 90.0% recalled in the 400 answers that had a forecast (95% interval 86.7% to 92.6%).',
    ],
    [
      400,
      300,
      360,
      2,
      'Forecasts were 15 percentage points too high: 90.0% predicted, 75.0% recalled in the 400 answers that had a forecast (95% interval 70.5% to 79.0%). 2 answers without a forecast are not counted.',
    ],
    [
      400,
      396,
      360,
      0,
      'Forecasts were 9 percentage points too low: 90.0% predicted, 99.0% recalled in the 400 answers that had a forecast (95% interval 97.5% to 99.6%).',
    ],
  ])('holds forecasts against what came of them: %#', (n, recalled, predicted, unpredicted, words) => {
    expect(monthForecasts(scoresOf({ n, recalled, predicted, logLoss: 1 }), unpredicted, n)).toBe(words)
  })

  it('says where a difference may be chance, and where it counts more answers than recall does', () => {
    expect(monthForecasts(scoresOf({ n: 503, recalled: 434, predicted: 447, logLoss: 1 }), 0, 502)).toBe(
      'Forecasts were about right: 88.9% predicted, 86.3% recalled in the 503 answers that had a forecast (95% interval 83.0% to 89.0%), so the difference may be chance. These include cards left in their steps on an earlier day, which the recall above does not count.',
    )
  })

  const at = (date: string, cards: number) => ({ day: dayOf(date), cards })
  it.each([
    [over, null, null, null],
    [over, null, at('2026-10-31', 1.2), 'At the end of the month you could recall about 1 card.'],
    [
      over,
      at('2026-09-30', 20),
      at('2026-10-31', 34.4),
      'At the end of the month you could recall about 34 cards, 14 more than at the start of the month.',
    ],
    [
      over,
      at('2026-09-30', 34.1),
      at('2026-10-31', 34.4),
      'At the end of the month you could recall about 34 cards, as many as at the start of the month.',
    ],
    [
      over,
      at('2026-09-28', 40),
      at('2026-10-29', 34.4),
      'At the end of Thursday 29 October you could recall about 34 cards, 6 fewer than on Monday 28 September.',
    ],
    [
      running,
      at('2026-09-30', 20),
      at('2026-10-20', 21),
      'You can now recall about 21 cards, 1 more than at the start of the month.',
    ],
    [running, null, at('2026-10-18', 21), 'At the end of Sunday 18 October you could recall about 21 cards.'],
    [{ ...over, isOver: false }, null, at('2026-10-31', 21), 'You can now recall about 21 cards.'],
  ])('says what was known: %#', (span, start, end, words) => {
    expect(monthRecall({ ...span, start, end }, 'british')).toBe(words)
  })
})
