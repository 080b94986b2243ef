import { type DateValue, dateValues } from './date-values'
import { type NameValue, nameStandsAmong, nameValues, nameWordsOf, type Word } from './name-values'
import { type DecadeValue, type NumberValue, numberValues, type OrdinalValue, type YearValue } from './number-values'

/** A thing in a text that must not be wrong: a number with its currency or unit, a date, a decade, an ordinal or a name. */
export type Value = NumberValue | DateValue | YearValue | DecadeValue | OrdinalValue | NameValue
/** Every value but a name. */
export type FigureValue = Exclude<Value, NameValue>

/** The text with as many NULs for the characters of these spans, which are in order. One pass: a text may be all dates. */
const blank = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string => {
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    const from = Math.max(start, at)
    if (end <= from) continue
    pieces.push(text.slice(at, from), '\0'.repeat(end - from))
    at = end
  }
  return pieces.length === 0 ? text : `${pieces.join('')}${text.slice(at)}`
}

/** The numbers and dates of a text in order, as comparable values: "$190bn" and "190 billion dollars" are alike. */
export function figuresOf(text: string): FigureValue[] {
  const dates = dateValues(text)
  return [...dates, ...numberValues(blank(text, dates))].sort((a, b) => a.start - b.start)
}

/** All values of a text in order. Spans are UTF-16 offsets; two values of one range share a span. */
export function valuesOf(text: string): Value[] {
  const figures = figuresOf(text)
  return [...figures, ...nameValues(blank(text, figures))].sort((a, b) => a.start - b.start)
}

/**
 * Whether two figures say the same. `wanted` may leave out what `given` adds (a year of a full date, a number without
 * its unit) but never the other way round, and never the scale: "$190" is not "$190 billion".
 */
export function figureMatches(wanted: FigureValue, given: FigureValue): boolean {
  if (wanted.kind === 'date') {
    if (given.kind === 'number') return wanted.month === null && given.amount === wanted.year && isBare(given)
    if (given.kind !== 'date') return false
    return (['year', 'month', 'day'] as const).every((part) => wanted[part] === null || wanted[part] === given[part])
  }
  if (wanted.kind === 'number') {
    if (given.kind === 'date') return isBare(wanted) && given.month === null && given.year === wanted.amount
    if (given.kind !== 'number' || given.amount !== wanted.amount) return false
    return (wanted.currency ?? given.currency) === given.currency && (wanted.unit ?? given.unit) === given.unit
  }
  if (wanted.kind === 'ordinal') return given.kind === 'ordinal' && given.amount === wanted.amount
  return given.kind === 'decade' && given.year === wanted.year
}

const isBare = (value: NumberValue): boolean => value.currency === null && value.unit === null

/** What a text holds to look values up in. */
export type Source = { readonly figures: readonly FigureValue[]; readonly words: readonly Word[] }

/** Reads a text to look values up in. */
export const sourceOf = (text: string): Source => ({ figures: figuresOf(text), words: nameWordsOf(text) })

/** The words of `text` that are values and do not stand in `source`, in order, each once. */
export function missingValues(text: string, source: Source): string[] {
  const missing = valuesOf(text).filter((value) =>
    value.kind === 'name'
      ? !nameStandsAmong(value, source.words)
      : !source.figures.some((figure) => figureMatches(value, figure)),
  )
  return [...new Set(missing.map((value) => text.slice(value.start, value.end)))]
}
