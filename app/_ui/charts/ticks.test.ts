import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { dayTicks, everyNth, haveRoom, labelWidthPx, type Tick } from './ticks'

const NARROWEST = 280

/** Study days from 2000 to 2068, and axes of up to some thirty years. */
const range = fc
  .record({ from: fc.integer({ min: 10_957, max: 36_000 }), days: fc.integer({ min: 1, max: 11_000 }) })
  .map(({ from, days }) => ({ from, to: from + days }))
const width = fc.integer({ min: NARROWEST, max: 1_400 })

const linear =
  (from: number, to: number, left = 11, right = 98.5) =>
  (at: number) =>
    left + ((at - from) / (to - from)) * (right - left)

const gapsPx = (ticks: readonly Tick[], place: (at: number) => number, widthPx: number) =>
  ticks.slice(1).map((tick, i) => {
    const before = ticks[i] ?? tick
    const middle = ((place(tick.at) - place(before.at)) / 100) * widthPx
    return middle - (labelWidthPx(tick.text) + labelWidthPx(before.text)) / 2
  })

const monthNumber = (day: number) => {
  const [year = 0, month = 0] = isoDateOf(day).split('-').map(Number)
  return year * 12 + month
}

const steps = (numbers: readonly number[]) =>
  new Set(numbers.slice(1).map((number, i) => number - (numbers[i] ?? number)))

describe('the labels of an axis of days', () => {
  it('never overlap or leave the chart, at any width and over any range', () => {
    fc.assert(
      fc.property(range, width, ({ from, to }, widthPx) => {
        const place = linear(from, to)
        const ticks = dayTicks(from, to, place)
        for (const gap of gapsPx(ticks, place, widthPx)) expect(gap).toBeGreaterThan(0)
        for (const { at, text } of ticks) {
          const [middle, half] = [(place(at) / 100) * widthPx, labelWidthPx(text) / 2]
          expect(middle - half).toBeGreaterThanOrEqual(0)
          expect(middle + half).toBeLessThanOrEqual(widthPx)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('are evenly spaced in days, or in months, name each once, and are at least two', () => {
    fc.assert(
      fc.property(range, ({ from, to }) => {
        const ticks = dayTicks(from, to, linear(from, to))
        const days = ticks.map(({ at }) => at)
        expect(Math.min(steps(days).size, steps(days.map(monthNumber)).size)).toBeLessThanOrEqual(1)
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length)
        if (to - from >= 4) expect(ticks.length).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 400 },
    )
  })

  it('count from a day that must have a label', () => {
    const today = 20_785
    for (const ahead of [30, 90]) {
      const to = today + ahead - 1
      const [first, ...others] = dayTicks(today, to, linear(today, to), { start: { day: today, text: 'today' } })
      expect(first).toEqual({ at: today, text: 'today' })
      expect(others.length).toBeGreaterThan(1)
      expect(others.every(({ at }, i) => (at - today) / (i + 1) === (others[0]?.at ?? 0) - today)).toBe(true)
    }
  })

  it.each([
    // A month: the report once had “24 Oct30 Oct” here.
    [20_727, 20_757, ['1 Oct', '8 Oct', '15 Oct', '22 Oct']],
    [20_585, 20_785, ['Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov']],
    [20_000, 20_785, ['2025', '2026']],
    [17_000, 20_785, ['2018', '2020', '2022', '2024', '2026']],
  ])('from day %i to %i are these', (from, to, texts) => {
    expect(dayTicks(from, to, linear(from, to)).map(({ text }) => text)).toEqual(texts)
  })
})

describe('the labels of other axes', () => {
  it('are every nth, the lowest n at which they have room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), (count, letters) => {
        const ticks = Array.from({ length: count }, (_, at) => ({ at, text: 'x'.repeat(letters) }))
        const place = linear(-0.5, count - 0.5)
        const shown = everyNth(ticks, place)
        expect(haveRoom(shown, place)).toBe(true)
        expect(steps(shown.map(({ at }) => at)).size).toBeLessThanOrEqual(1)
        expect(shown.length).toBeGreaterThan(0)
      }),
    )
  })
})
