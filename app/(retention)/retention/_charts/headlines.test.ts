import { describe, expect, it } from 'vitest'
import { wilson } from '@/lib/domain/retention/wilson'
import { difficultyHeadline, recallHeadline, stabilityHeadline, trendHeadline } from './headlines'

const week = (
  firstDay: number,
  [passed, n]: readonly [number, number],
  [inBand, ofBand]: readonly [number, number],
) => ({
  firstDay,
  tested: { passed, n, estimate: wilson(passed, n) },
  band: wilson(inBand, ofBand),
})

/** Ten weeks, with these 30 days at the end of the fifth and at the end. */
const weeks = (before: readonly [number, number], now: readonly [number, number]) => [
  ...[0, 7, 14, 21].map((day) => week(day, [9, 10], [18, 20])),
  week(28, before, before),
  ...[35, 42, 49, 56].map((day) => week(day, [9, 10], [18, 20])),
  week(63, now, now),
]

describe('what the trend says', () => {
  it('names a rise and a fall only where the intervals do not meet', () => {
    expect(trendHeadline(weeks([700, 1000], [900, 1000]))).toContain(
      '90% of reviews, 20 percentage points more than the 70% of five weeks earlier',
    )
    expect(trendHeadline(weeks([900, 1000], [700, 1000]))).toContain('20 percentage points less than the 90%')
    expect(trendHeadline(weeks([7, 10], [9, 10]))).toContain('the difference may be chance')
    expect(trendHeadline(weeks([861, 1000], [859, 1000]))).toContain('86% of reviews, the same as five weeks earlier.')
    // The 30 days of five weeks ago began before the first week.
    expect(trendHeadline(weeks([700, 1000], [900, 1000]).slice(1))).toContain('not enough earlier weeks')
  })

  it('says so where there is nothing to compare', () => {
    expect(trendHeadline([])).toBe('No card came back after a day or more in this period.')
    expect(trendHeadline([week(0, [3, 4], [3, 4])])).toContain('There are not enough earlier weeks to compare.')
    expect(trendHeadline([week(0, [3, 4], [3, 4]), week(7, [0, 0], [0, 0])])).toContain(
      'No card came back in the last 30',
    )
  })
})

const bars = (edges: readonly number[], counts: readonly number[]) =>
  counts.map((count, i) => ({ from: edges[i] ?? 0, to: edges[i + 1] ?? null, count }))

describe('what the spreads say', () => {
  it('counts recall from 90% on, and under 50%', () => {
    const steps = Array.from({ length: 21 }, (_, i) => i / 20)
    const counts = steps.slice(0, 20).map((_, i) => (i === 9 ? 2 : i === 10 ? 3 : i === 18 ? 4 : i === 19 ? 1 : 0))
    expect(recallHeadline(bars(steps, counts), 0.9)).toBe(
      '5 of the 10 cards you have studied (50%) have a 90% chance or better of being recalled now; 2 below 50%. Your target is 90%.',
    )
  })

  it('counts stability from 32 days on, and under one', () => {
    const edges = [0, 1, 2, 4, 8, 16, 32, 64]
    expect(stabilityHeadline(bars(edges, [1, 0, 0, 0, 0, 5, 2, 2]))).toBe(
      '4 of the 10 cards you have studied (40%) would take 32 days or more to fade to 90% recall; 1 would fade within a day.',
    )
  })

  it('says that nothing was studied where nothing was', () => {
    for (const headline of [recallHeadline([], 0.9), stabilityHeadline([]), difficultyHeadline([])]) {
      expect(headline).toBe('No card has been studied yet.')
    }
  })
})
