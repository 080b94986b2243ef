import { and, eq, getTableColumns, inArray, notExists } from 'drizzle-orm'
import type { ActionChange, ActionKind, Columns, RowsChange, RowTable, Via } from '../../domain/actions/action'
import type { DeckId, Instant } from '../../domain/ids'
import type { OwnLearner, OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { ROW_KEYS, rowTable } from '../queries/actions/actions'
import { changeRows, deleteRows, saveRow } from './change-rows'

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

const keyOf = ({ workspaceId }: OwnWorkspace, name: RowTable, key: readonly string[]): Record<string, string> => ({
  ...Object.fromEntries(ROW_KEYS[name].map((column, i) => [column, key[i] ?? ''])),
  workspaceId,
})

/** The keys of rows of a table: one for all of them where a single column names each. */
const keysOf = (workspace: OwnWorkspace, name: RowTable, keys: RowsChange['keys']) => {
  const [first, ...others] = ROW_KEYS[name]
  return others.length === 0
    ? [{ workspaceId: workspace.workspaceId, [first]: keys.map(([id = '']) => id) }]
    : keys.map((key) => keyOf(workspace, name, key))
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
  const deckIds = keys.map(([id]) => id as DeckId) // the key of a deck
  if (name === 'decks') return await removeEmpty(tx, workspace, deckIds)
  for (const key of keysOf(workspace, name, keys))
    await (RETIRED.has(name) ? changeRows(tx, table, key, { retiredAt: now }) : deleteRows(tx, table, key))
}

const writeRows = async (
  tx: Tx,
  workspace: OwnWorkspace,
  { table: name, keys, columns }: RowsToRestore & { readonly columns: Columns },
  now: Instant,
) => {
  const table = rowTable(tx, name)
  // As elsewhere, a row is not updated by being retired.
  const isDated = DATED.has(name) && Object.keys(columns).some((column) => column !== 'retiredAt')
  const set = { ...columns, ...(isDated ? { updatedAt: now } : {}) }
  const isWhole = Object.keys(getTableColumns(table)).every(
    (column) => column in set || column === 'workspaceId' || ROW_KEYS[name].includes(column),
  )
  if (isWhole) for (const key of keys) await saveRow(tx, table, keyOf(workspace, name, key), set)
  else for (const key of keysOf(workspace, name, keys)) await changeRows(tx, table, key, set)
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
