import { describe, expect, it } from 'vitest'
import { answer } from './answer'
import { asked, noon, START_DAY } from './answer.fixture'
import { balancedFuzzes, fuzzBounds } from './load-balance'
import { RATINGS, type Rating } from './memory'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from './settings'

const withFirst = (...first: readonly number[]) => DEFAULT_WEIGHTS.map((weight, index) => first[index] ?? weight)

const rangesOf = (weights: readonly number[], learningStepsMinutes: readonly number[], taken: readonly Rating[]) => {
  const settings = { ...DEFAULT_SCHEDULING, weights, learningStepsMinutes, relearningStepsMinutes: [] }
  let situation = asked({ settings })
  for (const rating of taken) {
    const memory = answer({ ...situation, rating })
    situation = asked({ settings, memory, at: memory.dueAt ?? noon(START_DAY) })
  }
  return RATINGS.map((rating): string | null => {
    const bounds = fuzzBounds(situation, rating)
    return bounds && `${bounds.lowest}–${bounds.highest}`
  })
}

/**
 * Lowest and highest interval over 200 to 300 cards, whose fuzz differs, as Anki 26.9.3 gives them
 * (`get_scheduling_states`, desired retention 0.9); null where the card comes back on a step. Anki shifts the range of
 * Easy with the place that Good has; here it is one range, from Anki's lowest day to no later than its highest.
 */
describe('an interval that leaves the steps is one of Anki’s', () => {
  const NO_STEPS: readonly number[] = []
  it.each<[string, readonly number[], readonly number[], readonly Rating[], readonly (string | null)[]]>([
    ['defaults without steps', withFirst(), NO_STEPS, [], [null, '1–1', '2–2', '6–10']],
    ['defaults with one step', withFirst(), [10], [], [null, null, '2–2', '6–10']],
    ['defaults on the last of two steps', withFirst(), [1, 10], [3], [null, null, '2–2', '3–5']],
    ['just under half a day less', withFirst(0.212, 1.2931, 2.49), NO_STEPS, [], [null, '1–1', '2–2', '6–10']],
    ['rounded up before fuzz', withFirst(0.212, 1.2931, 2.51), NO_STEPS, [], [null, '1–1', '2–4', '6–10']],
    ['four near each other', withFirst(2.4, 2.45, 2.5), NO_STEPS, [], ['2–2', '2–2', '2–4', '6–10']],
    ['three in one range', withFirst(6.5, 6.6, 6.7, 21.5), NO_STEPS, [], ['5–9', '5–9', '5–9', '19–25']],
    ['Easy just above Good', withFirst(0.212, 1.2931, 7.6, 7.7), [10], [], [null, null, '6–10', '7–12']],
  ])('%s', (_, weights, steps, taken, ranges) => {
    const found = rangesOf(weights, steps, taken)
    expect(found.slice(0, 3)).toEqual(ranges.slice(0, 3))
    const [lowest = 0, highest = 0] = found[3]?.split('–').map(Number) ?? []
    const [ankiLowest, ankiHighest = 0] = ranges[3]?.split('–').map(Number) ?? []
    expect(lowest).toBe(ankiLowest)
    expect(highest).toBeLessThanOrEqual(ankiHighest)
  })

  it('balanced like any other, with Hard, Good and Easy each in its own range', () => {
    const settings = { ...DEFAULT_SCHEDULING, weights: withFirst(6.5, 6.6, 6.7, 6.8), learningStepsMinutes: NO_STEPS }
    const busy = new Set([START_DAY + 5, START_DAY + 6, START_DAY + 7, START_DAY + 8])
    const situation = asked({ settings })
    const fuzzes = balancedFuzzes(situation, (day) => (busy.has(day) ? 500 : 0))
    const days = RATINGS.map((rating) => answer({ ...situation, rating, fuzz: fuzzes[rating] }).intervalDays)
    expect(days.slice(0, 3)).toEqual([9, 9, 9])
    expect(days[3]).toBeGreaterThan(9)
  })
})
