import { and, asc, count, desc, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { CardId, DeckId, FactId, Instant, LearnerId, ReviewId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds, rowsByIds } from '../../engine/prepared'
import type { Schema } from '../../schema/tables'
import { isOfKind } from '../tag-names'

/** A note that came in before, with the state of its fact. */
export type KnownNote = Schema['importedNotes']['$inferSelect'] & {
  readonly editedAt: Instant | null
  readonly retiredAt: Instant | null
}

/** The notes of these guids that came in before, by guid. */
export const knownNotes = async (store: Store, workspaceId: WorkspaceId, guids: readonly string[]) => {
  const { importedNotes: n, facts: f } = store.t
  const rows = await rowsByIds(store, 'known_notes', [workspaceId], guids, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ note: n, editedAt: f.editedAt, retiredAt: f.retiredAt })
      .from(n)
      .innerJoin(f, and(eq(f.workspaceId, n.workspaceId), eq(f.id, n.factId)))
      .where(and(inWorkspaces(n.workspaceId), isAmong(n.guid))),
  )
  return new Map(rows.map(({ note, ...state }) => [note.guid, { ...note, ...state }]))
}

/** By which the notes that facts were made of are known; facts that were made here are missing. */
export const notesOfFacts = async (store: Store, workspaceIds: readonly WorkspaceId[], factIds: readonly FactId[]) => {
  const { importedNotes: n } = store.t
  const rows = await rowsByIds(store, 'notes_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ guid: n.guid, noteId: n.noteId, modifiedAt: n.modifiedAt, factId: n.factId })
      .from(n)
      .where(and(inWorkspaces(n.workspaceId), isAmong(n.factId))),
  )
  return new Map(rows.map(({ factId, ...note }) => [factId, note]))
}

/** How many facts of these workspaces that are in use came from packages of Anki. */
export const countAnkiNotes = async (
  { db, t: { importedNotes: n, facts: f } }: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<number> => {
  const [row] = await db
    .select({ notes: count() })
    .from(n)
    .innerJoin(f, and(eq(f.workspaceId, n.workspaceId), eq(f.id, n.factId)))
    // Notes of a text have the instant of their import as both.
    .where(
      and(
        inArray(n.workspaceId, [...workspaceIds]),
        isNull(f.retiredAt),
        sql`${n.noteId} <> cast(${n.modifiedAt} as text)`,
      ),
    )
  return row?.notes ?? 0
}

/** The facts of all cards of a workspace by the guids that their notes have in a package that was exported from it. */
export const factsByExportedGuid = async ({ db, t: { cards: c } }: Store, workspaceId: WorkspaceId) => {
  const rows = await db
    .select({ id: c.id, group: c.group, factId: c.factId })
    .from(c)
    .where(eq(c.workspaceId, workspaceId))
  return new Map(rows.flatMap(({ id, group, factId }) => [[group, factId] as const, [id, factId] as const]))
}

export type StoredCard = Schema['cards']['$inferSelect']
export type StoredFact = Schema['facts']['$inferSelect']

/** All cards of facts, retired ones too, in their order. */
export const cardRowsOf = async (store: Store, workspaceId: WorkspaceId, factIds: readonly FactId[]) => {
  const { cards: c } = store.t
  const byFact = new Map<FactId, StoredCard[]>(factIds.map((id) => [id, []]))
  const rows = await rowsByIds(store, 'card_rows_of_facts', [workspaceId], factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select()
      .from(c)
      .where(and(inWorkspaces(c.workspaceId), isAmong(c.factId)))
      .orderBy(asc(c.position), asc(c.id)),
  )
  for (const row of rows) byFact.get(row.factId)?.push(row)
  return byFact
}

/** Whole rows of facts by id, retired ones too. */
export const factRowsOf = async (store: Store, workspaceId: WorkspaceId, factIds: readonly FactId[]) => {
  const { facts: f } = store.t
  const rows = await rowsByIds(store, 'fact_rows', [workspaceId], factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select()
      .from(f)
      .where(and(inWorkspaces(f.workspaceId), isAmong(f.id))),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** The topics of facts, in order. */
export const topicsOf = async (store: Store, workspaceId: WorkspaceId, factIds: readonly FactId[]) => {
  const { factTags: t } = store.t
  const byFact = new Map<FactId, string[]>(factIds.map((id) => [id, []]))
  const rows = await rowsByIds(store, 'topics_of_facts', [workspaceId], factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select({ factId: t.factId, name: t.name })
      .from(t)
      .where(and(inWorkspaces(t.workspaceId), isOfKind(store, 'topic'), isAmong(t.factId)))
      .orderBy(asc(t.name)),
  )
  for (const { factId, name } of rows) byFact.get(factId)?.push(name)
  return byFact
}

export type StoredImport = Schema['imports']['$inferSelect']

/** An import of these workspaces by id; null if there is none. */
export const importOfId = async (
  { db, t: { imports: i } }: Store,
  workspaceIds: readonly WorkspaceId[],
  id: string,
): Promise<StoredImport | null> => {
  const [row] = await db
    .select()
    .from(i)
    .where(and(inArray(i.workspaceId, [...workspaceIds]), eq(i.id, id)))
  return row ?? null
}

const latestWhere = async ({ db, t: { imports: i } }: Store, where: SQL | undefined): Promise<StoredImport | null> => {
  const [row] = await db
    .select()
    .from(i)
    .where(and(where, isNull(i.undoneAt)))
    .orderBy(desc(i.at), desc(i.id))
    .limit(1)
  return row ?? null
}

/** The latest import of a workspace that was not undone; null if there is none. */
export const latestImport = (store: Store, workspaceId: WorkspaceId): Promise<StoredImport | null> =>
  latestWhere(store, eq(store.t.imports.workspaceId, workspaceId))

/** The latest import of a learner that was not undone; null if there is none. */
export const importOfLearner = (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  learnerId: LearnerId,
): Promise<StoredImport | null> => {
  const { imports: i } = store.t
  return latestWhere(store, and(inArray(i.workspaceId, [...workspaceIds]), eq(i.learnerId, learnerId)))
}

/** The latest import after another one that was not undone and brought or changed some of the same facts; null if there is none. */
export const laterImportOfSame = async (
  { db, t: { imports: i, importChanges: c } }: Store,
  { workspaceId, id, at }: Pick<StoredImport, 'workspaceId' | 'id' | 'at'>,
): Promise<StoredImport | null> => {
  const same = db
    .select({ factId: c.factId })
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), eq(c.importId, id)))
  const [row] = await db
    .selectDistinct({ later: i })
    .from(i)
    .innerJoin(c, and(eq(c.workspaceId, i.workspaceId), eq(c.importId, i.id)))
    .where(
      and(
        eq(i.workspaceId, workspaceId),
        isNull(i.undoneAt),
        or(gt(i.at, at), and(eq(i.at, at), gt(i.id, id))),
        inArray(c.factId, same),
      ),
    )
    .orderBy(desc(i.at), desc(i.id))
    .limit(1)
  return row?.later ?? null
}

