import type { Span } from '../text/span'

/**
 * What the finder finds; events and claims are what a reader or a model makes cards of besides. In the library money,
 * percent and count are figures, org an organisation.
 */
export const MENTION_KINDS = [
  'money',
  'percent',
  'count',
  'date',
  'person',
  'org',
  'place',
  'quote',
  'event',
  'claim',
] as const
export type MentionKind = (typeof MENTION_KINDS)[number]

/** A number, or the two ends of a range. */
export type Amount = number | readonly [low: number, high: number]

/**
 * What a mention says, to compare and to calculate with: money with its ISO 4217 currency, a percentage, a count with
 * its unit, an EDTF date, the full name of a person, organisation or place; null for quotes, events and claims.
 */
export type MentionValue =
  | { readonly amount: Amount; readonly currency: string }
  | { readonly percent: Amount }
  | { readonly count: Amount; readonly unit: string }
  | string
  | null

export type { Span }

/** One thing worth knowing. `quote` is the answer span word for word: `text.slice(start, end) === quote`. */
export type Mention = Span & {
  readonly kind: MentionKind
  readonly quote: string
  readonly value: MentionValue
  /** The counted unit, the ISO currency or `percent`; null where there is none. */
  readonly unit: string | null
  /** The office or function of a person ("foreign minister of China"); null elsewhere. */
  readonly role: string | null
  /** Who says it, by full name where the article gives one; null where nobody is named. */
  readonly speaker: string | null
  /** The word of doubt that the sentence has ("reportedly"), as it stands there. */
  readonly hedge: string | null
  /** 0 to 1: how much a reader is likely to want it as a card; comparable within one text. */
  readonly salience: number
}

/** What is known about a text before it is read. */
export type ExtractionOptions = {
  /** BCP 47. English is the one language with word lists now. */
  readonly language: 'en'
  /** EDTF date of publication that relative dates are resolved against; null leaves them unresolved. */
  readonly published: string | null
  readonly title?: string | null
  readonly authors?: readonly string[]
}
