import type { Instant, StudyDay } from '../ids'
import { offsetsOf } from '../time/zone-offsets'

/** Beyond so many days nobody counts them. */
const MOST_DAYS = 99
const MOST_MONTHS = 23
const MONTH_DAYS = 365.25 / 12

const spanWords = (days: number): string => {
  if (days <= MOST_DAYS) return `${days} days`
  const months = Math.round(days / MONTH_DAYS)
  return months <= MOST_MONTHS ? `about ${months} months` : `about ${Math.round(days / 365.25)} years`
}

/** How far away a briefing is, in study days: “today”, “tomorrow”, “in 10 days”, “in about 5 months”, “3 days ago”. */
export const daysAwayWords = (day: StudyDay, briefingDay: StudyDay): string => {
  const days = briefingDay - day
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${spanWords(days)}` : `${spanWords(-days)} ago`
}

/** The same for one that is over: “earlier today”, “yesterday”, “3 days ago”. */
export const daysSinceWords = (day: StudyDay, briefingDay: StudyDay): string =>
  briefingDay >= day ? 'earlier today' : daysAwayWords(day, briefingDay)

const pad = (value: number): string => String(value).padStart(2, '0')

/** What calendar and clock of a zone show at an instant: `2026-12-05` and `14:00`. @throws RangeError on an unknown zone */
export const localTimeOf = (at: Instant, timeZone: string): { readonly date: string; readonly time: string } => {
  const shown = new Date(at + offsetsOf(timeZone).at(at))
  return {
    date: shown.toISOString().slice(0, 10),
    time: `${pad(shown.getUTCHours())}:${pad(shown.getUTCMinutes())}`,
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/**
 * The instant at which calendar and clock of a zone show a date and a time; where the clock jumps over it, the first
 * one after the jump. Null where they are no date and time.
 */
export const instantOfLocal = (date: string, time: string, timeZone: string): Instant | null => {
  if (!DATE.test(date) || !TIME.test(time)) return null
  const localMs = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(localMs) || new Date(localMs).toISOString().slice(0, 10) !== date) return null
  return offsetsOf(timeZone).firstInstantShowing(localMs)
}
