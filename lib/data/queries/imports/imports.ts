import { and, asc, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { CardId, DeckId, FactId, Instant, ReviewId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../mutations/upsert'
import type { Schema } from '../../schema/tables'

/** A note that came in before, with the state of its fact. */
export type KnownNote = Schema['importedNotes']['$inferSelect'] & {
  readonly editedAt: Instant | null
  readonly retiredAt: Instant | null
}

/** The notes of these guids that came in before, by guid. */
export const knownNotes = async (
  { db, t: { importedNotes: n, facts: f } }: Store,
  workspaceId: WorkspaceId,
  guids: readonly string[],
): Promise<ReadonlyMap<string, KnownNote>> => {
  if (guids.length === 0) return new Map()
  const rows = await db
    .select({ note: n, editedAt: f.editedAt, retiredAt: f.retiredAt })
    .from(n)
    .innerJoin(f, and(eq(f.workspaceId, n.workspaceId), eq(f.id, n.factId)))
    .where(and(eq(n.workspaceId, workspaceId), inArray(n.guid, [...guids])))
  return new Map(rows.map(({ note, ...state }) => [note.guid, { ...note, ...state }]))
}

/** The guids of the notes that facts were made of; facts that were made here are missing. */
export const guidsOfFacts = async (
  { db, t: { importedNotes: n } }: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, string>> => {
  if (factIds.length === 0 || workspaceIds.length === 0) return new Map()
  const rows = await db
    .select({ guid: n.guid, factId: n.factId })
    .from(n)
    .where(and(inArray(n.workspaceId, [...workspaceIds]), inArray(n.factId, [...factIds])))
  return new Map(rows.map(({ guid, factId }) => [factId, guid]))
}

/** The facts of all cards of a workspace by the guids that their notes have in a package that was exported from it. */
export const factsByExportedGuid = async (
  { db, t: { cards: c } }: Store,
  workspaceId: WorkspaceId,
): Promise<ReadonlyMap<string, FactId>> => {
  const rows = await db
    .select({ id: c.id, group: c.group, factId: c.factId })
    .from(c)
    .where(eq(c.workspaceId, workspaceId))
  return new Map(rows.flatMap(({ id, group, factId }) => [[group, factId] as const, [id, factId] as const]))
}

export type StoredCard = Schema['cards']['$inferSelect']
export type StoredFact = Schema['facts']['$inferSelect']

/** All cards of facts, retired ones too, in their order. */
export const cardRowsOf = async (
  { db, t: { cards: c } }: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, readonly StoredCard[]>> => {
  const byFact = new Map<FactId, StoredCard[]>(factIds.map((id) => [id, []]))
  if (factIds.length === 0) return byFact
  const rows = await db
    .select()
    .from(c)
    .where(and(eq(c.workspaceId, workspaceId), inArray(c.factId, [...factIds])))
    .orderBy(asc(c.position), asc(c.id))
  for (const row of rows) byFact.get(row.factId)?.push(row)
  return byFact
}

/** Whole rows of facts by id, retired ones too. */
export const factRowsOf = async (
  { db, t: { facts: f } }: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, StoredFact>> => {
  if (factIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), inArray(f.id, [...factIds])))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The topics of facts, in order. */
export const topicsOf = async (
  { db, t: { factTags: t } }: Store,
  workspaceId: WorkspaceId,
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, readonly string[]>> => {
  const byFact = new Map<FactId, string[]>(factIds.map((id) => [id, []]))
  if (factIds.length === 0) return byFact
  const rows = await db
    .select({ factId: t.factId, name: t.name })
    .from(t)
    .where(and(eq(t.workspaceId, workspaceId), eq(t.kind, 'topic'), inArray(t.factId, [...factIds])))
    .orderBy(asc(t.name))
  for (const { factId, name } of rows) byFact.get(factId)?.push(name)
  return byFact
}

/** The names of all topics of a workspace, in order. */
export const topicNames = async (
  { db, t: { factTags: t } }: Store,
  workspaceId: WorkspaceId,
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ name: t.name })
    .from(t)
    .where(and(eq(t.workspaceId, workspaceId), eq(t.kind, 'topic')))
    .orderBy(asc(t.name))
  return rows.map(({ name }) => name)
}

export type StoredImport = Schema['imports']['$inferSelect']

/** An import of these workspaces by id; null if there is none. */
export const importOfId = async (
  { db, t: { imports: i } }: Store,
  workspaceIds: readonly WorkspaceId[],
  id: string,
): Promise<StoredImport | null> => {
  if (workspaceIds.length === 0) return null
  const rows = await db
    .select()
    .from(i)
    .where(and(inArray(i.workspaceId, [...workspaceIds]), eq(i.id, id)))
  return rows[0] ?? null
}

/** The latest import of a workspace that was not undone; null if there is none. */
export const latestImport = async (
  { db, t: { imports: i } }: Store,
  workspaceId: WorkspaceId,
): Promise<StoredImport | null> => {
  const rows = await db
    .select()
    .from(i)
    .where(and(eq(i.workspaceId, workspaceId), isNull(i.undoneAt)))
    .orderBy(desc(i.at), desc(i.id))
    .limit(1)
  return rows[0] ?? null
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
 * makes, unless they came from an export of this program.
 */
export const entriesOfImport = async (
  { db, t: { reviews: r } }: Store,
  { learnerId, at, report }: Pick<StoredImport, 'learnerId' | 'at' | 'report'>,
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
            report?.keepsEntryIds ? undefined : sql`substr(${r.id}, 15, 1) = '5'`,
          ),
        )

const decksNotIn =
  (name: 'deckFacts' | 'deckOptions') =>
  async ({ db, t }: Store, workspaceId: WorkspaceId, ids: readonly DeckId[]): Promise<readonly DeckId[]> => {
    const table = t[name]
    const used = new Set<DeckId>()
    for (const piece of inPieces(ids)) {
      const rows = await db
        .selectDistinct({ id: table.deckId })
        .from(table)
        .where(and(eq(table.workspaceId, workspaceId), inArray(table.deckId, [...piece])))
      for (const { id } of rows) used.add(id)
    }
    return ids.filter((id) => !used.has(id))
  }

/** Those of these decks that no fact is in. */
export const decksWithoutFacts = decksNotIn('deckFacts')

/** Those of these decks for which nobody chose anything. */
export const decksWithoutOptions = decksNotIn('deckOptions')
