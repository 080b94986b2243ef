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

/** Six weeks of which the first and the last have these 30 days. */
const weeks = (before: readonly [number, number], now: readonly [number, number]) => [
  week(0, before, before),
  ...[7, 14, 21, 28].map((day) => week(day, [9, 10], [18, 20])),
  week(35, now, now),
]

describe('what the trend says', () => {
  it('names a rise and a fall only where the intervals do not meet', () => {
    expect(trendHeadline(weeks([700, 1000], [900, 1000]))).toContain(
      '90% of what came back, 20 percentage points more than the 70%',
    )
    expect(trendHeadline(weeks([900, 1000], [700, 1000]))).toContain('20 percentage points less than the 90%')
    expect(trendHeadline(weeks([7, 10], [9, 10]))).toContain('the difference may be chance')
  })

  it('says so where there is nothing to compare', () => {
    expect(trendHeadline([])).toBe('No card came back after a day or more in this period.')
    expect(trendHeadline([week(0, [3, 4], [3, 4])])).toContain('do not go back far enough')
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
      'Of 10 cards studied, 5 (50%) now have a recall chance of 90% or more, 2 of less than 50%. Your target is 90%.',
    )
  })

  it('counts stability from 32 days on, and under one', () => {
    const edges = [0, 1, 2, 4, 8, 16, 32, 64]
    expect(stabilityHeadline(bars(edges, [1, 0, 0, 0, 0, 5, 2, 2]))).toBe(
      'Of 10 cards studied, 4 (40%) would take 32 days or more to fade to a recall of 90%, 1 less than a day.',
    )
  })

  it('says that nothing was studied where nothing was', () => {
    for (const headline of [recallHeadline([], 0.9), stabilityHeadline([]), difficultyHeadline([])]) {
      expect(headline).toBe('No card has been studied yet.')
    }
  })
})
