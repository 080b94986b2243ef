import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { OwnLearner, OwnWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces, insertMany } from '../engine/insert-many'
import { columnOf } from '../queries/columns'
import { conditionsOf, type RowKey } from '../queries/rows-by-key'

/** Gives the rows that a key names these values. */
export const changeRows = async <Table extends SQLiteTable>(
  tx: Tx,
  table: Table,
  key: RowKey<Table>,
  values: Partial<Table['$inferSelect']>,
): Promise<void> => {
  for (const where of conditionsOf(table, key))
    await tx.db
      .update(table)
      .set(values as never) // drizzle wants the table's own set type
      .where(where)
}

/** Deletes the rows that a key names. */
export const deleteRows = async <Table extends SQLiteTable>(
  tx: Tx,
  table: Table,
  key: RowKey<Table>,
): Promise<void> => {
  for (const where of conditionsOf(table, key)) await tx.db.delete(table).where(where)
}

/** Inserts the row of a key, or gives the one that exists these values; without any it stays. */
export const saveRow = async <Table extends SQLiteTable, Name extends keyof Table['$inferInsert'] & string>(
  tx: Tx,
  table: Table,
  key: Pick<Table['$inferInsert'], Name>,
  values: Omit<Table['$inferInsert'], Name>,
): Promise<void> => {
  const target = Object.keys(key).map((name) => columnOf(table, name))
  const row = { ...key, ...values } as unknown as Table['$inferInsert'] // the two parts are all of it
  const insert = tx.db.insert(table).values(row)
  await (Object.keys(values).length === 0
    ? insert.onConflictDoNothing()
    : insert.onConflictDoUpdate({ target, set: values as never })) // as above
}

/**
 * Inserts rows of a workspace that all have the same columns; one that exists takes these columns of the new one, or
 * stays where none are named.
 */
export const insertOfWorkspace = async <Table extends SQLiteTable>(
  tx: Tx,
  { workspaceId }: OwnWorkspace,
  table: Table,
  rows: readonly Omit<Table['$inferInsert'], 'workspaceId'>[],
  { changed, atOnce }: { readonly changed?: readonly string[]; readonly atOnce?: number } = {},
) => {
  for (const piece of inPieces(rows, atOnce)) {
    const whole = piece.map((row) => ({ ...row, workspaceId })) as Table['$inferInsert'][] // the rows with what was left out
    await insertMany(tx, table, whole, changed ?? 'stay')
  }
}

/** Inserts rows of a learner that all have the same columns, none of which exists. */
export const insertOfLearner = <Table extends SQLiteTable>(
  tx: Tx,
  { learnerId }: OwnLearner,
  table: Table,
  rows: readonly Omit<Table['$inferInsert'], 'learnerId'>[],
): Promise<void> => {
  const whole = rows.map((row) => ({ ...row, learnerId })) as Table['$inferInsert'][] // as above
  return insertMany(tx, table, whole)
}
