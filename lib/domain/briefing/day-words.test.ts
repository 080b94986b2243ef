import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAwayWords, daysSinceWords, instantOfLocal, localTimeOf } from './day-words'

describe('a date and a time on the clocks of a zone', () => {
  it.each([
    ['2026-12-05', '14:00', 'Europe/Rome', Date.UTC(2026, 11, 5, 13)],
    ['2026-07-05', '14:00', 'Europe/Rome', Date.UTC(2026, 6, 5, 12)],
    ['2026-07-05', '00:15', 'Asia/Kathmandu', Date.UTC(2026, 6, 4, 18, 30)],
    // At two in the morning the clocks of Rome jump to three.
    ['2026-03-29', '02:30', 'Europe/Rome', Date.UTC(2026, 2, 29, 1)],
  ])('%s %s in %s is one instant', (date, time, zone, at) => {
    expect(instantOfLocal(date, time, zone)).toBe(at)
  })

  it.each([
    ['2026-02-30', '10:00'],
    ['5.12.2026', '10:00'],
    ['2026-12-05', '25:00'],
    ['2026-12-05', ''],
    ['', '10:00'],
  ])('“%s” at “%s” is none', (date, time) => {
    expect(instantOfLocal(date, time, 'Europe/Rome')).toBeNull()
  })

  it('come back from their instant, unless the clocks jump over them or show them twice', () => {
    const zone = fc.constantFrom('Etc/UTC', 'Asia/Tashkent', 'Asia/Kolkata', 'Pacific/Kiritimati')
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 22_000 }),
        fc.integer({ min: 0, max: 1439 }),
        zone,
        (day, minute, where) => {
          const at = day * 86_400_000 + minute * 60_000
          const { date, time } = localTimeOf(at, where)
          expect(instantOfLocal(date, time, where)).toBe(at)
        },
      ),
    )
  })
})

it.each([
  [0, 'today'],
  [1, 'tomorrow'],
  [10, 'in 10 days'],
  [-1, 'yesterday'],
  [-4, '4 days ago'],
  [99, 'in 99 days'],
  [100, 'in about 3 months'],
  [700, 'in about 23 months'],
  [715, 'in about 23 months'],
  [730, 'in about 2 years'],
  [1095, 'in about 3 years'],
  [-400, 'about 13 months ago'],
])('%i days from now is said in words', (days, words) => {
  expect(daysAwayWords(20_000, 20_000 + days)).toBe(words)
})

it.each([
  [10, 10, 'earlier today'],
  [10, 9, 'yesterday'],
  [10, 7, '3 days ago'],
])('on day %i a briefing of day %i that is over was %s', (day, briefingDay, words) => {
  expect(daysSinceWords(day, briefingDay)).toBe(words)
})
