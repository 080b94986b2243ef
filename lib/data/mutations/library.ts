import { and, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { DeckId, FactId, Instant, LearnerId, WorkspaceId } from '../../domain/ids'
import { NO_SOURCE, NO_SOURCE_KEY } from '../../domain/no-source'
import type { OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces, insertMany } from '../engine/insert-many'
import { noSourceIdsOf, sha256Of } from '../library-ids'
import { membersOf } from '../queries/learner/learner'
import { rowOf, rowsOf } from '../queries/rows-by-key'
import type { SearchEntry } from '../queries/search/entries'
import type { CardPlacement, FactPassageRow, NewRow } from '../rows'
import type { SearchKind } from '../schema/library'
import type { Schema } from '../schema/tables'
import { changeRows, deleteRows, insertOfWorkspace } from './change-rows'
import { newCardRow } from './log'
import { addToIndex, indexItems, indexNames } from './search-entries'

export type NewArticleRow = NewRow<'articles'>
export type SnapshotRow = NewRow<'snapshots'>
export type NewPassageRow = NewRow<'passages'>
export type FactRow = NewRow<'facts'>
export type TagRow = NewRow<'factTags'>
export type FactLinkRow = NewRow<'factLinks'>
export type NewCard = NewRow<'cards'>

/** What is searched, by its table; `stays` names the columns that a row keeps when it is saved again. */
const ITEMS = {
  article: { table: 'articles', stays: ['key', 'origin', 'createdAt', 'retiredAt'] },
  fact: { table: 'facts', stays: ['key', 'origin', 'confirmedAt', 'passageState', 'createdAt'] },
  card: { table: 'cards', stays: ['key', 'createdAt'] },
} as const satisfies Partial<Record<SearchKind, { readonly table: keyof Schema; readonly stays: readonly string[] }>>

type ItemKind = keyof typeof ITEMS
type ItemRow<Kind extends ItemKind> = NewRow<(typeof ITEMS)[Kind]['table']> & { readonly id: string }

const tableOf = ({ t }: Tx, kind: ItemKind): SQLiteTable => t[ITEMS[kind].table]

/**
 * Inserts articles, facts or cards, or brings those that exist up to date. Memories are never touched: a card keeps its
 * id, whatever its text becomes and whichever fact it moves to.
 */
export const saveItems = async <Kind extends ItemKind>(
  tx: Tx,
  workspace: OwnWorkspace,
  kind: Kind,
  rows: readonly ItemRow<Kind>[],
): Promise<void> => {
  const table = tableOf(tx, kind)
  const kept: ReadonlySet<string> = new Set(['workspaceId', 'id', ...ITEMS[kind].stays])
  const changed = Object.keys(getTableColumns(table)).filter((name) => !kept.has(name))
  await insertOfWorkspace(tx, workspace, table, rows, { changed })
  const ids = rows.map(({ id }) => id)
  await indexItems(tx, workspace.workspaceId, kind, ids)
}

/** Inserts facts or cards that the workspace never had, with their entries in the full-text index. */
export const insertNewItems = async <Kind extends 'fact' | 'card'>(
  tx: Tx,
  { workspaceId }: OwnWorkspace,
  kind: Kind,
  rows: readonly ItemRow<Kind>[],
  entries: readonly SearchEntry[],
): Promise<void> => {
  const whole = rows.map((row) => ({ ...row, workspaceId }))
  await insertMany(tx, tableOf(tx, kind), whole)
  await addToIndex(tx, workspaceId, kind, entries)
}

/** Marks articles, facts or cards as retired, or takes the mark away: nothing of the library is deleted. */
export const retireItems = async <Kind extends ItemKind>(
  tx: Tx,
  { workspaceId }: OwnWorkspace,
  kind: Kind,
  ids: readonly ItemRow<Kind>['id'][],
  retiredAt: Instant | null,
): Promise<void> => {
  await changeRows(tx, tableOf(tx, kind), { workspaceId, id: ids }, { retiredAt })
  await indexItems(tx, workspaceId, kind, ids)
}

/** Inserts snapshots; one that exists is the same text and stays. */
export const saveSnapshots = async (tx: Tx, workspace: OwnWorkspace, rows: readonly SnapshotRow[]) => {
  await insertOfWorkspace(tx, workspace, tx.t.snapshots, rows, { atOnce: 50 })
  // An article may be written before the text that it names.
  const articleIds = rows.map(({ articleId }) => articleId)
  await indexItems(tx, workspace.workspaceId, 'article', articleIds)
}

/** Inserts passages; one that exists is the same span of the same snapshot and stays. */
export const savePassages = (tx: Tx, workspace: OwnWorkspace, rows: readonly NewPassageRow[]) =>
  insertOfWorkspace(tx, workspace, tx.t.passages, rows)

/** Gives facts these tags and no others. */
export const replaceTags = async (
  tx: Tx,
  workspace: OwnWorkspace,
  factIds: readonly FactId[],
  rows: readonly TagRow[],
): Promise<void> => {
  const { factTags: t } = tx.t
  const own = { workspaceId: workspace.workspaceId, factId: factIds }
  const before = await rowsOf(tx, t, own)
  await deleteRows(tx, t, own)
  await insertOfWorkspace(tx, workspace, t, rows)
  await indexNames(tx, workspace.workspaceId, [...before, ...rows])
}

/** Gives facts these further passages in place of those that content files gave them; a person's own stay. */
export const replaceContentPassages = async (
  tx: Tx,
  workspace: OwnWorkspace,
  factIds: readonly FactId[],
  rows: readonly FactPassageRow[],
): Promise<void> => {
  const { factPassages: t } = tx.t
  await deleteRows(tx, t, { workspaceId: workspace.workspaceId, origin: 'content', factId: factIds })
  await insertOfWorkspace(tx, workspace, t, rows)
}

/** Gives facts of content files these links in place of those between content facts; links to a person's facts stay. */
export const replaceContentLinks = async (
  tx: Tx,
  workspace: OwnWorkspace,
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
export const saveDecks = (tx: Tx, workspace: OwnWorkspace, rows: readonly NewRow<'decks'>[]): Promise<void> => {
  return insertOfWorkspace(tx, workspace, tx.t.decks, rows, { changed: ['name'] })
}

/** Gives a deck a name, which no other deck may have. */
export const nameDeck = (tx: Tx, { workspaceId }: OwnWorkspace, id: DeckId, name: string): Promise<void> =>
  changeRows(tx, tx.t.decks, { workspaceId, id }, { name })

/**
 * Puts facts into these decks and takes them out of the decks that they were in.
 * @param factIds also those that go into no deck; the facts of the rows where it is left out
 */
export const replaceDecksOfFacts = async (
  tx: Tx,
  workspace: OwnWorkspace,
  rows: readonly { readonly deckId: DeckId; readonly factId: FactId }[],
  factIds: readonly FactId[] = rows.map((row) => row.factId),
): Promise<void> => {
  await deleteRows(tx, tx.t.deckFacts, { workspaceId: workspace.workspaceId, factId: factIds })
  await insertOfWorkspace(tx, workspace, tx.t.deckFacts, rows)
}

/**
 * Tells the study tables of every member where these cards stand now: new ones come onto the shelves, moved ones keep
 * memory and place, retired ones are asked no more.
 */
export const placeCards = async (tx: Tx, { workspaceId }: OwnWorkspace, placed: readonly CardPlacement[]) => {
  for (const learnerId of await membersOf(tx, workspaceId)) {
    for (const piece of inPieces(placed)) await placeForLearner(tx, learnerId, workspaceId, piece)
  }
}

const placeForLearner = async (
  tx: Tx,
  learnerId: LearnerId,
  workspaceId: WorkspaceId,
  placed: readonly CardPlacement[],
): Promise<void> => {
  const { memories: m, newCards: n } = tx.t
  const ids = placed.map((card) => card.cardId)
  const memoryRows = await rowsOf(tx, m, { learnerId, cardId: ids })
  const memories = new Map(memoryRows.map((row) => [row.cardId, row]))
  for (const { cardId, factId, retired } of placed) {
    const memory = memories.get(cardId)
    if (memory && (memory.factId !== factId || memory.retired !== retired))
      await changeRows(tx, m, { learnerId, cardId }, { factId, retired })
  }
  const isNew = ({ cardId, retired }: CardPlacement) => {
    const memory = memories.get(cardId)
    return !retired && (memory === undefined || (memory.state === 'new' && !memory.suspended))
  }
  const off = placed.filter((card) => !isNew(card)).map((card) => card.cardId)
  await deleteRows(tx, n, { learnerId, cardId: off })
  const on = placed
    .filter(isNew)
    .map((card) => newCardRow(learnerId, { ...card, workspaceId }, memories.get(card.cardId)))
  await insertMany(tx, n, on, ['factId', 'position', 'weightRank'])
}

/**
 * The article's place in the library: behind all others, so that its cards, however many, run into no article's. Times
 * `POSITIONS_AN_ARTICLE` it leaves room for 1,147,483,647 cards in a column of 32 bits.
 */
export const NO_SOURCE_POSITION = 100_000

/** Makes the article, snapshot and passage of facts without a source if the workspace does not have them yet. */
export const ensureNoSource = async (tx: Tx, workspace: OwnWorkspace, now: Instant) => {
  const { workspaceId } = workspace
  const ids = noSourceIdsOf(workspaceId)
  const { articleId, snapshotId, passageId } = ids
  const { articles, passages: p } = tx.t
  if (await rowOf(tx, p, { workspaceId, id: passageId })) return ids
  const named = { id: articleId, key: NO_SOURCE_KEY, title: NO_SOURCE, authors: [], origin: 'own' as const }
  const place = { snapshotId, position: NO_SOURCE_POSITION, createdAt: now }
  await insertOfWorkspace(tx, workspace, articles, [{ ...named, ...place }])
  await saveSnapshots(tx, workspace, [{ id: snapshotId, articleId, text: '', sha256: sha256Of(''), importedAt: now }])
  const empty = { exact: '', prefix: '', suffix: '', start: 0, end: 0, before: '', after: '' }
  await savePassages(tx, workspace, [{ id: passageId, snapshotId, ...empty }])
  return ids
}
