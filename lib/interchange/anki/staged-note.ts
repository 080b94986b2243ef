import type { OriginalNote } from '../../domain/imports/import-report'
import type { CardForm, FactKind, Weight } from '../../domain/library'
import type { AnkiCard } from './anki-package'
import type { PackedReviews } from './reviews'

/** A card of a note as it comes into the library, with what Anki knows of it. */
export type StagedCard = {
  readonly ordinal: number
  readonly form: CardForm
  /** Markdown; of a cloze card the cloze source with all deletions of the note, the same for its siblings. */
  readonly front: string
  /** Markdown; empty for a cloze card. */
  readonly back: string
  readonly hint: string | null
  /** Markdown that is shown below the answer, a cloze or what is to be typed; left out where nothing is. */
  readonly extra?: string
  /** The deletion number of a cloze card, otherwise 0. */
  readonly deletion: number
  /** The same for cards of one question: the deletions of a cloze source, or a question and its reverse. */
  readonly group: number
  readonly anki: AnkiCard
  readonly reviews: PackedReviews
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

/** PostgreSQL stores no text with a null character. */
const withoutNull = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value

/** A note, or what is known of its media, as a line of JSON, whose texts have no null characters. */
export const lineOf = (value: object): string => {
  const line = JSON.stringify(value)
  // Looking at each value costs more than writing it, and hardly any has one.
  return line.includes('\\u0000') ? JSON.stringify(value, withoutNull) : line
}
