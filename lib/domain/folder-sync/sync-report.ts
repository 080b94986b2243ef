import type { FactId } from '../ids'
import { cardsOfText, type SyncedText, type SyncSide } from './synced-text'

/** What a sync does with a card, or leaves to the learner. */
export const SYNC_ITEM_KINDS = [
  /** From the note into the library: a new card, or a changed text. */
  'new',
  'take',
  /** From the library into the note. */
  'give',
  /** Gone from the folder, and retired because the learner said so. */
  'retire',
  /** Left to the learner: changed in both; gone from the folder; retired here. */
  'conflict',
  'gone',
  'retired',
  /** It has an article, and the note says something else. */
  'sourced',
  /** An id that occurs twice, a card that repeats another one, and a block that is no card at the moment. */
  'duplicate',
  'repeated',
  'incomplete',
  /** What the note cannot hold, or the library refuses; what was changed while the sync ran; a note that is read-only. */
  'unwritable',
  'refused',
  'changed',
  'read-only',
] as const
export type SyncItemKind = (typeof SYNC_ITEM_KINDS)[number]

/** A card that a sync has something to say of. */
export type SyncItem = {
  readonly kind: SyncItemKind
  /** The id of its block, or the one that it gets; null of a card that repeats another one. */
  readonly id: string | null
  readonly path: string
  /** From 1; null if it is not in the folder. */
  readonly line: number | null
  readonly note: SyncedText | null
  readonly library: SyncedText | null
  /** What both said at the last sync. */
  readonly base: SyncedText | null
  /** The fact of its card in the library, if it has one. */
  readonly factId: FactId | null
  /** The deck that a new card goes into. */
  readonly deck?: string
  /** Why the library refuses it. */
  readonly why?: string
}

/** The text of a card that both sides have after the sync, or that is left as it is. */
export const textOfItem = ({ kind, note, library }: SyncItem): SyncedText | null =>
  kind === 'give' ? (library ?? note) : (note ?? library)

/** How many cards items ask about: one without a text counts as one. */
export const cardsOfItems = (items: readonly SyncItem[]): number =>
  items.reduce((sum, item) => {
    const text = textOfItem(item)
    return sum + (text === null ? 1 : cardsOfText(text))
  }, 0)

/** What a sync does; everything else it leaves as it is. */
export const SYNC_DONE: ReadonlySet<SyncItemKind> = new Set<SyncItemKind>(['new', 'take', 'give', 'retire'])

/** What keeps a folder from being synced until somebody does something. */
export const SYNC_TROUBLE: ReadonlySet<SyncItemKind> = new Set<SyncItemKind>([
  'conflict',
  'duplicate',
  'unwritable',
  'refused',
  'changed',
  'read-only',
])

/** Of which both texts are shown, so that one can be chosen. */
export const SYNC_COMPARED: ReadonlySet<SyncItemKind> = new Set<SyncItemKind>(['conflict', 'unwritable', 'sourced'])

/** Which side the learner may choose for a card. */
export const sidesToChoose = (kind: SyncItemKind): readonly SyncSide[] => {
  if (kind === 'conflict') return ['note', 'library']
  return kind === 'unwritable' || kind === 'retired' ? ['note'] : []
}
