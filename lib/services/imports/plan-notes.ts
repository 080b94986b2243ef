import type { Store } from '../../data/engine/engine'
import { cardIdOf, factIdOf, noteCardKeyOf, noteKeyOf } from '../../data/library-ids'
import { exportedCards } from '../../data/queries/export/exported-cards'
import { cardRowsOf, cardsOfIds, type KnownNote, knownNotes, type StoredCard } from '../../data/queries/imports/imports'
import type { CardId, FactId, WorkspaceId } from '../../domain/ids'
import { destinationOf, type ImportOptions, type Winner } from '../../domain/imports/import-options'
import type { NoteProblem } from '../../interchange/anki/import-problems'
import { withSource } from '../../interchange/anki/source-of-note'
import type { StagedCard, StagedNote } from '../../interchange/anki/staged-note'
import { type ExportedNote, notesOfCards } from '../../interchange/anki-export/notes-of-cards'
import { NOTE_TYPES } from '../../interchange/own-anki-notes'
import type { Context } from '../context'
import { openMediaNames } from '../export/media-of-notes'

/** Tags that say how cards are studied, and not what they say. */
const STUDY_TAGS: ReadonlySet<string> = new Set(['marked', 'leech'])

const tagsOf = (tags: readonly string[]): string =>
  JSON.stringify([...new Set(tags)].filter((tag) => !STUDY_TAGS.has(tag.toLowerCase())).sort())

/** Whether a note of a package is what the library would export now. */
const isAsExported = ({ original }: StagedNote, { fields, tags }: ExportedNote): boolean =>
  JSON.stringify(original.fields.map(([, value]) => value)) === JSON.stringify(fields) &&
  tagsOf(original.tags) === tagsOf(tags)

/** Whether a package has an earlier text of a note than the library, to the second: that is how packages count. */
const isBeforeLibrary = ({ modifiedAt }: StagedNote, { updatedAt }: ExportedNote): boolean =>
  modifiedAt < Math.floor(updatedAt / 1000) * 1000

/** Reads the notes that cards of the actor's library would be exported as now, by guid. */
export const openOwnNotes = (ctx: Context) => {
  const { named } = openMediaNames(ctx)
  return async (store: Store, ids: readonly CardId[]): Promise<ReadonlyMap<string, ExportedNote>> => {
    const groups = new Map<string, Awaited<ReturnType<typeof exportedCards>>[number][]>()
    for (const card of await exportedCards(store, [ctx.actor.workspaceId], ids)) {
      const key = `${card.factId} ${card.group}`
      groups.set(key, [...(groups.get(key) ?? []), card])
    }
    const notes = [...groups.values()].flatMap(notesOfCards)
    const written = await Promise.all(notes.map(async (note) => ({ ...note, fields: await named(note.fields) })))
    return new Map(written.map((note) => [note.guid, note]))
  }
}

/** A question that this library asks already: of which fact, and why it is left as it is although the file differs. */
type OwnCards = { readonly factId: FactId; readonly left: NoteProblem | null }

const idsOf = ({ beside }: StagedNote): readonly string[] => beside?.cardIds ?? []

/** Whether cards of the library say what a row says. */
const saysTheSame = (note: StagedNote, own: readonly StoredCard[]): boolean =>
  own.every(({ front, back, extra }) =>
    note.cards.some((card) => card.front === front && card.back === back && (card.extra ?? null) === extra),
  )

/**
 * Of notes that were exported here, those whose cards are in the library, by guid. A table does not say which of two texts
 * is newer, and a card with a source must agree with its passage: what is here stays, and a difference is reported.
 */
const ownCardsOf = async (
  store: Store,
  workspaceId: WorkspaceId,
  notes: readonly StagedNote[],
): Promise<ReadonlyMap<string, OwnCards>> => {
  const ids = notes.flatMap(idsOf) as CardId[] // an id that is none of ours finds nothing
  const rows = await cardsOfIds(store, workspaceId, ids)
  const found = new Map<string, OwnCards>()
  for (const note of notes) {
    const own = idsOf(note).flatMap((id) => rows.get(id as CardId) ?? []) // as above
    const [first] = own
    if (!first) continue
    const isRetired = own.every(({ retiredAt }) => retiredAt !== null)
    const left = isRetired ? 'retired' : saysTheSame(note, own) ? null : 'differs'
    found.set(note.guid, { factId: first.factId, left })
  }
  return found
}

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
  readonly left: NoteProblem | null
}

/** Whether a note says what it said when it came in, or what the library would export now. */
const saysSame = (known: KnownNote, note: StagedNote, exported: ExportedNote | null): boolean =>
  known.sha256 === note.sha256 || (exported !== null && isAsExported(note, exported))

