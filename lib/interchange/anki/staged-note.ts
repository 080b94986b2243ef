import type { OriginalNote } from '../../domain/imports/import-report'
import type { CardForm, FactKind, Weight } from '../../domain/library'
import type { AnkiCard, AnkiReview } from './anki-package'

/** A card of a note as it comes into the library, with what Anki knows of it. */
export type StagedCard = {
  readonly ordinal: number
  readonly form: CardForm
  readonly front: string
  readonly back: string
  readonly hint: string | null
  /** Shown below the answer; left out where nothing is. */
  readonly extra?: string
  readonly deletion: number
  /** The same for cards of one question. */
  readonly group: number
  readonly anki: AnkiCard
  /** By time. */
  readonly reviews: readonly AnkiReview[]
}

/** A note as it comes into the library: one fact with its cards, and the note itself as it was. */
export type StagedNote = {
  /** The same in every copy of the note. */
  readonly guid: string
  readonly noteId: number
  readonly modifiedAt: number
  /** The note as it was, so that nothing is lost. */
  readonly original: OriginalNote
  readonly kind: FactKind
  readonly statement: string
  readonly topics: readonly string[]
  readonly isMarked: boolean
  /** Whether one of its cards is a leech, by its tag; left out where the file does not say it. */
  readonly isLeech?: boolean
  /** The name of the deck, nested with `::`; null if it is not known. */
  readonly deck: string | null
  /** Of everything that the fact and its cards say. */
  readonly sha256: string
  readonly cards: readonly StagedCard[]
  /** What the fields say that were named as the source, null if they are empty; missing where none was named. */
  readonly source?: string | null
  /** They say more than a noted source can be. */
  readonly hasLongSource?: true
  /** What a text says of the fact beside its cards, null where it says nothing; a package says none of it. Dates are EDTF. */
  readonly beside?: {
    readonly sourceLine: string | null
    readonly asOf: string | null
    readonly weight: Weight | null
    /** The cards of this program that it was exported from. */
    readonly cardIds: readonly string[]
  }
}
