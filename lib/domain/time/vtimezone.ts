import type { Instant } from '../ids'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units'
import { offsetsOf } from './zone-offsets'

/** A zone's table covers this long before and after an instant: calendar programs ask for neighbouring days too. */
const AROUND_DAYS = 400

const two = (value: number): string => String(value).padStart(2, '0')

/** “+0100”, “-033052”: an offset as iCalendar writes it (RFC 5545, 3.3.14). */
const offsetText = (offsetMs: number): string => {
  const size = Math.abs(offsetMs)
  const seconds = Math.floor((size % MINUTE_MS) / SECOND_MS)
  const hours = `${two(Math.floor(size / HOUR_MS))}${two(Math.floor((size % HOUR_MS) / MINUTE_MS))}`
  return `${offsetMs < 0 ? '-' : '+'}${hours}${seconds === 0 ? '' : two(seconds)}`
}

/** What the clocks of a zone show at an instant, as iCalendar writes local time: `20261205T140000`. */
export const icalendarLocalTime = (at: Instant, offsetMs: number): string =>
  new Date(at + offsetMs).toISOString().slice(0, 19).replace(/[-:]/gu, '')

/**
 * The offsets of a zone around an instant as a VTIMEZONE (RFC 5545, 3.6.5), in lines: one part for the first offset and
 * one for each change. Throws RangeError on an unknown zone.
 */
export function vtimezoneLines(timeZone: string, at: Instant): readonly string[] {
  const offsets = offsetsOf(timeZone)
  const first = Math.floor(at / DAY_MS) - AROUND_DAYS
  const part = (from: Instant, before: number, after: number): readonly string[] => {
    const name = after > before ? 'DAYLIGHT' : 'STANDARD'
    return [
      `BEGIN:${name}`,
      `DTSTART:${icalendarLocalTime(from, before)}`,
      `TZOFFSETFROM:${offsetText(before)}`,
      `TZOFFSETTO:${offsetText(after)}`,
      `END:${name}`,
    ]
  }
  let current = offsets.at(first * DAY_MS)
  const parts = [part(first * DAY_MS, current, current)]
  for (let day = first; day < first + 2 * AROUND_DAYS; day += 1) {
    const next = offsets.at((day + 1) * DAY_MS)
    if (next === current) continue
    let [same, changed] = [day * DAY_MS, (day + 1) * DAY_MS]
    while (changed - same > SECOND_MS) {
      const middle = same + Math.floor((changed - same) / 2 / SECOND_MS) * SECOND_MS
      if (offsets.at(middle) === current) same = middle
      else changed = middle
    }
    parts.push(part(changed, current, next))
    current = next
  }
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts.flat(), 'END:VTIMEZONE']
}
