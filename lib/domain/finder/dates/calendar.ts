import { edtfDates, parseEdtf } from '../../content/edtf'
import { DAY_MS } from '../../time/units'

/** A calendar date as far as it is known. */
export type Day = { readonly year: number; readonly month: number | null; readonly day: number | null }

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** EDTF of a date, or null where the day does not exist or the year has not four digits. */
export function edtfOf({ year, month, day }: Day): string | null {
  const parts = [
    pad(year, 4),
    ...(month === null ? [] : [pad(month, 2)]),
    ...(month === null || day === null ? [] : [pad(day, 2)]),
  ]
  const text = parts.join('-')
  return parseEdtf(text) ? text : null
}

/** EDTF of an interval, or null where it ends before it begins. */
export function intervalOf(from: Day, to: Day): string | null {
  const [a, b] = [edtfOf(from), edtfOf(to)]
  const text = a && b && a !== b ? `${a}/${b}` : null
  return text && parseEdtf(text) ? text : null
}

/** EDTF of the ten years of a decade: the interval, which every reader of EDTF knows. */
export const decadeOf = (year: number): string => `${pad(year, 4)}/${pad(year + 9, 4)}`

/** The publication date as far as it is known; null without one, or where it is an interval. */
export function publishedDay(published: string | null): Day | null {
  if (published === null || !parseEdtf(published)) return null
  const [first, second] = edtfDates(published)
  return first && !second ? { year: first.year, month: first.month, day: first.day } : null
}

/** The date so many days later (or earlier), in the calendar of civil days. */
export function plusDays(date: Day, days: number): Day {
  const moved = new Date(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1) + days * DAY_MS)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** The month so many months later (or earlier). */
export function plusMonths(date: Day, months: number): Day {
  const index = date.year * 12 + (date.month ?? 1) - 1 + months
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: null }
}

/** ISO number of the weekday of a whole date: Monday is 1, Sunday 7. */
export function weekdayOf(date: Day): number {
  return new Date(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1)).getUTCDay() || 7
}

/** Whole days from one date to another. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.UTC(to.year, (to.month ?? 1) - 1, to.day ?? 1) - Date.UTC(from.year, (from.month ?? 1) - 1, from.day ?? 1)) /
  DAY_MS
