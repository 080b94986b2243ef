import type { Instant } from '../ids'
import { memoize } from '../memoize'
import { DAY_MS, HOUR_MS, SECOND_MS } from './units'

/** The offset of a time zone from UTC as a step function of time. */
export type ZoneOffsets = {
  /** Milliseconds to add to an instant to get what the clocks show, written as if it were UTC. */
  at(instant: Instant): number
  /** The first instant at which the clocks show `localMs` or later (`localMs` written as if it were UTC). */
  firstInstantShowing(localMs: number): Instant
}

/** A stretch of time with one offset, up to the next stretch. */
type Stretch = { readonly from: Instant; readonly offsetMs: number }

/** No zone has ever been further from UTC: Manila before 1844 was 15:56 behind, Juneau before 1867 15:02 ahead. */
const FURTHEST_MS = 16 * HOUR_MS
const ZONES_KEPT = 1000
const UTC_DAYS_KEPT = 20_000

/** The offsets of an IANA zone, cached. Throws RangeError where the environment does not know the zone. */
export const offsetsOf = memoize(ZONES_KEPT, (timeZone: string): ZoneOffsets => makeOffsets(clockOf(timeZone)))

/** Offsets read from `readOffset`, looked up once for each UTC day and refined to the second where a day has two. */
function makeOffsets(readOffset: (instant: Instant) => number): ZoneOffsets {
  const midnightOffset = memoize(UTC_DAYS_KEPT, (utcDay: number) => readOffset(utcDay * DAY_MS))
  const stretchesOf = memoize(UTC_DAYS_KEPT, (utcDay: number): readonly Stretch[] => {
    const start = utcDay * DAY_MS
    const before = { from: start, offsetMs: midnightOffset(utcDay) }
    const offsetAfter = midnightOffset(utcDay + 1)
    if (before.offsetMs === offsetAfter) return [before]
    // Changes fall on whole seconds, so halving the day finds the first second with another offset than before.
    let same = 0
    let changed = DAY_MS / SECOND_MS
    while (changed - same > 1) {
      const middle = (same + changed) >> 1
      if (readOffset(start + middle * SECOND_MS) === before.offsetMs) same = middle
      else changed = middle
    }
    return [before, { from: start + changed * SECOND_MS, offsetMs: offsetAfter }]
  })
  return {
    at(instant) {
      const stretches = stretchesOf(Math.floor(instant / DAY_MS))
      const last = stretches.at(-1)
      const stretch = last !== undefined && instant >= last.from ? last : stretches[0]
      return stretch?.offsetMs ?? readOffset(instant)
    },
    firstInstantShowing(localMs) {
      const lastDay = Math.floor((localMs + FURTHEST_MS) / DAY_MS)
      for (let utcDay = Math.floor((localMs - FURTHEST_MS) / DAY_MS); utcDay <= lastDay; utcDay++) {
        const stretches = stretchesOf(utcDay)
        for (const [index, { from, offsetMs }] of stretches.entries()) {
          const until = stretches[index + 1]?.from ?? (utcDay + 1) * DAY_MS
          const instant = Math.max(from, localMs - offsetMs)
          if (instant < until) return instant
        }
      }
      throw new RangeError(`No instant found at which the clocks show ${localMs}.`)
    },
  }
}

/** Reads what the clocks of a zone show at an instant, as the offset from UTC in milliseconds. */
function clockOf(timeZone: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const shown = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
    let beforeChrist = false
    for (const { type, value } of format.formatToParts(instant)) {
      if (type === 'era') beforeChrist = value.startsWith('B')
      else if (type in shown) shown[type as keyof typeof shown] = Number(value) // `in` has just shown that it is a key
    }
    const wholeSecond = Math.floor(instant / SECOND_MS) * SECOND_MS
    const local = new Date(0)
    local.setUTCFullYear(beforeChrist ? 1 - shown.year : shown.year, shown.month - 1, shown.day)
    local.setUTCHours(shown.hour, shown.minute, shown.second)
    return local.getTime() - wholeSecond
  }
}
