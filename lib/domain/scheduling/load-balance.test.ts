import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { studyCalendar } from '../time/study-day'
import { answer, preview } from './answer'
import { asked, reviewed, START_DAY } from './answer.fixture'
import { dayInRange, seededFraction } from './fuzz'
import { type BalanceInput, balancedFuzz, balancedFuzzes, fuzzBounds } from './load-balance'
import { DEFAULT_SCHEDULING, type EasyDays } from './settings'

const NORMAL: EasyDays = [1, 1, 1, 1, 1, 1, 1]
const calendar = studyCalendar('Etc/UTC', 4)
/** START_DAY is a Friday; 20 days on is a Thursday. */
const range = { lowest: 17, highest: 23 }

function balance(card: number, given: Partial<BalanceInput> = {}) {
  const cardId = anId<CardId>(`card-${card}`)
  const input = { cardId, reps: 3, day: START_DAY, ...range, load: () => 10, easyDays: NORMAL, calendar, ...given }
  return dayInRange(input, balancedFuzz(input))
}

/** How many of a thousand cards fall on each interval of the range. */
function spread(given: Partial<BalanceInput> = {}) {
  const { lowest, highest } = { ...range, ...given }
  const counts = new Map(Array.from({ length: highest - lowest + 1 }, (_, index) => [lowest + index, 0]))
  for (let card = 0; card < 1000; card++) {
    const interval = balance(card, given)
    counts.set(interval, (counts.get(interval) ?? 0) + 1)
  }
  return counts
}

describe('load balancing', () => {
  it('uses every day of the range where all are alike, shorter ones a little more', () => {
    const counts = spread()
    expect([...counts.keys()]).toEqual([17, 18, 19, 20, 21, 22, 23])
    for (const count of counts.values()) expect(count).toBeGreaterThan(90)
    expect((counts.get(17) ?? 0) + (counts.get(18) ?? 0)).toBeGreaterThan((counts.get(22) ?? 0) + (counts.get(23) ?? 0))
  })

  it('prefers the day with the least load', () => {
    const counts = spread({ load: (day) => (day === START_DAY + 20 ? 2 : 30) })
    expect(counts.get(20)).toBeGreaterThan(900)
  })

  it('keeps days off free where others are in range', () => {
    const saturdayOff: EasyDays = [1, 1, 1, 1, 1, 0, 1]
    const saturday = [17, 18, 19, 20, 21, 22, 23].find((interval) => calendar.weekday(START_DAY + interval) === 5) ?? 0
    expect(spread({ easyDays: saturdayOff }).get(saturday)).toBeLessThan(5)
    expect(spread({ easyDays: saturdayOff, load: () => 0 }).get(saturday)).toBeLessThan(5)
  })

  it('gives a reduced day cards only while it has less than its share', () => {
    const easyDays: EasyDays = [1, 1, 1, 1, 1, 0.5, 1]
    const isSaturday = (day: number) => calendar.weekday(day) === 5
    const saturday = [17, 18, 19, 20, 21, 22, 23].find((interval) => isSaturday(START_DAY + interval)) ?? 0
    expect(spread({ easyDays, load: (day) => (isSaturday(day) ? 6 : 10) }).get(saturday)).toBeLessThan(5)
    expect(spread({ easyDays, load: (day) => (isSaturday(day) ? 4 : 10) }).get(saturday)).toBeGreaterThan(90)
  })

  it('takes all days reduced alike, or all off, as normal', () => {
    const plain = spread()
    expect(spread({ easyDays: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5] })).toEqual(plain)
    expect(spread({ easyDays: [0, 0, 0, 0, 0, 0, 0] })).toEqual(plain)
  })

  it('still finds a day where only days off are in range', () => {
    const easyDays: EasyDays = [0, 0, 0, 1, 0, 0, 0]
    const friday = { lowest: 14, highest: 14, easyDays }
    expect(calendar.weekday(START_DAY + 14)).toBe(4)
    expect(balance(1, friday)).toBe(14)
  })

  it('keeps away from days on which another card of the fact is due, unless all are such days', () => {
    const counts = spread({ hasSibling: (day) => day === START_DAY + 20 })
    expect(counts.get(20)).toBeLessThan(5)
    expect(counts.get(19)).toBeGreaterThan(90)
    expect(spread({ hasSibling: () => true })).toEqual(spread())
  })

  it('leaves intervals above ninety days to the seed', () => {
    const given = { lowest: 88, highest: 100, load: (day: number) => (day === START_DAY + 90 ? 0 : 1000) }
    const cardId = anId<CardId>('card-7')
    expect(balancedFuzz({ cardId, reps: 3, day: START_DAY, easyDays: NORMAL, calendar, ...given })).toBe(
      seededFraction('card-7:3'),
    )
  })

  it('is the same for the same card and repetition, and stays in its range', () => {
    const size = fc.integer({ min: 0, max: 12 })
    const loads = fc.array(fc.nat(50), { minLength: 1, maxLength: 14 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), size, loads, fc.nat(1000), (lowest, width, perDay, card) => {
        const given = { lowest, highest: lowest + width, load: (day: number) => perDay[day % perDay.length] ?? 0 }
        const interval = balance(card, given)
        expect(interval).toBe(balance(card, given))
        expect(interval).toBeGreaterThanOrEqual(lowest)
        expect(interval).toBeLessThanOrEqual(lowest + width)
      }),
    )
  })
})

