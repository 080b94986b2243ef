import { describe, expect, it } from 'vitest'
import { readinessOf } from '@/lib/domain/briefing/forecast'
import { BEST_GAIN } from '@/lib/domain/briefing/plan-day'
import { percentOf } from '@/lib/domain/format/percent'
import { belowWithPlanWords, dayAndYear, expectWords, overWords, rangeWords, studyTimeWords } from './words'

describe('shares and ranges', () => {
  it.each([
    [0, '0%'],
    [0.001, '1%'],
    [0.5, '50%'],
    [0.999, '99%'],
    [1, '100%'],
  ])('%f is said without a certainty that is none', (share, words) => {
    expect(percentOf(share)).toBe(words)
  })

  it('a range says no more than its share would: 99% is never within 100 to 100%', () => {
    expect(rangeWords({ low: 0.996, high: 0.999 })).toBe('99%')
    expect(rangeWords({ low: 0.996, high: 1 })).toBe('99 to 100%')
    expect(rangeWords({ low: 0, high: 0.002 })).toBe('0 to 1%')
  })

  it.each([
    [0, '0 of 0 facts'],
    [1, '1 of 1 fact'],
    [12, '12 of 12 facts'],
  ])('%i facts that are certain are expected', (count, words) => {
    const parts = Array.from({ length: count }, () => ({ weight: 'must' as const, cardsOfFact: 1, recall: 1 }))
    expect(expectWords(readinessOf(parts))).toBe(words)
  })
})

describe('days and study time', () => {
  const day = Date.UTC(2026, 10, 26) / 86_400_000
  it('a date has its year where that is not this one', () => {
    expect(dayAndYear(day + 10, day)).toBe('6 Dec')
    expect(dayAndYear(day + 1095, day)).toBe('25 Nov 2029')
  })

  it.each([
    [0, '0 minutes'],
    [0.2, 'Less than a minute'],
    [119, '119 minutes'],
    [120, 'About 2 hours'],
    [3_223, 'About 54 hours'],
  ])('%f minutes', (minutes, words) => {
    expect(studyTimeWords(minutes)).toBe(words)
  })
})

it.each([
  [1, 60, '1 must-know', 'in the time left, more study won’t raise it that far.'],
  [2, 60, '2 must-knows', 'in the time left, more study won’t raise them that far.'],
  [1, 600, '1 must-know', 'you don’t have enough minutes for it.'],
  [3, 600, '3 must-knows', 'you don’t have enough minutes for all of them.'],
])(
  '%i that stay below their target with %i of 600 seconds a day have a reason',
  (belowWithPlan, secondsADay, who, why) => {
    const page = {
      atRisk: { belowWithPlan },
      briefing: { minutesPerDay: 10, choices: { targetMust: 0.95 } },
      pace: { secondsADay, order: BEST_GAIN, reached: true },
    }
    expect(belowWithPlanWords(page)).toBe(`${who} will still be below 95% if you follow the plan: ${why}`)
  },
)

it('says how many facts came up and were recalled, or asks for the debrief', () => {
  expect(overWords({ cameUp: 4, recalled: 1 })).toBe('This briefing is over. 4 facts came up, and you recalled 1.')
  expect(overWords(null)).toContain('Mark in its debrief which facts came up.')
})
