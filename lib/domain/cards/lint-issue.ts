import type { Anchor } from '../content/anchor'
import type { FactKind } from '../library'
import type { CardSides } from './card'

export type CardDraft = CardSides & { readonly key: string }

/** A fact before it is accepted, with what is known about its article. Dates are EDTF. */
export type FactDraft = {
  readonly kind: FactKind
  readonly statement: string
  /** Null where the words were not found in the snapshot. */
  readonly passage: Anchor | null
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly hedge: string | null
  readonly people: readonly string[]
  readonly places: readonly string[]
  /** When the article was published. */
  readonly published: string | null
  readonly cards: readonly CardDraft[]
}

export type LintRule =
  | 'empty-side'
  | 'passage-missing'
  | 'passage-cut-short'
  | 'answer-not-in-passage'
  | 'answer-given-away'
  | 'answer-capital'
  | 'answer-long'
  | 'deletion-long'
  | 'answer-list'
  | 'question-long'
  | 'question-yes-no'
  | 'question-figure'
  | 'question-double'
  | 'question-repeated'
  | 'relative-date'
  | 'month-without-year'
  | 'pronoun'
  | 'definite-reference'
  | 'statement-figure'
  | 'hedge-dropped'
  | 'hedge-unmarked'
  | 'dates-missing'
  | 'speaker-missing'
  | 'speaker-unnamed'
  | 'preposition-first'
  | 'attribution'
  | 'answer-wordy'
  | 'answer-common'
  | 'cloze-list'
  | 'mirrored-pair'
  | 'answer-in-sibling'
  | 'quote-unmarked'
  | 'quote-words'
  | 'quote-speaker'
  | 'quote-absent'
  | 'quotation-long'

/** `block`: cannot be accepted so. `warn`: likely a mistake. `advice`: correct, and it could be a better card. */
export type LintSeverity = 'block' | 'warn' | 'advice'

/** What is wrong with a draft, or could be better, and what to do about it, as sentences without a full stop. */
export type LintIssue = {
  readonly rule: LintRule
  readonly severity: LintSeverity
  readonly what: string
  readonly remedy: string
  /** A better question side for the card, where one can be made without a person’s judgement. */
  readonly better?: string
  readonly cardKey?: string
}

/** An issue about one card, before the card's key is put to it. */
export type CardIssue = Omit<LintIssue, 'cardKey'>
