import { and, eq, getTableColumns, inArray, notExists } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ActionChange, ActionKind, Columns, RowsChange, RowTable, Via } from '../../domain/actions/action'
import type { DeckId, Instant } from '../../domain/ids'
import type { OwnLearner, OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/insert-many'
import { ROW_KEYS, rowTable } from '../queries/actions/actions'
import { columnOf } from '../queries/columns'
import { changeRows } from './change-rows'

export type NewAction = {
  readonly id: string
  readonly kind: ActionKind
  readonly words: string
  readonly via: Via
  readonly at: Instant
  readonly changes: readonly ActionChange[]
}

/** Keeps what a learner did, with what undoes and redoes it. */
export const addAction = async (tx: Tx, { learnerId }: OwnLearner, action: NewAction): Promise<void> => {
  const hasEntries = action.changes.some(({ kind }) => kind === 'entries')
  await tx.db.insert(tx.t.actions).values({ ...action, learnerId, hasEntries })
}

/** Notes that an action was undone or redone, by which request, and which entries stand for it since. */
export const setActionUndone = async (
  tx: Tx,
  { learnerId }: OwnLearner,
  id: string,
  state: {
    readonly undoneAt: Instant | null
    readonly request: string
    readonly changes?: readonly ActionChange[]
  },
): Promise<void> => {
  await changeRows(tx, tx.t.actions, { learnerId, id }, state)
}

/** Rows that are to have these columns; null where they are to be gone. */
export type RowsToRestore = Pick<RowsChange, 'table' | 'keys'> & { readonly columns: Columns | null }

const RETIRED: ReadonlySet<RowTable> = new Set(['articles', 'facts', 'cards'])
const DATED: ReadonlySet<RowTable> = new Set(['facts', 'cards'])

const whereOf = (tx: Tx, { workspaceId }: OwnWorkspace, name: RowTable, keys: readonly (readonly string[])[]) => {
  const table = rowTable(tx, name)
  const [first, ...others] = ROW_KEYS[name]
  const own = eq(columnOf(table, 'workspaceId'), workspaceId)
  if (others.length === 0)
    return inPieces(keys).map((piece) =>
      and(
        own,
        inArray(
          columnOf(table, first),
          piece.map(([id = '']) => id),
        ),
      ),
    )
  return keys.map((key) => and(own, ...ROW_KEYS[name].map((column, i) => eq(columnOf(table, column), key[i] ?? ''))))
}

/** Removes decks that no fact is in and for which nothing was chosen. */
const removeEmpty = async (tx: Tx, { workspaceId }: OwnWorkspace, ids: readonly DeckId[]) => {
  const { decks: d, deckFacts: df, deckOptions: o } = tx.t
  const facts = tx.db
    .select({ factId: df.factId })
    .from(df)
    .where(and(eq(df.workspaceId, d.workspaceId), eq(df.deckId, d.id)))
  const chosen = tx.db
    .select({ deckId: o.deckId })
    .from(o)
    .where(and(eq(o.workspaceId, d.workspaceId), eq(o.deckId, d.id)))
  const isEmpty = and(notExists(facts), notExists(chosen))
  await tx.db.delete(d).where(and(eq(d.workspaceId, workspaceId), inArray(d.id, [...ids]), isEmpty))
}

const removeRows = async (tx: Tx, workspace: OwnWorkspace, { table: name, keys }: RowsToRestore, now: Instant) => {
  const table = rowTable(tx, name)
  if (name === 'decks') {
    await removeEmpty(
      tx,
      workspace,
      keys.map(([id]) => id as DeckId), // the key of a deck
    )
    return
  }
  for (const where of whereOf(tx, workspace, name, keys)) {
    await (RETIRED.has(name)
      ? tx.db
          .update(table)
          .set({ retiredAt: now } as never) // tables of the registry that have the column, as below
          .where(where)
      : tx.db.delete(table).where(where))
  }
}

const writeRows = async (
  tx: Tx,
  workspace: OwnWorkspace,
  { table: name, keys, columns }: RowsToRestore & { readonly columns: Columns },
  now: Instant,
): Promise<void> => {
  const table = rowTable(tx, name)
  // As elsewhere, a row is not updated by being retired.
  const isDated = DATED.has(name) && Object.keys(columns).some((column) => column !== 'retiredAt')
  const set = { ...columns, ...(isDated ? { updatedAt: now } : {}) }
  const isWhole = Object.keys(getTableColumns(table)).every(
    (column) => column in set || column === 'workspaceId' || ROW_KEYS[name].includes(column),
  )
  if (!isWhole) {
    for (const where of whereOf(tx, workspace, name, keys))
      await tx.db
        .update(table)
        .set(set as never)
        .where(where)
    return
  }
  const target = [columnOf(table, 'workspaceId'), ...ROW_KEYS[name].map((column) => columnOf(table, column))]
  for (const key of keys) {
    const named = Object.fromEntries(ROW_KEYS[name].map((column, i) => [column, key[i]]))
    const insert = tx.db
      .insert(table)
      .values({ ...set, ...named, workspaceId: workspace.workspaceId } as SQLiteTable['$inferInsert'])
    await (Object.keys(set).length === 0
      ? insert.onConflictDoNothing()
      : insert.onConflictDoUpdate({ target, set: set as never }))
  }
}

/**
 * Gives rows of a workspace the columns that an action left, or that it met. Facts, cards and articles that are to be
 * gone are retired, and a deck stays where another fact is in it. What follows from the rows is not written.
 */
export const restoreRows = async (tx: Tx, workspace: OwnWorkspace, rows: readonly RowsToRestore[], now: Instant) => {
  // What names a row goes before it and comes after it.
  for (const one of [...rows].reverse()) if (one.columns === null) await removeRows(tx, workspace, one, now)
  for (const one of rows)
    if (one.columns !== null) await writeRows(tx, workspace, { ...one, columns: one.columns }, now)
}
