import type { Store } from '../../data/engine/engine'
import { cardIdOf, factIdOf, noteCardKeyOf, noteKeyOf } from '../../data/library-ids'
import { cardRowsOf, type KnownNote, knownNotes, type StoredCard } from '../../data/queries/imports/imports'
import type { CardId, FactId, WorkspaceId } from '../../domain/ids'
import { destinationOf, type ImportOptions, type Winner } from '../../domain/imports/import-options'
import type { OtherProblem } from '../../interchange/anki/import-problems'
import { withSource } from '../../interchange/anki/source-of-note'
import type { StagedCard, StagedNote } from '../../interchange/anki/staged-note'
import { NOTE_TYPES } from '../../interchange/anki-export/note-types'
import { type OwnCards, ownCardsOf, syncedCardsOf } from './text-own-cards'

/** A card as it is to be; `before` is its row if it is in the library. */
export type NoteCard = {
  readonly id: CardId
  readonly key: string
  readonly staged: StagedCard
  readonly before: StoredCard | null
  /** It is not asked yet: new in the library, or retired until now. */
  readonly isNew: boolean
}

/** What becomes of a note: its fact is made, changed, or left as it is. */
export type PlannedNote = {
  readonly kind: 'new' | 'changed' | 'same'
  readonly note: StagedNote
  readonly factId: FactId
  readonly known: KnownNote | null
  /** The deck that a new fact gets. */
  readonly deck: string
  /** Whether the answers of its cards come in. */
  readonly withScheduling: boolean
  /** The cards that the fact has afterwards. */
  readonly cards: readonly NoteCard[]
  /** The cards that it no longer has. */
  readonly dropped: readonly StoredCard[]
  /** Why it is left as it is, although it differs. */
  readonly left: OtherProblem | null
}

/** Why a note that came in before is left as it is: it is retired here, or what is here wins. Null if it is not left. */
const whyLeft = (known: KnownNote, note: StagedNote, winner: Winner): OtherProblem | null => {
  if (known.retiredAt !== null) return 'retired'
  if (known.sha256 === note.sha256) return null
  if (known.editedAt !== null && winner === 'here') return 'edited'
  return note.modifiedAt < known.modifiedAt ? 'older' : null
}

const plan = (
  workspaceId: WorkspaceId,
  note: StagedNote,
  known: KnownNote | null,
  {
    rows,
    here,
    options,
  }: {
    readonly rows: readonly StoredCard[]
    readonly here: OwnCards | null
    readonly options: ImportOptions
  },
): PlannedNote => {
  const factId = known?.factId ?? factIdOf(workspaceId, noteKeyOf(note.guid))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const all = note.cards.map((staged): NoteCard => {
    const key = noteCardKeyOf(note.guid, staged.ordinal)
    const id = cardIdOf(workspaceId, key)
    const before = byId.get(id) ?? null
    return { id, key, staged, before, isNew: before === null || before.retiredAt !== null }
  })
  const ids = new Set(all.map(({ id }) => id))
  // A text has one way of asking: it takes no card away from a note that a package brought.
  const mayDrop = note.beside === undefined || known === null || known.original?.noteType === note.original.noteType
  const dropped = mayDrop ? rows.filter(({ id, retiredAt }) => retiredAt === null && !ids.has(id)) : []
  const left = known && whyLeft(known, note, options.winner ?? 'here')
  const { deck, withScheduling } = destinationOf(options, note.deck)
  const common = { note, factId, known, left, deck, withScheduling }
  if (known === null && here !== null) {
    return { ...common, factId: here.factId, left: here.left, kind: 'same', cards: [], dropped: [] }
  }
  if (known === null) return { ...common, kind: 'new', cards: all, dropped }
  if (left !== null || known.sha256 === note.sha256) {
    const cards = left === 'retired' ? [] : all.filter((card) => card.before !== null && !card.isNew)
    return { ...common, kind: 'same', cards, dropped: [] }
  }
  return { ...common, kind: 'changed', cards: all, dropped }
}

/** The fields that give a note its source: as was chosen for its type, otherwise as they did before; null if neither. */
const sourceFieldsOf = (
  { sourceFields = {} }: ImportOptions,
  noteType: string,
  known: KnownNote | null,
): readonly string[] | null =>
  (Object.hasOwn(sourceFields, noteType) ? sourceFields[noteType] : null) ?? known?.original?.sourceFields ?? null

/** Whether a note is one that this program wrote, here or elsewhere. */
const isExported = ({ original: { noteType } }: StagedNote): boolean => NOTE_TYPES.some((name) => name === noteType)

/**
 * What becomes of notes, given what is in the library now. Those of decks that are left out are not among them.
 * @param ownCards gives the facts of all cards of the library, by what exported notes are known by; it is only called
 * for notes that this program wrote
 */
export const planNotes = async (
  store: Store,
  workspaceId: WorkspaceId,
  staged: readonly StagedNote[],
  options: ImportOptions,
  ownCards: () => Promise<ReadonlyMap<string, FactId>>,
): Promise<readonly PlannedNote[]> => {
  const wanted = staged.filter(({ deck }) => !destinationOf(options, deck).isLeftOut)
  const known = await knownNotes(
    store,
    workspaceId,
    wanted.map(({ guid }) => guid),
  )
  const notes = wanted.map((note) => {
    const names = sourceFieldsOf(options, note.original.noteType, known.get(note.guid) ?? null)
    return names === null ? note : withSource(note, names)
  })
  const idOf = ({ guid }: StagedNote) => known.get(guid)?.factId ?? factIdOf(workspaceId, noteKeyOf(guid))
  const rows = await cardRowsOf(store, workspaceId, notes.map(idOf))
  const here = await ownCardsOf(store, workspaceId, notes)
  const synced = await syncedCardsOf(store, workspaceId, notes)
  const own = notes.some((note) => !known.has(note.guid) && isExported(note)) ? await ownCards() : null
  const hereOf = (note: StagedNote): OwnCards | null => {
    const factId = isExported(note) ? own?.get(note.guid) : undefined
    return here.get(note.guid) ?? synced.get(note.guid) ?? (factId ? { factId, left: 'own' } : null)
  }
  return notes.map((note) =>
    plan(workspaceId, note, known.get(note.guid) ?? null, {
      rows: rows.get(idOf(note)) ?? [],
      here: hereOf(note),
      options,
    }),
  )
}
