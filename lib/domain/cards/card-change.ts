import type { FactDraft } from '../drafts/fact-draft'
import type { Span } from '../extraction/mention'
import type { DeckId, FactId, PresetId, ReviewId } from '../ids'
import type { Weight } from '../library'

/** Names, each with the facts that it was given to or taken from. */
export type NamedFacts = Readonly<Record<string, readonly FactId[]>>

/** How many changes of cards can be undone. */
export const UNDOABLE_CHANGES = 30

/** What undoes a part of a change that was made to many cards at once: the log's, or that of one workspace. */
export type CardChangeUndo =
  /** The entries of the log that it added. */
  | { readonly kind: 'entries'; readonly entryIds: readonly ReviewId[] }
  /** The facts that had each weight before. */
  | { readonly kind: 'weight'; readonly before: Readonly<Partial<Record<Weight, readonly FactId[]>>> }
  | { readonly kind: 'topics'; readonly added: NamedFacts; readonly removed: NamedFacts }
  /** The decks that the facts were in. */
  | {
      readonly kind: 'deck'
      readonly factIds: readonly FactId[]
      readonly before: readonly (readonly [DeckId, FactId])[]
    }
  | { readonly kind: 'retire'; readonly factIds: readonly FactId[] }
  /** The presets that decks had of their own. */
  | { readonly kind: 'presets'; readonly before: readonly (readonly [DeckId, PresetId | null])[] }
  /** A fact that was edited: what it said and says, and where its passage was if that was moved. */
  | {
      readonly kind: 'edit'
      readonly factId: FactId
      readonly before: FactDraft
      readonly after: FactDraft
      readonly span: Span | null
    }
