import type { FactId } from '../ids'
import type { ReadNote } from './note-card'
import { cardsOfText, isSameText, type SyncedText, type SyncSide } from './synced-text'

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
  /** An id that occurs twice, a card that repeats another one, a block that is no card at the moment, gaps beside a card. */
  'duplicate',
  'repeated',
  'incomplete',
  'left-out',
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

/** Sentences with gaps that no card has: a line with a separator is beside them. */
export const leftOutItems = ({ path, leftOut }: ReadNote): readonly SyncItem[] =>
  leftOut.map(({ line, text }) => {
    const note = { form: 'cloze', question: text, answer: '' } as const
    return { kind: 'left-out', id: null, path, line, note, library: null, base: null, factId: null }
  })

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

/** A text of a card with what it is called, and the one that it is compared with. */
export type ComparedText = {
  readonly label: string
  readonly text: SyncedText
  /** Null if nothing is to be marked. */
  readonly other: SyncedText | null
  /** Whether the other one replaces it. */
  readonly isOld: boolean
}

/**
 * The texts of a card that differ: the old and the new one of a change, or both sides with what they said at the last
 * sync. Empty if there is only one.
 */
export const comparedTexts = ({ kind, note, library, base }: SyncItem): readonly ComparedText[] => {
  if (note === null || library === null || isSameText(note, library)) return []
  if (kind === 'take' || kind === 'give') {
    const [old, now] = kind === 'take' ? [library, note] : [note, library]
    return [
      { label: 'Before', text: old, other: now, isOld: true },
      { label: 'Now', text: now, other: old, isOld: false },
    ]
  }
  const before = base === null || isSameText(base, note) || isSameText(base, library) ? null : base
  return [
    { label: 'Note', text: note, other: library, isOld: false },
    { label: 'Library', text: library, other: note, isOld: false },
    ...(before === null ? [] : [{ label: 'At the last sync', text: before, other: null, isOld: true }]),
  ]
}

/** Which side the learner may choose for a card. */
export const sidesToChoose = (kind: SyncItemKind): readonly SyncSide[] => {
  if (kind === 'conflict') return ['note', 'library']
  return kind === 'unwritable' || kind === 'retired' ? ['note'] : []
}
