import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studyCalendar } from './study-day'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units'
import { wallClock } from './wall-clock.fixture'

/** Zones whose clocks have done everything that clocks do. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  // Half an hour of summer time.
  'Australia/Lord_Howe',
  // No 30 December 2011, no 1 January 1995, no 21 August 1993.
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
  // Changes at midnight, and at one minute past it.
  'Asia/Tehran',
  'America/Asuncion',
  'America/St_Johns',
  // Two hours; back for Ramadan; new standard time by half an hour.
  'Antarctica/Troll',
  'Africa/Casablanca',
  'America/Caracas',
  'Asia/Pyongyang',
  // Quarters of an hour, with and without changes.
  'Pacific/Chatham',
  'Asia/Kathmandu',
] as const

const offset = (zone: string, at: number): number => wallClock(zone, at) - at

const FIRST = Date.UTC(1973, 0, 1)
const LAST = Date.UTC(2037, 0, 1)

const changesOf = new Map<string, readonly number[]>()
/** The instants since 1973 at which the clocks of a zone are changed, to the minute. */
const clockChanges = (zone: string): readonly number[] => {
  const known = changesOf.get(zone)
  if (known) return known
  const found: number[] = []
  for (let from = FIRST; from < LAST; from += 7 * DAY_MS) {
    let [same, changed] = [from, from + 7 * DAY_MS]
    const before = offset(zone, same)
    if (offset(zone, changed) === before) continue
    while (changed - same > MINUTE_MS) {
      const middle = same + Math.floor((changed - same) / MINUTE_MS / 2) * MINUTE_MS
      if (offset(zone, middle) === before) same = middle
      else changed = middle
    }
    found.push(changed)
  }
  changesOf.set(zone, found)
  return found
}

/** A place and an instant, mostly within a day and a half of a change of its clocks. */
const moments = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    hour: fc.integer({ min: 0, max: 12 }),
    which: fc.nat(),
    beside: fc.integer({ min: -36 * 60, max: 36 * 60 }).map((minutes) => minutes * MINUTE_MS),
    seconds: fc.nat(59_999),
  })
  .map(({ zone, hour, which, beside, seconds }) => {
    const changes = clockChanges(zone)
    const change = changes[which % Math.max(1, changes.length)] ?? Date.UTC(2020, 0, 1)
    return { zone, hour, at: change + beside + seconds }
  })

/**
 * The latest date that the clocks have shown with the day start or more by an instant: a study day that has begun goes
 * on, also where the clock is set back behind its start. Looks back for longer than any clock was set back.
 */
const latestDateShown = (zone: string, hour: number, at: number): number => {
  const dateAt = (instant: number) => Math.floor((wallClock(zone, instant) - hour * HOUR_MS) / DAY_MS)
  let latest = dateAt(at)
  for (let before = at - MINUTE_MS; before > at - 4 * HOUR_MS; before -= MINUTE_MS)
    latest = Math.max(latest, dateAt(before))
  return latest
}

describe('where clocks are changed', () => {
  it('the study day is the latest date whose day start a clock has shown', () => {
    fc.assert(
      fc.property(moments, ({ zone, hour, at }) => {
        expect(studyCalendar(zone, hour).dayOf(at)).toBe(latestDateShown(zone, hour, at))
      }),
      { seed: 14, numRuns: 1_000 },
    )
  })

  it('none is lost and none comes back as time goes on', () => {
    fc.assert(
      fc.property(
        moments,
        fc.array(fc.integer({ min: 1, max: 40 * 60 }), { minLength: 1, maxLength: 12 }),
        ({ zone, hour, at: first }, minutes) => {
          const calendar = studyCalendar(zone, hour)
          let at = first
          for (const wait of minutes) {
            const later = at + wait * MINUTE_MS
            const [day, next] = [calendar.dayOf(at), calendar.dayOf(later)]
            const began: number[] = []
            for (let start = day - 2; start <= next + 2; start++) {
              const from = calendar.startOf(start)
              if (from > at && from <= later) began.push(start)
            }
            expect(began).toEqual(Array.from({ length: next - day }, (_, i) => day + 1 + i))
            at = later
          }
        },
      ),
      { seed: 15, numRuns: 500 },
    )
  })

  it('a study day is empty only if no clock showed its date', () => {
    fc.assert(
      fc.property(moments, ({ zone, hour, at }) => {
        const calendar = studyCalendar(zone, hour)
        const today = calendar.dayOf(at)
        for (let day = today - 2; day <= today + 2; day++) {
          const [start, end] = [calendar.startOf(day), calendar.startOf(day + 1)]
          expect(start).toBeLessThanOrEqual(end)
          if (start < end) expect([calendar.dayOf(start), calendar.dayOf(end - 1)]).toEqual([day, day])
          // From before the day start of the date to that of the next one at once.
          else expect(wallClock(zone, start) - wallClock(zone, start - 1000)).toBeGreaterThanOrEqual(DAY_MS)
        }
      }),
      { seed: 16, numRuns: 500 },
    )
  })
})
