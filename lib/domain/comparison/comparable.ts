import type { FactId } from '../ids'
import type { FactKind } from '../library'

/** A fact as far as comparing it with others needs it; a draft is one before it has an id. */
export type ComparableFact = {
  /** Null for a draft. */
  readonly factId: FactId | null
  readonly kind: FactKind
  readonly statement: string
  /** EDTF. */
  readonly asOf: string | null
  /** EDTF: when its article was published. */
  readonly published: string | null
  /** Who wrote the article: their names say nothing of what the fact is about. */
  readonly authors: readonly string[]
  readonly cards: readonly ComparableCard[]
}

/** Both sides of a card as plain text. */
export type ComparableCard = { readonly question: string; readonly answer: string }

/**
 * `duplicate`: the same asked and answered. `interference`: questions so alike that their answers blur. `conflict`: one
 * matter, two values.
 */
export type LikenessKind = 'conflict' | 'interference' | 'duplicate'

/** What a fact has to do with one of the library. */
export type Likeness = {
  readonly kind: LikenessKind
  readonly factId: FactId
  /** The values that each gives, first that of the candidate. */
  readonly answers: readonly [own: string, other: string]
  /** They are two names of one place, of which one took the place of the other. */
  readonly renamed: boolean
}
