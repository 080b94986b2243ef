import type { Anchor } from '../content/anchor'
import type { FactKind } from '../library'
import type { CardSides } from './card'

/** A card as the rules read it. `key` says which one an issue is about. */
export type LintedCard = CardSides & { readonly key: string }

/** What the rules read of a draft or of a fact in a content file, with its passage. Dates are EDTF. */
export type LintedFact = {
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
  readonly cards: readonly LintedCard[]
}

export type LintRule =
  | 'empty-side'
  | 'passage-missing'
  | 'passage-cut-short'
  | 'answer-not-in-passage'
  | 'shape-not-in-passage'
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
  | 'question-missing'
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
  | 'answer-wordy'
  | 'quote-unmarked'
  | 'quote-words'
  | 'quote-speaker'
  | 'quote-absent'
  | 'quotation-long'
  | 'deletion-missing'
  | 'hedge-not-in-passage'

/** `block`: cannot be saved, for a side is empty or a value is not in the passage. `warn`: likely a mistake. `advice`: correct, and it could be a better card. */
export type LintSeverity = 'block' | 'warn' | 'advice'

/** What is wrong with a draft, or could be better, and what to do about it, as sentences without a full stop. */
export type LintIssue = {
  readonly rule: LintRule
  readonly severity: LintSeverity
  readonly what: string
  readonly remedy: string
  readonly cardKey?: string
}

/** An issue about one card, before the card's key is put to it. */
export type CardIssue = Omit<LintIssue, 'cardKey'>

/** What is wrong and what to do, as two sentences. */
export const issueWords = ({ what, remedy }: LintIssue): string => `${what}. ${remedy}.`

/** The first issue that stops a fact from being saved; null if none does. */
export const blockingIssue = (issues: readonly LintIssue[]): LintIssue | null =>
  issues.find(({ severity }) => severity === 'block') ?? null