export type ImportChange = Schema['importChanges']['$inferSelect']

/** The next facts that an import changed, in order of their ids. */
export const nextChanges = async (
  { db, t: { importChanges: c } }: Store,
  { workspaceId, id }: Pick<StoredImport, 'workspaceId' | 'id'>,
  after: string,
  most: number,
): Promise<readonly ImportChange[]> =>
  db
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), eq(c.importId, id), gt(c.factId, after as FactId))) // '' is before every id
    .orderBy(asc(c.factId))
    .limit(most)

/**
 * The entries that an import put into the logs of cards: all were received at its instant, and have ids that no client
 * makes.
 */
export const entriesOfImport = async (
  { db, t: { reviews: r } }: Store,
  { learnerId, at }: Pick<StoredImport, 'learnerId' | 'at'>,
  cardIds: readonly CardId[],
): Promise<readonly { readonly id: ReviewId; readonly cardId: CardId }[]> =>
  cardIds.length === 0
    ? []
    : db
        .select({ id: r.id, cardId: r.cardId })
        .from(r)
        .where(
          and(
            eq(r.learnerId, learnerId),
            inArray(r.cardId, [...cardIds]),
            eq(r.receivedAt, at),
            ne(r.kind, 'void'),
            sql`substr(${r.id}, 15, 1) = '5'`,
          ),
        )

/** Those of these decks that no fact is in. */
export const decksWithoutFacts = async (store: Store, workspaceId: WorkspaceId, ids: readonly DeckId[]) => {
  const { deckFacts: d } = store.t
  const rows = await store.db
    .selectDistinct({ id: d.deckId })
    .from(d)
    .where(and(eq(d.workspaceId, workspaceId), amongIds(store, d.deckId, ids)))
  const used = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !used.has(id))
}

/** Rows of cards by id, retired ones too; ids of no card are missing. */
export const cardsOfIds = async ({ db, t: { cards: c } }: Store, workspaceId: WorkspaceId, ids: readonly CardId[]) => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * The ids of cards that were retired by the undo of the import that brought them, as a query. Undoing an import retires
 * them at its own instant; a card that a person retires, or restores and retires again, has another one.
 */
export const cardsRetiredByUndo = (
  { t: { cards: c, imports: i, importChanges: ic } }: Pick<Store, 't'>,
  workspaceIds: readonly WorkspaceId[],
): SQL =>
  sql`(select ${c.id} from ${i}
    join ${ic} on ${ic.workspaceId} = ${i.workspaceId} and ${ic.importId} = ${i.id}
    join ${c} on ${c.workspaceId} = ${ic.workspaceId} and ${c.factId} = ${ic.factId}
    where ${inArray(i.workspaceId, [...workspaceIds])} and ${c.retiredAt} = ${i.undoneAt})`
