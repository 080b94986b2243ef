import { and, eq, inArray } from 'drizzle-orm'
import type { DeckId, FactId, Instant, PassageId } from '../../domain/ids'
import { NO_SOURCE, NO_SOURCE_KEY } from '../../domain/no-source'
import type { Authorized, FactInWorkspace, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { insertMany } from '../engine/insert-many'
import { inPieces } from '../engine/upsert'
import { noSourceIdsOf, sha256Of } from '../library-ids'
import type { SearchEntry } from '../queries/search/entries'
import type { FactPassageRow } from '../rows'
import type { Schema } from '../schema/tables'
import { insertOfWorkspace } from './insert-rows'
import { addToIndex, indexItems } from './search-entries'

type Row<Table extends keyof Schema> = Omit<Schema[Table]['$inferInsert'], 'workspaceId'>

export type NewArticleRow = Row<'articles'>
export type SnapshotRow = Row<'snapshots'>
export type NewPassageRow = Row<'passages'>
export type FactRow = Row<'facts'>
export type TagRow = Row<'factTags'>
export type FactLinkRow = Row<'factLinks'>
export type NewCard = Row<'cards'>

/** Inserts articles, or brings those that exist up to date; when they were made stays. */
export const saveArticles = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly NewArticleRow[],
): Promise<void> => {
  const { articles: t } = tx.t
  const changed = ['title', 'shortTitle', 'authors', 'outlet', 'published', 'url', 'snapshotId', 'position']
  await insertOfWorkspace(tx, workspace, t, rows, { upsert: { target: [t.workspaceId, t.id], changed } })
  await indexItems(
    tx,
    workspace.workspaceId,
    'article',
    rows.map(({ id }) => id),
  )
}

/** Inserts snapshots; one that exists is the same text and stays. */
export const saveSnapshots = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly SnapshotRow[],
): Promise<void> => {
  await insertOfWorkspace(tx, workspace, tx.t.snapshots, rows, { atOnce: 50 })
  // An article may be written before the text that it names.
  await indexItems(
    tx,
    workspace.workspaceId,
    'article',
    rows.map(({ articleId }) => articleId),
  )
}

/** Inserts passages; one that exists is the same span of the same snapshot and stays. */
export const savePassages = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly NewPassageRow[],
): Promise<void> => {
  await insertOfWorkspace(tx, workspace, tx.t.passages, rows)
}

/** Inserts facts, or brings those that exist up to date; when they were made stays. */
export const saveFacts = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly FactRow[],
): Promise<void> => {
  const { facts: t } = tx.t
  const changed = [
    'articleId',
    'passageId',
    'kind',
    'statement',
    'weight',
    'asOf',
    'reviewBy',
    'speaker',
    'hedge',
    'sourceLine',
    'position',
    'editedAt',
    'updatedAt',
    'retiredAt',
  ]
  await insertOfWorkspace(tx, workspace, t, rows, { upsert: { target: [t.workspaceId, t.id], changed } })
  await indexItems(
    tx,
    workspace.workspaceId,
    'fact',
    rows.map(({ id }) => id),
  )
}

/** Inserts facts that the workspace never had, with their entries in the full-text index. */
export const insertNewFacts = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly FactRow[],
  entries: readonly SearchEntry[],
): Promise<void> => {
  const { workspaceId } = workspace
  await insertMany(
    tx,
    'new facts',
    tx.t.facts,
    rows.map((row) => ({ ...row, workspaceId })),
  )
  await addToIndex(tx, workspaceId, 'fact', entries)
}

/** Gives facts these tags and no others. */
export const replaceTags = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  factIds: readonly FactId[],
  rows: readonly TagRow[],
): Promise<void> => {
  const { workspaceId } = workspace
  const { factTags: t } = tx.t
  for (const piece of inPieces(factIds)) {
    await tx.db.delete(t).where(and(eq(t.workspaceId, workspaceId), inArray(t.factId, [...piece])))
  }
  await insertOfWorkspace(tx, workspace, t, rows)
}

/** Gives facts these further passages in place of those that content files gave them; a person's own stay. */
export const replaceContentPassages = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  factIds: readonly FactId[],
  rows: readonly FactPassageRow[],
): Promise<void> => {
  const { workspaceId } = workspace
  const { factPassages: t } = tx.t
  for (const piece of inPieces(factIds)) {
    await tx.db
      .delete(t)
      .where(and(eq(t.workspaceId, workspaceId), eq(t.origin, 'content'), inArray(t.factId, [...piece])))
  }
  await insertOfWorkspace(tx, workspace, t, rows)
}

