import type { StudyDay } from '../ids'
import { DAY_MS } from '../time/units'

/** “1 card”, “12 cards”; thousands with a comma. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** Whole minutes, at least one where there is anything to do. */
export const minutesWords = (minutes: number): string =>
  counted(Math.max(minutes > 0 ? 1 : 0, Math.round(minutes)), 'minute')

const LONG = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
const SHORT = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })

/** “Tuesday 24 November”. */
export const dayWords = (day: StudyDay): string => LONG.format(day * DAY_MS).replace(',', '')

/** “24 Nov”. */
export const shortDayWords = (day: StudyDay): string => SHORT.format(day * DAY_MS)

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' })
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** The month that a study day lies in: `short` “Nov”, `long` “November 2026”. */
export const monthWords = (day: StudyDay, length: 'short' | 'long'): string =>
  (length === 'short' ? MONTH : MONTH_AND_YEAR).format(day * DAY_MS)
