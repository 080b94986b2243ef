import type { CardId, DeckId, Instant } from '../ids'
import type { CardForm, FactKind, Weight } from '../library'
import type { DeckOptions } from '../scheduling/settings'
import type { SourceFields } from './import-options'

/** What could not be kept of an import, or could not be kept as it was: a sentence with its count, and some examples. */
export type ImportProblem = {
  readonly what: string
  readonly count: number
  readonly examples: readonly string[]
  /** Whether these notes, or rows of a table, are not imported at all; of an export, whether they are not in the file. */
  readonly isLeftOut?: true | undefined
}

/** How the memories of a replay differ from those that the other program stored. */
export type MemoryComparison = {
  /** Cards whose memory the other program had stored. */
  readonly compared: number
  /** Of these, those whose stability or difficulty differs. */
  readonly differing: number
  /** Of those that differ: the difference of stability as a share of the stored one, and of difficulty in points. */
  readonly stability: { readonly median: number; readonly max: number }
  readonly difficulty: { readonly median: number; readonly max: number }
}

/** Images, sounds and videos that the notes of an import show. */
export type ImportedMedia = {
  /** Files that are new in the library, and their size together. */
  readonly new: number
  readonly bytes: number
  /** Files that the library has already. */
  readonly same: number
}

export const NO_MEDIA: ImportedMedia = { new: 0, bytes: 0, same: 0 }

/** The options that an import gave to a deck. */
export type GivenDeckOptions = DeckOptions & { readonly deckId: DeckId }

/** What an import brings, or has brought. */
export type ImportReport = {
  readonly notes: { readonly new: number; readonly changed: number; readonly same: number }
  /** Cards that are new in the library. */
  readonly cards: number
  /** Answers that are new in the log. */
  readonly reviews: number
  readonly media: ImportedMedia
  readonly decks: readonly string[]
  /** Those of them that are not here yet. */
  readonly newDecks?: readonly string[] | undefined
  readonly problems: readonly ImportProblem[]
  /** Null in a preview, and if no memory was stored. */
  readonly memories: MemoryComparison | null
  /** What the decks that it made got with it, as far as there was something; missing in a preview. */
  readonly deckOptions?: readonly GivenDeckOptions[] | undefined
  /** The fields that say a source, by note type, and how many notes have it from there; missing if no field says one. */
  readonly sources?: { readonly fields: SourceFields; readonly notes: number } | undefined
}

/** A note of another program as it was: the name of its type, its fields by name (HTML), its tags. */
export type OriginalNote = {
  readonly noteType: string
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly tags: readonly string[]
  /** The fields that gave the fact its source; missing if there are none. */
  readonly sourceFields?: readonly string[] | undefined
}

/** What is put back if the import that changed a note is undone. */
export type BeforeImport = {
  readonly statement: string
  readonly kind: FactKind
  /** Missing of imports before 28 November 2026, which changed none of them. */
  readonly sourceLine?: string | null | undefined
  readonly asOf?: string | null | undefined
  readonly weight?: Weight | undefined
  readonly editedAt?: Instant | null | undefined
  readonly topics: readonly string[]
  readonly cards: readonly {
    readonly id: CardId
    readonly form: CardForm
    readonly deletion: number
    readonly front: string
    readonly back: string
    readonly hint: string | null
    /** Missing of imports before cards had it. */
    readonly extra?: string | null | undefined
    readonly group: string
    readonly retired: boolean
  }[]
  readonly note: {
    readonly noteId: string
    readonly modifiedAt: number
    readonly sha256: string
    readonly importId: string
    readonly original: OriginalNote
  }
}