describe('the balanced places of all ratings', () => {
  it('keep Good later than Hard and Easy later than Good, and give in the answer what the preview shows', () => {
    const memory = fc.record({
      intervalDays: fc.integer({ min: 1, max: 60 }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    })
    const loads = fc.array(fc.nat(50), { minLength: 7, maxLength: 30 })
    fc.assert(
      fc.property(memory, fc.nat(30), loads, fc.nat(40), (given, late, perDay, reps) => {
        const day = START_DAY + given.intervalDays + late
        const input = asked({ memory: reviewed({ ...given, reps }), day, settings: DEFAULT_SCHEDULING })
        const fuzz = balancedFuzzes(input, (on) => perDay[on % perDay.length] ?? 0)
        const after = preview({ ...input, fuzz })
        expect(after[3].intervalDays).toBeGreaterThan(after[2].intervalDays)
        expect(after[4].intervalDays).toBeGreaterThan(after[3].intervalDays)
        expect(answer({ ...input, rating: 3, fuzz: fuzz[3] })).toEqual(after[3])
      }),
    )
  })

  it('move an interval to the free day of its range', () => {
    const input = asked({ memory: reviewed({ intervalDays: 20 }), day: START_DAY + 20, settings: DEFAULT_SCHEDULING })
    const bounds = fuzzBounds(input, 3)
    expect(bounds).not.toBeNull()
    const free = input.day + (bounds?.highest ?? 0)
    const fuzz = balancedFuzzes(input, (day) => (day === free ? 0 : 200))
    expect(answer({ ...input, rating: 3, fuzz: fuzz[3] }).dueDay).toBe(free)
  })

  it('are the seeded one where load balancing is off', () => {
    const settings = { ...DEFAULT_SCHEDULING, loadBalance: false }
    const input = asked({ memory: reviewed({ intervalDays: 20 }), day: START_DAY + 20, settings })
    const seeded = seededFraction('card-1:4')
    expect(balancedFuzzes(input, () => 3)).toEqual({ 1: seeded, 2: seeded, 3: seeded, 4: seeded })
  })
})

it('there are no bounds for a step or where nothing is fuzzed', () => {
  const memory = reviewed({ intervalDays: 20 })
  expect(fuzzBounds(asked({ settings: DEFAULT_SCHEDULING }), 3)).toBeNull()
  expect(fuzzBounds(asked({ memory, day: START_DAY + 20 }), 3)).toBeNull()
})
