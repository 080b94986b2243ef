import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { prepared } from '../engine/prepared'
import { fromExcluded, inPieces } from './upsert'

type Conflict = { readonly target: SQLiteColumn[]; readonly set: Readonly<Record<string, SQL>> }

/**
 * Inserts rows that all have the same columns; with `conflict` rows that exist take the new values. On SQLite each row
 * runs the one prepared statement; on PostgreSQL, where each statement is a round trip, rows travel together.
 * @param name unique in the program for this table and conflict
 */
export const insertRows = async <Table extends SQLiteTable>(
  tx: Tx,
  name: string,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  conflict?: Conflict,
): Promise<void> => {
  const [first] = rows
  if (!first) return
  if (tx.dialect === 'postgres') {
    for (const piece of inPieces(rows)) {
      const insert = tx.db.insert(table).values([...piece])
      await (conflict ? insert.onConflictDoUpdate({ target: conflict.target, set: conflict.set as never }) : insert) // drizzle wants the table's own set type
    }
    return
  }
  const statement = prepared(tx, name, () => {
    const holders = Object.fromEntries(Object.keys(first).map((column) => [column, sql.placeholder(column)]))
    const insert = tx.db.insert(table).values(holders as Table['$inferInsert']) // placeholders stand for the values
    return conflict ? insert.onConflictDoUpdate({ target: conflict.target, set: conflict.set as never }) : insert // as above
  })
  for (const row of rows) await statement.execute(row)
}

type Upsert = { readonly target: SQLiteColumn[]; readonly changed: readonly string[] }

/** Inserts rows of a workspace; one that exists takes these columns of the new one, or stays where none are named. */
export const insertOfWorkspace = async <Table extends SQLiteTable>(
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  table: Table,
  rows: readonly Omit<Table['$inferInsert'], 'workspaceId'>[],
  { upsert, atOnce }: { readonly upsert?: Upsert; readonly atOnce?: number } = {},
): Promise<void> => {
  for (const piece of inPieces(rows, atOnce)) {
    const insert = tx.db.insert(table).values(piece.map((row) => ({ ...row, workspaceId })) as Table['$inferInsert'][]) // the row with what was left out
    await (upsert
      ? insert.onConflictDoUpdate({ target: upsert.target, set: fromExcluded(upsert.changed) as never }) // drizzle wants the table's own set type
      : insert.onConflictDoNothing())
  }
}
