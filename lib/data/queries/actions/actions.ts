import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type ActionKind, type Columns, ROW_TABLES, type RowImage, type RowTable } from '../../../domain/actions/action'
import type { ArticleId, DeckId, FactId, Instant, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { amongIds } from '../../engine/prepared'
import type { StoredRow } from '../../rows'
import { columnOf } from '../columns'
import { rowOf } from '../rows-by-key'

/** An action as it is listed: without what it changed. */
type ListedAction = Omit<StoredAction, 'request' | 'hasEntries' | 'changes'>

export type StoredAction = Omit<StoredRow<'actions'>, 'learnerId'>

/** Things that were done, from the last to the first; what comes after this one. */
export type Cursor = { readonly at: Instant; readonly id: string }

const listed = ({ t: { actions: a } }: Store) => ({
  id: a.id,
  kind: a.kind,
  words: a.words,
  via: a.via,
  at: a.at,
  undoneAt: a.undoneAt,
})

const whole = (store: Store) => {
  const { actions: a } = store.t
  return { ...listed(store), request: a.request, hasEntries: a.hasEntries, changes: a.changes }
}

/** The learner's action of this id, or the one that a request of this id undid or redid; null if there is none. */
export const findAction = (
  store: Store,
  learnerId: LearnerId,
  by: { readonly id: string } | { readonly request: string },
): Promise<StoredAction | null> => rowOf(store, store.t.actions, { learnerId, ...by })

const isBefore = (store: Store, before: Cursor | null): SQL | undefined => {
  const { actions: a } = store.t
  return before === null ? undefined : or(lt(a.at, before.at), and(eq(a.at, before.at), lt(a.id, before.id)))
}

/** The learner's actions before a place, the latest first. */
export const actionsBefore = async (
  store: Store,
  learnerId: LearnerId,
  {
    before,
    kinds,
    limit,
  }: { readonly before: Cursor | null; readonly kinds: readonly ActionKind[]; readonly limit: number },
): Promise<readonly ListedAction[]> => {
  const { actions: a } = store.t
  return store.db
    .select(listed(store))
    .from(a)
    .where(and(eq(a.learnerId, learnerId), isBefore(store, before), inArray(a.kind, [...kinds])))
    .orderBy(desc(a.at), desc(a.id))
    .limit(limit)
}

const firstOf = async (store: Store, learnerId: LearnerId, where: SQL, order: readonly (SQL | SQLiteColumn)[]) => {
  const { actions: a } = store.t
  const [row] = await store.db
    .select(listed(store))
    .from(a)
    .where(and(eq(a.learnerId, learnerId), where))
    .orderBy(...order)
    .limit(1)
  return row ?? null
}

/** The latest action in effect; null if there is none. */
export const latestAction = (store: Store, learnerId: LearnerId): Promise<ListedAction | null> => {
  const { actions: a } = store.t
  return firstOf(store, learnerId, isNull(a.undoneAt), [desc(a.at), desc(a.id)])
}

/** The action that was undone last and is still undone; null if there is none. Of those undone at once, the first done. */
export const lastUndoneAction = (store: Store, learnerId: LearnerId): Promise<ListedAction | null> => {
  const { actions: a } = store.t
  return firstOf(store, learnerId, isNotNull(a.undoneAt), [desc(a.undoneAt), a.at, a.id])
}

const LOOKED_THROUGH = 50

/** Later actions in effect with what they changed; the latest first, a few at a time. */
export async function* laterActions(store: Store, learnerId: LearnerId, { at, id }: Cursor) {
  const { actions: a } = store.t
  for (let before: Cursor | null = null; ; ) {
    const rows: StoredAction[] = await store.db
      .select(whole(store))
      .from(a)
      .where(and(eq(a.learnerId, learnerId), isNull(a.undoneAt), isBefore(store, before)))
      .orderBy(desc(a.at), desc(a.id))
      .limit(LOOKED_THROUGH)
    for (const row of rows) {
      if (row.at < at || (row.at === at && row.id <= id)) return
      yield row
    }
    before = rows.at(-1) ?? null
    if (rows.length < LOOKED_THROUGH || before === null) return
  }
}

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
  const isOne = columns.map((column) => amongIds(store, columnOf(table, column), values))
  const rows = await store.db
    .select()
    .from(table)
    .where(and(inArray(columnOf(table, 'workspaceId'), [...workspaceIds]), or(...isOne)))
  return rows.map((row) => imageOf(name, row))
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