/** Gives facts of content files these links in place of those between content facts; links to a person's facts stay. */
export const replaceContentLinks = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  factIds: readonly FactId[],
  rows: readonly FactLinkRow[],
): Promise<void> => {
  const { workspaceId } = workspace
  const { factLinks: t, facts: f } = tx.t
  const ofContent = tx.db
    .select({ id: f.id })
    .from(f)
    .where(and(eq(f.workspaceId, workspaceId), eq(f.origin, 'content')))
  for (const piece of inPieces(factIds)) {
    await tx.db
      .delete(t)
      .where(and(eq(t.workspaceId, workspaceId), inArray(t.factId, [...piece]), inArray(t.otherFactId, ofContent)))
  }
  await insertOfWorkspace(tx, workspace, t, rows)
}

/** Inserts decks; one that exists takes the new name. */
export const saveDecks = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly Row<'decks'>[],
): Promise<void> => {
  const { decks: t } = tx.t
  await insertOfWorkspace(tx, workspace, t, rows, { upsert: { target: [t.workspaceId, t.id], changed: ['name'] } })
}

/** Gives a deck a name, which no other deck may have. */
export const nameDeck = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  id: DeckId,
  name: string,
): Promise<void> => {
  const { decks: t } = tx.t
  await tx.db
    .update(t)
    .set({ name })
    .where(and(eq(t.workspaceId, workspaceId), eq(t.id, id)))
}

/**
 * Puts facts into these decks and takes them out of the decks that they were in.
 * @param factIds also those that go into no deck; the facts of the rows where it is left out
 */
export const replaceDecksOfFacts = async (
  tx: Tx,
  workspace: Authorized<InWorkspace>,
  rows: readonly { readonly deckId: DeckId; readonly factId: FactId }[],
  factIds: readonly FactId[] = rows.map((row) => row.factId),
): Promise<void> => {
  const { deckFacts: t } = tx.t
  for (const piece of inPieces(factIds)) {
    await tx.db.delete(t).where(and(eq(t.workspaceId, workspace.workspaceId), inArray(t.factId, [...piece])))
  }
  await insertOfWorkspace(tx, workspace, t, rows)
}

/** Marks facts as retired, or takes the mark away: nothing of the library is deleted. */
export const retireFacts = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  ids: readonly FactId[],
  retiredAt: number | null,
): Promise<void> => {
  const { facts: t } = tx.t
  for (const piece of inPieces(ids)) {
    await tx.db
      .update(t)
      .set({ retiredAt })
      .where(and(eq(t.workspaceId, workspaceId), inArray(t.id, [...piece])))
  }
  await indexItems(tx, workspaceId, 'fact', ids)
}

/** The same of one fact. */
export const markFactRetired = (tx: Tx, fact: Authorized<FactInWorkspace>, retiredAt: number | null): Promise<void> =>
  retireFacts(tx, fact, [fact.factId], retiredAt)

/**
 * The article's place in the library: behind all others, so that its cards, however many, run into no article's. Times
 * `POSITIONS_AN_ARTICLE` it leaves room for 1,147,483,647 cards in a column of 32 bits.
 */
export const NO_SOURCE_POSITION = 100_000

const isThere = async (
  { db, t: { passages: p } }: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  passageId: PassageId,
): Promise<boolean> => {
  const rows = await db
    .select({ id: p.id })
    .from(p)
    .where(and(eq(p.workspaceId, workspaceId), eq(p.id, passageId)))
  return rows.length > 0
}

/** Makes the article, snapshot and passage of facts without a source if the workspace does not have them yet. */
export const ensureNoSource = async (tx: Tx, workspace: Authorized<InWorkspace>, now: Instant) => {
  const ids = noSourceIdsOf(workspace.workspaceId)
  const { articleId, snapshotId, passageId } = ids
  if (await isThere(tx, workspace, passageId)) return ids
  await insertOfWorkspace(tx, workspace, tx.t.articles, [
    {
      id: articleId,
      key: NO_SOURCE_KEY,
      title: NO_SOURCE,
      authors: [],
      outlet: null,
      published: null,
      url: null,
      origin: 'own',
      snapshotId,
      position: NO_SOURCE_POSITION,
      createdAt: now,
      retiredAt: null,
    },
  ])
  await saveSnapshots(tx, workspace, [{ id: snapshotId, articleId, text: '', sha256: sha256Of(''), importedAt: now }])
  const empty = { exact: '', prefix: '', suffix: '', start: 0, end: 0, before: '', after: '' }
  await savePassages(tx, workspace, [{ id: passageId, snapshotId, ...empty }])
  return ids
}
