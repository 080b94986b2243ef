import type { LintIssue } from '../cards/lint-issue'
import type { FactKind, Weight } from '../library'
import type { DraftCard, Mention, Span } from './mention'

/** A fact as it is proposed, with its cards: what the form for a fact takes, before anybody accepted it. */
export type ProposedFact = {
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  /** EDTF. */
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly hedge: string | null
  readonly topics: readonly string[]
  readonly people: readonly string[]
  readonly places: readonly string[]
  readonly cards: readonly DraftCard[]
}

/** Who drafted it. */
export const DRAFTERS = ['built-in', 'model', 'highlight'] as const
export type Drafter = (typeof DRAFTERS)[number]

/** One draft beside its passage, to be accepted, edited, skipped or refused for good. */
export type Offer = {
  /** The same for the same words of the same text: what decisions are remembered by. */
  readonly key: string
  readonly drafter: Drafter
  readonly mention: Mention
  /** The sentence (or sentences) that supports it. */
  readonly passage: Span
  readonly fact: ProposedFact
  /** What the lint says of it as it stands. */
  readonly lint: readonly LintIssue[]
}
