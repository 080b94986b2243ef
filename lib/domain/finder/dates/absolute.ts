import { lowerAt, type Token } from '../figures/tokens'
import { edtfOf } from './calendar'
import { type DateReading, dayAt, monthTokenAt, rangeJoiner, yearAfter } from './parts'

/** A date with its month as it is written; the year may be left to what stands round it. */
export type Written = { readonly year: number | null; readonly month: number; readonly day: number | null }
type Range = { readonly from: Written; readonly to: Written }

/** “4 September 2024”, “4–6 September”, “the 4th of September”. */
function dayFirst(tokens: readonly Token[], at: number): DateReading<Written | Range> | null {
  const first = dayAt(tokens, at)
  if (!first) return null
  const joiner = rangeJoiner(tokens, first.next, lowerAt(tokens, at - 1)) ?? nextDay(tokens, first)
  const last = joiner === null ? null : dayAt(tokens, joiner)
  const end = last ?? first
  const month = monthTokenAt(tokens, lowerAt(tokens, end.next) === 'of' ? end.next + 1 : end.next)
  if (!month) return null
  const year = yearAfter(tokens, month.next)
  const to = { year: year?.value ?? null, month: month.value, day: end.value }
  const next = year?.next ?? month.next
  return { value: last ? { from: { ...to, day: first.value }, to } : to, next }
}

/** “4 and 5 September”: two days that follow each other are one stretch of time. */
function nextDay(tokens: readonly Token[], first: DateReading<number>): number | null {
  if (lowerAt(tokens, first.next) !== 'and') return null
  return dayAt(tokens, first.next + 1)?.value === first.value + 1 ? first.next + 1 : null
}

/** “September 4, 2024”, “Sept. 4–6”, “September 2024”, “September”. */
function monthFirst(tokens: readonly Token[], at: number): DateReading<Written | Range> | null {
  const month = monthTokenAt(tokens, at)
  if (!month) return null
  const day = dayAt(tokens, month.next)
  if (!day) {
    const year = yearAfter(tokens, month.next)
    return { value: { year: year?.value ?? null, month: month.value, day: null }, next: year?.next ?? month.next }
  }
  const joiner = rangeJoiner(tokens, day.next, lowerAt(tokens, at - 1)) ?? nextDay(tokens, day)
  const last = joiner === null ? null : dayAt(tokens, joiner)
  const isOtherMonth = last !== null && monthTokenAt(tokens, last.next) !== null
  const end = last && !isOtherMonth ? last : day
  const year = yearAfter(tokens, end.next)
  const to = { year: year?.value ?? null, month: month.value, day: end.value }
  return { value: end === last ? { from: { ...to, day: day.value }, to } : to, next: year?.next ?? end.next }
}

const partAt = (tokens: readonly Token[], at: number) => dayFirst(tokens, at) ?? monthFirst(tokens, at)

/** A date with a month, or a range of two, that begins at a token. */
export type MonthDate = { readonly from: Written; readonly to: Written | null; readonly next: number }

/** A year that a list gives at its end only: “September 3 and 5, 2024”, “in May and June 2024”. */
function yearLater(tokens: readonly Token[], at: number): number | null {
  let place = at
  for (let steps = 0; steps < 4; steps += 1) {
    if (!/^(?:and|or|,|to)$/.test(lowerAt(tokens, place))) return null
    place += 1
    if (lowerAt(tokens, place) === 'and' || lowerAt(tokens, place) === 'in') place += 1
    const part = partAt(tokens, place)
    const day = part ? null : dayAt(tokens, place)
    if (!part && !day) return null
    const year = part
      ? 'to' in part.value
        ? part.value.to.year
        : part.value.year
      : (yearAfter(tokens, day?.next ?? 0)?.value ?? null)
    if (year !== null) return year
    place = part?.next ?? day?.next ?? place
  }
  return null
}

/** “October and November 2023”: two months that follow each other are one stretch of time. */
function neighbouring(tokens: readonly Token[], from: Written, at: number): MonthDate | null {
  if (from.day !== null || from.year !== null || lowerAt(tokens, at) !== 'and') return null
  const second = partAt(tokens, at + 1)
  if (!second || 'to' in second.value || second.value.day !== null || second.value.year === null) return null
  const to = second.value
  return to.month === from.month + 1 ? { from: { ...from, year: to.year }, to, next: second.next } : null
}

/** Reads a date that names a month at a token; what it leaves out stays null. */
export function monthDateAt(tokens: readonly Token[], at: number): MonthDate | null {
  const first = partAt(tokens, at)
  if (!first) return null
  if ('to' in first.value) return { from: first.value.from, to: first.value.to, next: first.next }
  const from = first.value
  const neighbour = neighbouring(tokens, from, first.next)
  if (neighbour) return neighbour
  const joiner = rangeJoiner(tokens, first.next, lowerAt(tokens, at - 1))
  const second = joiner === null ? null : partAt(tokens, joiner)
  if (second && !('to' in second.value) && (second.value.day === null) === (from.day === null)) {
    const to = second.value
    const year = from.year ?? (to.year === null ? null : from.month > to.month ? to.year - 1 : to.year)
    return { from: { ...from, year }, to, next: second.next }
  }
  return { from: { ...from, year: from.year ?? yearLater(tokens, first.next) }, to: null, next: first.next }
}

/** “2024-09-04” with dashes and nothing round it. */
export function isoAt(tokens: readonly Token[], at: number): DateReading<string> | null {
  const parts = [0, 1, 2, 3, 4].map((offset) => tokens[at + offset])
  if (parts.slice(1).some((part) => !part?.glued) || parts[0]?.glued) return null
  const text = parts.map((part) => part?.text).join('')
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match || (tokens[at + 5]?.glued && tokens[at + 5]?.kind !== 'sign')) return null
  const value = edtfOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
  return value ? { value, next: at + 5 } : null
}