/** Why a note that came in before is left as it is: it is retired here, or what is here wins. Null if it is not left. */
const whyLeft = (
  known: KnownNote,
  note: StagedNote,
  winner: Winner,
  exported: ExportedNote | null,
): NoteProblem | null => {
  if (known.retiredAt !== null) return 'retired'
  if (saysSame(known, note, exported)) return null
  if (known.editedAt !== null && winner === 'here') return 'edited'
  if (exported && isBeforeLibrary(note, exported)) return 'older'
  return note.modifiedAt < known.modifiedAt ? 'older' : null
}

const plan = (
  workspaceId: WorkspaceId,
  note: StagedNote,
  known: KnownNote | null,
  {
    rows,
    here,
    exported,
    options,
  }: {
    readonly rows: readonly StoredCard[]
    readonly here: OwnCards | null
    /** What the library would export it as now; null if this program did not write it. */
    readonly exported: ExportedNote | null
    readonly options: ImportOptions
  },
): PlannedNote => {
  const factId = known?.factId ?? factIdOf(workspaceId, noteKeyOf(note.guid))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const all = note.cards.map((staged): NoteCard => {
    // A note that was exported has its cards at the places of our note types, and not where it had them before.
    const placed = exported?.cards.find(({ place }) => place === staged.ordinal)
    const named = noteCardKeyOf(note.guid, staged.ordinal)
    const id = (placed?.cardId as CardId | undefined) ?? cardIdOf(workspaceId, named) // the id of a card of the library
    const before = byId.get(id) ?? null
    const key = before?.key ?? named
    return { id, key, staged, before, isNew: before === null || before.retiredAt !== null }
  })
  const ids = new Set(all.map(({ id }) => id))
  // A text has one way of asking: it takes no card away from a note that a package brought.
  const mayDrop = note.beside === undefined || known === null || known.original.noteType === note.original.noteType
  const dropped = mayDrop ? rows.filter(({ id, retiredAt }) => retiredAt === null && !ids.has(id)) : []
  const left = known && whyLeft(known, note, options.winner ?? 'here', exported)
  const { deck, withScheduling } = destinationOf(options, note.deck)
  const common = { note, factId, known, left, deck, withScheduling }
  if (known === null && here !== null) {
    return { ...common, factId: here.factId, left: here.left, kind: 'same', cards: [], dropped: [] }
  }
  if (known === null) return { ...common, kind: 'new', cards: all, dropped }
  if (left !== null || saysSame(known, note, exported)) {
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
  (Object.hasOwn(sourceFields, noteType) ? sourceFields[noteType] : null) ?? known?.original.sourceFields ?? null

/** Whether a note is one that this program wrote, here or elsewhere. */
export const isExported = ({ original: { noteType } }: StagedNote): boolean =>
  NOTE_TYPES.some((name) => name === noteType)

/**
 * What becomes of notes, given what is in the library now. Those of decks that are left out are not among them.
 * @param own what is only asked of notes that this program wrote: the facts of all cards of the library by what exported
 * notes are known by, and what cards would be exported as now
 */
export const planNotes = async (
  store: Store,
  workspaceId: WorkspaceId,
  staged: readonly StagedNote[],
  options: ImportOptions,
  own: {
    readonly facts: () => Promise<ReadonlyMap<string, FactId>>
    readonly notes: (store: Store, ids: readonly CardId[]) => Promise<ReadonlyMap<string, ExportedNote>>
  },
): Promise<readonly PlannedNote[]> => {
  const wanted = staged.filter(({ deck }) => !destinationOf(options, deck).isLeftOut)
  const guids = wanted.map(({ guid }) => guid)
  const known = await knownNotes(store, workspaceId, guids)
  const notes = wanted.map((note) => {
    const names = sourceFieldsOf(options, note.original.noteType, known.get(note.guid) ?? null)
    return names === null ? note : withSource(note, names)
  })
  const idOf = ({ guid }: StagedNote) => known.get(guid)?.factId ?? factIdOf(workspaceId, noteKeyOf(guid))
  const rows = await cardRowsOf(store, workspaceId, notes.map(idOf))
  const here = await ownCardsOf(store, workspaceId, notes)
  const facts = notes.some((note) => !known.has(note.guid) && isExported(note)) ? await own.facts() : null
  const written = notes.filter((note) => known.has(note.guid) && isExported(note))
  const live = written.flatMap((note) => (rows.get(idOf(note)) ?? []).filter(({ retiredAt }) => retiredAt === null))
  const ids = live.map(({ id }) => id)
  const exported = await own.notes(store, ids)
  const hereOf = (note: StagedNote): OwnCards | null => {
    const factId = isExported(note) ? facts?.get(note.guid) : undefined
    return here.get(note.guid) ?? (factId ? { factId, left: 'own' } : null)
  }
  return notes.map((note) =>
    plan(workspaceId, note, known.get(note.guid) ?? null, {
      rows: rows.get(idOf(note)) ?? [],
      here: hereOf(note),
      exported: exported.get(note.guid) ?? null,
      options,
    }),
  )
}
