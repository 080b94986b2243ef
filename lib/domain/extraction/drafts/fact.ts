import { compareEdtf, edtfEnd, parseEdtf } from '../../content/edtf'
import type { FactDraft } from '../../drafts/fact-draft'
import type { FactKind } from '../../library'
import type { Mention, MentionKind } from '../mention'

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
  claim: 'claim',
}

/** What the library calls a mention; what a person holds is a position. */
export function factKindOf(mention: Mention, people: readonly string[]): FactKind {
  // Nobody holds what a reader marked in the text: it is what the text tells.
  if (mention.kind === 'claim' && mention.speaker === null) return 'event'
  if (mention.kind === 'claim') return people.includes(mention.speaker ?? '') ? 'position' : 'claim'
  if (mention.kind === 'quote' && mention.speaker === null) return 'claim'
  return FACT_KIND[mention.kind]
}

const SOON =
  /\b(?:current(?:ly)?|now|record|largest|biggest|smallest|richest|strongest|longest|highest|lowest|latest|so far|as yet|not yet|to date|at present|remains?|still|leading|top|most important)\b/iu

/** The first of the month `months` after the end of an EDTF date, as `YYYY-MM`. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1] = edtfEnd(date).split('-').map(Number)
  const sum = year * 12 + (month - 1) + months
  return `${String(Math.floor(sum / 12)).padStart(4, '0')}-${String((sum % 12) + 1).padStart(2, '0')}`
}

/** What the dates of a fact are drawn from. */
export type Dated = {
  /** The resolved dates of the sentence, those in brackets on the card first. */
  readonly stated: readonly string[]
  /** Whether the dates stated are those in brackets: a question may name each of them. */
  readonly hasBrackets: boolean
  readonly published: string | null
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

/**
 * As-of and review-by, EDTF. As-of is the date that the sentence states, else that of publication. What the sentence
 * dates to a year before publication is history and is not looked at again; other figures and office-holders are a year
 * later, and half a year later where the sentence says “current”, “record” or “largest”.
 */
export function datesOf(
  kind: FactKind,
  statement: string,
  { stated, hasBrackets, published }: Dated,
): { readonly asOf: string | null; readonly reviewBy: string | null } {
  const isOffice = kind === 'person'
  const first = hasBrackets ? spanning(stated) : (stated[0] ?? null)
  const asOf = isOffice ? (published ?? first) : (first ?? published)
  const ages = kind === 'figure' || isOffice || SOON.test(statement)
  if (asOf === null || !ages) return { asOf, reviewBy: null }
  const from = published !== null && edtfEnd(published) > edtfEnd(asOf) ? published : asOf
  const isHistory =
    !isOffice && published !== null && Number(edtfEnd(asOf).slice(0, 4)) < Number(edtfEnd(published).slice(0, 4)) - 1
  if (isHistory && !SOON.test(statement)) return { asOf, reviewBy: null }
  return { asOf, reviewBy: monthsAfter(from, SOON.test(statement) ? 6 : 12) }
}

/** The names of a sentence as tags, each once, in order. */
export function tagsOf(inside: readonly Mention[]): Pick<FactDraft, 'people' | 'places'> {
  const named = (kind: MentionKind): readonly string[] => [
    ...new Set(
      inside.flatMap((mention) => (mention.kind === kind && typeof mention.value === 'string' ? [mention.value] : [])),
    ),
  ]
  return { people: named('person'), places: named('place') }
}
