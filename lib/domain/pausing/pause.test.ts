import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAfterPauses, loadAroundPauses, pausedDays, pauseOn, withoutPause, withPause } from './pause'

const PAUSE = { from: 100, to: 109 }
const aPause = fc
  .record({ from: fc.integer({ min: 0, max: 200 }), length: fc.integer({ min: 0, max: 30 }) })
  .map(({ from, length }) => ({ from, to: from + length }))

describe('a pause', () => {
  it('holds both its ends', () => {
    expect([99, 100, 109, 110].map((day) => pauseOn([PAUSE], day))).toEqual([null, PAUSE, PAUSE, null])
    expect(pausedDays([PAUSE], 95, 101)).toEqual([100, 101])
    expect(pausedDays([PAUSE], 110, 120)).toEqual([])
  })

  it('ends on the day after, and after the next one where that follows at once', () => {
    expect(dayAfterPauses([PAUSE], 99)).toBe(99)
    expect(dayAfterPauses([PAUSE], 104)).toBe(110)
    expect(dayAfterPauses([PAUSE, { from: 110, to: 112 }], 104)).toBe(113)
  })

  it.each([
    ['that overlaps', { from: 105, to: 120 }, [{ from: 100, to: 120 }]],
    ['that meets it', { from: 110, to: 111 }, [{ from: 100, to: 111 }]],
    ['inside it', { from: 101, to: 102 }, [PAUSE]],
    ['apart from it', { from: 111, to: 112 }, [PAUSE, { from: 111, to: 112 }]],
    ['before it', { from: 90, to: 98 }, [{ from: 90, to: 98 }, PAUSE]],
  ])('is joined with one %s', (_, added, expected) => {
    expect(withPause([PAUSE], added)).toEqual(expected)
  })

  it('keeps the days that have passed when the rest is removed', () => {
    expect(withoutPause([PAUSE], PAUSE, 104)).toEqual([{ from: 100, to: 103 }])
    expect(withoutPause([PAUSE], PAUSE, 100)).toEqual([])
    expect(withoutPause([PAUSE], PAUSE, 50)).toEqual([])
    expect(withoutPause([PAUSE], PAUSE, 200)).toEqual([PAUSE])
    expect(withoutPause([PAUSE], { from: 1, to: 2 }, 104)).toEqual([PAUSE])
  })

  it('fills its days for load balancing', () => {
    expect(loadAroundPauses([3, 0, 5], 98, [PAUSE])).toEqual([3, 10_000, 10_005])
  })

  it('never overlaps another, and covers all days of both', () => {
    fc.assert(
      fc.property(fc.array(aPause, { maxLength: 12 }), (added) => {
        const pauses = added.reduce(withPause, [] as readonly { from: number; to: number }[])
        for (const [index, { from }] of pauses.entries()) {
          if (index > 0) expect(from).toBeGreaterThan((pauses[index - 1]?.to ?? 0) + 1)
        }
        const days = new Set(added.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
        expect(new Set(pausedDays(pauses, 0, 300))).toEqual(days)
      }),
    )
  })
})
