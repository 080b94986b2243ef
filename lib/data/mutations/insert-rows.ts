import { getTableName, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { insertMany } from '../engine/insert-many'
import { fromExcluded, inPieces } from '../engine/upsert'

type Replacing = { readonly target: SQLiteColumn[]; readonly set: Readonly<Record<string, SQL>> }

/**
 * Inserts rows that all have the same columns; with `conflict` rows that exist take the new values.
 * @param name unique in the program for this table and conflict
 */
export const insertRows = <Table extends SQLiteTable>(
  tx: Tx,
  name: string,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  conflict: Replacing | null = null,
): Promise<void> => insertMany(tx, name, table, rows, conflict)

type Upsert = { readonly target: SQLiteColumn[]; readonly changed: readonly string[] }

/**
 * Inserts rows of a workspace that all have the same columns; one that exists takes these columns of the new one, or
 * stays where none are named.
 */
export const insertOfWorkspace = async <Table extends SQLiteTable>(
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  table: Table,
  rows: readonly Omit<Table['$inferInsert'], 'workspaceId'>[],
  { upsert, atOnce }: { readonly upsert?: Upsert; readonly atOnce?: number } = {},
): Promise<void> => {
  const name = `${getTableName(table)} of a workspace, ${upsert ? upsert.changed.join() : 'stays'}`
  const conflict = upsert ? { target: upsert.target, set: fromExcluded(upsert.changed) } : 'stay'
  for (const piece of inPieces(rows, atOnce)) {
    const whole = piece.map((row) => ({ ...row, workspaceId })) as Table['$inferInsert'][] // the rows with what was left out
    await insertMany(tx, name, table, whole, conflict)
  }
}
