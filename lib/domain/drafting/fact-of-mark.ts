import { compareEdtf, edtfEnd, parseEdtf } from '../content/edtf'
import type { Document } from '../finder/document'
import type { Mention, MentionKind, Span } from '../finder/mention'
import type { FactKind, Weight } from '../library'
import { isRelative } from './relative'

const FACT_KIND: Readonly<Record<MentionKind, FactKind>> = {
  money: 'figure',
  percent: 'figure',
  count: 'figure',
  date: 'date',
  person: 'person',
  org: 'organisation',
  place: 'place',
  quote: 'quote',
  event: 'event',
  claim: 'event',
}

/** What the library calls a mention. */
export const factKindOf = ({ kind, speaker }: Mention): FactKind =>
  kind === 'quote' && speaker === null ? 'claim' : FACT_KIND[kind]

export const weightOf = (salience: number): Weight => (salience >= 0.6 ? 'must' : salience >= 0.3 ? 'should' : 'nice')

const SOON =
  /\b(?:current(?:ly)?|now|record|largest|biggest|smallest|richest|strongest|longest|highest|lowest|latest|so far|as yet|not yet|to date|at present|remains?|still|leading|top|most important)\b/iu

/** The first of the month `months` after the end of an EDTF date, as `YYYY-MM`. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1] = edtfEnd(date).split('-').map(Number)
  const sum = year * 12 + (month - 1) + months
  return `${String(Math.floor(sum / 12)).padStart(4, '0')}-${String((sum % 12) + 1).padStart(2, '0')}`
}

/** One date, or the interval from the first of several to the last. */
function spanning(dates: readonly string[]): string | null {
  const sorted = [...new Set(dates)].toSorted(compareEdtf)
  const [first = null, last = null] = [sorted[0], sorted.at(-1)]
  if (first === null || last === null || first === last) return first
  // “this year” and “in April” of the same year: the longer holds the other.
  if (sorted.every((date) => edtfEnd(date) <= edtfEnd(first))) return first
  const whole = `${first.split('/')[0]}/${last.split('/').at(-1)}`
  return parseEdtf(whole) ? whole : first
}

/** “in 2023”, “to June 2023”: when something was, and not “the 1931 bridge” or “since 2020”. */
const TELLS_WHEN = /\b(?:in|on|by|during|until|of|to|for)(?: the| early| late| mid)*[ -]$/iu
const SINCE = /\bsince\b[^,;]{0,24}$/iu
const IS_FIGURE = /^(?:money|percent|count)$/u

/** The date that the sentence states for a mention: nothing else that could have one stands between the two. */
function statedFor(doc: Document, mention: Mention, inside: readonly Mention[]): string | null {
  const isOf = (date: Mention): boolean => {
    const before = doc.plain.slice(Math.max(0, date.start - 40), date.start)
    if (!TELLS_WHEN.test(before) || SINCE.test(before)) return false
    const [from, to] = date.start < mention.start ? [date.end, mention.start] : [mention.end, date.start]
    return !inside.some((other) => IS_FIGURE.test(other.kind) && other.start >= from && other.end <= to)
  }
  const distance = ({ start, end }: Span) => (end <= mention.start ? mention.start - end : start - mention.end)
  const [nearest] = inside
    .filter((date) => date.kind === 'date' && (date === mention || isOf(date)))
    .toSorted((a, b) => distance(a) - distance(b))
  return typeof nearest?.value === 'string' ? nearest.value : null
}

/**
 * As-of and review-by of a mention's fact, EDTF. As-of is the date in brackets, else the one that the sentence states for
 * it, else that of publication. What is dated to a year before publication is history and is not looked at again; other
 * figures and office-holders are a year later, and half a year later where the sentence says “current” or “largest”.
 */
export function datesOf(
  doc: Document,
  mention: Mention,
  inside: readonly Mention[],
  statement: string,
): { readonly asOf: string | null; readonly reviewBy: string | null } {
  const { published } = doc.options
  const isOffice = mention.kind === 'person'
  const bracketed = inside.filter(isRelative).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  const stated = bracketed.length > 0 ? spanning(bracketed) : statedFor(doc, mention, inside)
  const asOf = isOffice && bracketed.length === 0 ? (published ?? stated) : (stated ?? published)
  const ages = IS_FIGURE.test(mention.kind) || isOffice || SOON.test(statement)
  if (asOf === null || !ages) return { asOf, reviewBy: null }
  const from = published !== null && edtfEnd(published) > edtfEnd(asOf) ? published : asOf
  const isHistory =
    !isOffice && published !== null && Number(edtfEnd(asOf).slice(0, 4)) < Number(edtfEnd(published).slice(0, 4)) - 1
  if (isHistory && !SOON.test(statement)) return { asOf, reviewBy: null }
  return { asOf, reviewBy: monthsAfter(from, SOON.test(statement) ? 6 : 12) }
}

/** The names of a kind in a sentence as tags, each once, in order. */
export const namesOf = (inside: readonly Mention[], kind: 'person' | 'place'): readonly string[] => [
  ...new Set(inside.flatMap((one) => (one.kind === kind && typeof one.value === 'string' ? [one.value] : []))),
]
