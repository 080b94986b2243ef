import type { DateStyle } from '../format/date-style'

/** A date only as exact as is known. `approximate` is EDTF's `~`, `uncertain` its `?`. */
export type EdtfDate = {
  readonly kind: 'date'
  readonly year: number
  /** 1 to 12, or null where only the year is known. */
  readonly month: number | null
  /** 1 to 31, or null where only the month is known. */
  readonly day: number | null
  readonly qualifier: 'approximate' | 'uncertain' | null
}

export type Edtf = EdtfDate | { readonly kind: 'interval'; readonly from: EdtfDate; readonly to: EdtfDate }

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?])?$/

const lastDayOfMonth = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function parseDate(source: string): EdtfDate | null {
  const match = DATE.exec(source)
  if (!match) return null
  const year = Number(match[1])
  const month = match[2] === undefined ? null : Number(match[2])
  const day = match[3] === undefined ? null : Number(match[3])
  if (month !== null && (month < 1 || month > 12)) return null
  if (month !== null && day !== null && (day < 1 || day > lastDayOfMonth(year, month))) return null
  const qualifier = match[4] === '~' ? 'approximate' : match[4] === '?' ? 'uncertain' : null
  return { kind: 'date', year, month, day, qualifier }
}

/**
 * Reads an EDTF date (`2023`, `2023-02`, `2023-02-17`, each with `~` or `?` after it where approximate or uncertain) or
 * an interval of two (`2015/2021`). Null where it is none, names a day that does not exist, or ends before it begins.
 */
export function parseEdtf(source: string): Edtf | null {
  const parts = source.split('/')
  const from = parseDate(parts[0] ?? '')
  if (!from || parts.length === 1) return from
  const to = parts.length === 2 ? parseDate(parts[1] ?? '') : null
  if (!to || endOf(to) < startOf(from)) return null
  return { kind: 'interval', from, to }
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const iso = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

const startOf = (date: EdtfDate): string => iso(date.year, date.month ?? 1, date.day ?? 1)

const endOf = (date: EdtfDate): string => {
  const month = date.month ?? 12
  return iso(date.year, month, date.day ?? lastDayOfMonth(date.year, month))
}

function read(source: string): Edtf {
  const date = parseEdtf(source)
  if (!date) throw new RangeError(`“${source}” is not an EDTF date.`)
  return date
}

/** The first day that a valid EDTF text covers, as `YYYY-MM-DD`. Throws on an invalid one. */
export function edtfStart(source: string): string {
  const date = read(source)
  return startOf(date.kind === 'interval' ? date.from : date)
}

/** The last day that a valid EDTF text covers, as `YYYY-MM-DD`: `2023-02` ends on `2023-02-28`. Throws on an invalid one. */
export function edtfEnd(source: string): string {
  const date = read(source)
  return endOf(date.kind === 'interval' ? date.to : date)
}

/** Orders two valid EDTF texts by first day, then by last day: negative, zero or positive. Throws on an invalid one. */
export function compareEdtf(a: string, b: string): number {
  const [left, right] = [edtfStart(a) + edtfEnd(a), edtfStart(b) + edtfEnd(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function formatDate({ year, month, day, qualifier }: EdtfDate, style: DateStyle): string {
  const name = month === null ? undefined : MONTH_NAMES[month - 1]
  const inOrder = style === 'american' && day !== null ? [name, `${day},`, year] : [day, name, year]
  const text = inOrder.filter((word) => word !== null && word !== undefined).join(' ')
  if (qualifier === 'approximate') return `about ${text}`
  return qualifier === 'uncertain' ? `${text} (uncertain)` : text
}

/**
 * A valid EDTF text for people: “2023”, “February 2023”, “24 June 2022” or “June 24, 2022”, “about 1991”, “2015 to 2021”.
 * Throws on an invalid one.
 */
export function formatEdtf(source: string, style: DateStyle): string {
  return edtfDates(source)
    .map((date) => formatDate(date, style))
    .join(' to ')
}

function monthWords({ year, month, qualifier }: EdtfDate): string {
  const text = month === null ? String(year) : `${MONTH_NAMES[month - 1]?.slice(0, 3)} ${year}`
  return qualifier === 'approximate' ? `about ${text}` : text
}

/**
 * A valid EDTF text in few words, no more exact than the month: “2023”, “Feb 2023”, “Mar–Apr 2022”, “about 1991”,
 * “2015 to 2021”. Throws on an invalid one.
 */
export function formatEdtfMonth(source: string): string {
  const dates = edtfDates(source)
  const [from = '', to] = new Set(dates.map(monthWords))
  if (to === undefined) return from
  const isOneYear = dates.every(({ year, month, qualifier }) => year === dates[0]?.year && month !== null && !qualifier)
  return isOneYear ? `${from.slice(0, 3)}–${to}` : `${from} to ${to}`
}

/** The dates a valid EDTF text names (two for an interval). Throws on an invalid one. */
export function edtfDates(source: string): readonly EdtfDate[] {
  const date = read(source)
  return date.kind === 'date' ? [date] : [date.from, date.to]
}

/** An EDTF date for people; a text that is none stays as it is. */
export const edtfWords = (edtf: string, style: DateStyle): string =>
  parseEdtf(edtf) === null ? edtf : formatEdtf(edtf, style)

/** When a fact held: “as of June 2022”, and for an interval “from March 2022 to May 2022”; other texts as they are. */
export const formatAsOf = (source: string, style: DateStyle): string => {
  const date = parseEdtf(source)
  if (date === null) return `as of ${source}`
  return date.kind === 'interval' ? `from ${formatEdtf(source, style)}` : `as of ${formatEdtf(source, style)}`
}

/** “As of 2022.”, “From March 2022 to May 2022.” */
export const asOfSentence = (source: string, style: DateStyle): string => {
  const words = formatAsOf(source, style)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
