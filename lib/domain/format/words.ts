import type { Instant, StudyDay } from '../ids'
import { DAY_MS } from '../time/units'

/** “1 card”, “12 cards”; thousands with a comma. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** Minutes as they are shown: rounded, at least one if there is anything to do. */
export const wholeMinutes = (minutes: number): number => Math.max(minutes > 0 ? 1 : 0, Math.round(minutes))

/** “1 minute”, “12 minutes”. */
export const minutesWords = (minutes: number): string => counted(wholeMinutes(minutes), 'minute')

const LONG = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
const SHORT = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })

/** “Tuesday 24 November”. */
export const dayWords = (day: StudyDay): string => LONG.format(day * DAY_MS).replace(',', '')

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })

/** “Friday”. */
export const weekdayWords = (day: StudyDay): string => WEEKDAY.format(day * DAY_MS)

/** The year of the date on which a study day starts. */
export const yearOfDay = (day: StudyDay): number => new Date(day * DAY_MS).getUTCFullYear()

/** “Tuesday 24 November 2026”. */
export const dayWordsWithYear = (day: StudyDay): string => `${dayWords(day)} ${yearOfDay(day)}`

/** “24 Nov”. */
export const shortDayWords = (day: StudyDay): string => SHORT.format(day * DAY_MS)

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' })
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** The month that a study day lies in: `short` “Nov”, `long` “November 2026”. */
export const monthWords = (day: StudyDay, length: 'short' | 'long'): string =>
  (length === 'short' ? MONTH : MONTH_AND_YEAR).format(day * DAY_MS)

/** What the clocks of a zone show at an instant: “14:05”. */
export const clockWords = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

/** The date and time in a zone: “Friday 27 November 2026, 13:58”. */
export const dateTimeWords = (at: Instant, timeZone: string): string => {
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return `${date.format(at).replace(',', '')}, ${clockWords(at, timeZone)}`
}
