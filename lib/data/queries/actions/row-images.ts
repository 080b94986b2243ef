import { and, getTableColumns, inArray, or } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Columns, ROW_TABLES, type RowImage, type RowTable } from '../../../domain/actions/action'
import type { ArticleId, DeckId, FactId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'

/** What names a row within its workspace, in order. */
export const ROW_KEYS: Readonly<Record<RowTable, readonly [string, ...string[]]>> = {
  articles: ['id'],
  decks: ['id'],
  facts: ['id'],
  cards: ['id'],
  factTags: ['factId', 'kind', 'name'],
  factPassages: ['factId', 'passageId'],
  factLinks: ['factId', 'otherFactId', 'kind'],
  deckFacts: ['deckId', 'factId'],
  conflicts: ['factId', 'otherFactId', 'kind'],
}

/** The columns that name a fact in the rows that belong to it. */
const OF_FACT: Readonly<Partial<Record<RowTable, readonly string[]>>> = {
  facts: ['id'],
  cards: ['factId'],
  factTags: ['factId'],
  factPassages: ['factId'],
  factLinks: ['factId', 'otherFactId'],
  deckFacts: ['factId'],
  conflicts: ['factId', 'otherFactId'],
}

/** What an action may change: facts with everything that belongs to them, or only some tables of it; articles and decks. */
export type Touched = {
  readonly factIds?: readonly FactId[]
  readonly tables?: readonly RowTable[]
  readonly articleIds?: readonly ArticleId[]
  readonly deckIds?: readonly DeckId[]
}

/** A table that the registry names. */
export const rowTable = ({ t }: Pick<Store, 't'>, name: RowTable): SQLiteTable => t[name]

/** A column of such a table. */
export const columnOf = (table: SQLiteTable, name: string): SQLiteColumn => {
  const column = getTableColumns(table)[name]
  if (!column) throw new Error(`there is no column ${name}`)
  return column
}

const imageOf = (table: RowTable, row: Record<string, unknown>): RowImage => {
  const { workspaceId, ...rest } = row
  const names = ROW_KEYS[table]
  return {
    table,
    workspaceId: workspaceId as WorkspaceId, // of the registry's tables, as the keys are
    key: names.map((name) => String(rest[name])),
    columns: Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name))) as Columns,
  }
}

/** The rows of a table of which one of these columns has one of these values. */
export const imagesWhere = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  name: RowTable,
  columns: readonly string[],
  values: readonly string[],
): Promise<readonly RowImage[]> => {
  const table = rowTable(store, name)
  const found: RowImage[] = []
  for (const piece of inPieces([...new Set(values)])) {
    const isOne = columns.map((column) => inArray(columnOf(table, column), [...piece]))
    const rows = await store.db
      .select()
      .from(table)
      .where(and(inArray(columnOf(table, 'workspaceId'), [...workspaceIds]), or(...isOne)))
    found.push(...rows.map((row) => imageOf(name, row)))
  }
  return found
}

/** The rows that an action may change, as they are. */
export const imagesOf = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  { factIds = [], tables = ROW_TABLES, articleIds = [], deckIds = [] }: Touched,
): Promise<readonly RowImage[]> => {
  if (workspaceIds.length === 0) return []
  const images = [
    ...(await imagesWhere(store, workspaceIds, 'articles', ['id'], articleIds)),
    ...(await imagesWhere(store, workspaceIds, 'decks', ['id'], deckIds)),
  ]
  for (const table of tables) {
    const columns = OF_FACT[table]
    if (columns) images.push(...(await imagesWhere(store, workspaceIds, table, columns, factIds)))
  }
  return images
}
