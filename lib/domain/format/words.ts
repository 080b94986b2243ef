import type { Instant, StudyDay } from '../ids'
import { DAY_MS } from '../time/units'
import { type DateStyle, localeOf } from './date-style'

export { aboutMinutes, counted, minutesWords, sentenceStart } from './amounts'

/** A formatter for each style. Intl joins the time and AM with a narrow space, and sets commas that English does without. */
const perStyle = (options: Intl.DateTimeFormatOptions): Readonly<Record<DateStyle, Intl.DateTimeFormat>> => ({
  british: new Intl.DateTimeFormat(localeOf('british'), options),
  american: new Intl.DateTimeFormat(localeOf('american'), options),
})

const LONG = perStyle({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
const LONG_WITH_YEAR = perStyle({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const DATE = perStyle({ timeZone: 'UTC', day: 'numeric', month: 'long' })
const DATE_WITH_YEAR = perStyle({ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const SHORT = perStyle({ timeZone: 'UTC', day: 'numeric', month: 'short' })
const SHORT_WITH_YEAR = perStyle({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })

const dayIn = (format: Intl.DateTimeFormat, at: Instant, style: DateStyle): string =>
  style === 'british' ? format.format(at).replace(',', '') : format.format(at)

/** “Tuesday 24 November”; American “Tuesday, November 24”. */
export const dayWords = (day: StudyDay, style: DateStyle): string => dayIn(LONG[style], day * DAY_MS, style)

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })

/** “Friday”. */
export const weekdayWords = (day: StudyDay): string => WEEKDAY.format(day * DAY_MS)

/** The year of the date on which a study day starts. */
export const yearOfDay = (day: StudyDay): number => new Date(day * DAY_MS).getUTCFullYear()

/** “Tuesday 24 November 2026”; American “Tuesday, November 24, 2026”. */
export const dayWordsWithYear = (day: StudyDay, style: DateStyle): string =>
  dayIn(LONG_WITH_YEAR[style], day * DAY_MS, style)

/** “24 November”; American “November 24”. */
export const dateWordsOfDay = (day: StudyDay, style: DateStyle): string => DATE[style].format(day * DAY_MS)

/** “24 November 2026”; American “November 24, 2026”. */
export const dateWordsWithYear = (day: StudyDay, style: DateStyle): string => DATE_WITH_YEAR[style].format(day * DAY_MS)

/** “24 Nov”; American “Nov 24”. */
export const shortDayWords = (day: StudyDay, style: DateStyle): string => SHORT[style].format(day * DAY_MS)

/** “24 Nov 2026”; American “Nov 24, 2026”. */
export const shortDayWordsWithYear = (day: StudyDay, style: DateStyle): string =>
  SHORT_WITH_YEAR[style].format(day * DAY_MS)

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' })
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** The month that a study day lies in: `short` “Nov”, `long` “November 2026”. */
export const monthWords = (day: StudyDay, length: 'short' | 'long'): string =>
  (length === 'short' ? MONTH : MONTH_AND_YEAR).format(day * DAY_MS)

/** What the clocks of a zone show at an instant: “14:05”; American “2:05 PM”. */
export const clockWords = (at: Instant, timeZone: string, style: DateStyle): string =>
  new Intl.DateTimeFormat(localeOf(style), {
    timeZone,
    hour: style === 'american' ? 'numeric' : '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .replace(/\s/u, ' ')

/** A full hour of the day, 0 to 23: “14:00”; American “2 PM”. */
export const hourWords = (hour: number, style: DateStyle): string =>
  style === 'american' ? `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}` : `${String(hour).padStart(2, '0')}:00`

/** How much of a date is written: with its weekday, the month in full, or the month cut short. */
const DATE_PARTS = {
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
} as const

/** The date of an instant in a zone: `weekday` “Friday 27 November 2026”, `long` “27 November 2026”, `short` “27 Nov 2026”. */
export const dateWordsAt = (
  at: Instant,
  timeZone: string,
  style: DateStyle,
  length: keyof typeof DATE_PARTS = 'long',
): string => dayIn(new Intl.DateTimeFormat(localeOf(style), { timeZone, ...DATE_PARTS[length] }), at, style)

/** The date and time in a zone: “Friday 27 November 2026, 13:58”; American “Friday, November 27, 2026, 1:58 PM”. */
export const dateTimeWords = (
  at: Instant,
  timeZone: string,
  style: DateStyle,
  length: keyof typeof DATE_PARTS = 'weekday',
): string => `${dateWordsAt(at, timeZone, style, length)}, ${clockWords(at, timeZone, style)}`
