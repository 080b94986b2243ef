import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Store } from '../engine/engine'
import { inPieces } from '../engine/insert-many'
import { columnOf } from './columns'

/** What tells rows apart: for some columns a value, or a list of which it is any. Only the last list may be a long one. */
export type RowKey<Table extends SQLiteTable> = {
  readonly [Column in keyof Table['$inferSelect']]?:
    | NonNullable<Table['$inferSelect'][Column]>
    | readonly NonNullable<Table['$inferSelect'][Column]>[]
}

/** The conditions that a key comes to: several for a long list, none for an empty one. */
export const conditionsOf = <Table extends SQLiteTable>(
  table: Table,
  key: RowKey<Table>,
): readonly (SQL | undefined)[] => {
  const entries = Object.entries(key)
  const isIn = ([name, value]: [string, unknown]) =>
    Array.isArray(value) ? inArray(columnOf(table, name), value) : eq(columnOf(table, name), value)
  const long = entries.findLast(([, value]) => Array.isArray(value))
  const own = entries.filter((entry) => entry !== long).map(isIn)
  if (!long) return [and(...own)]
  const [name, values] = long as [string, readonly unknown[]]
  return inPieces(values).map((piece) => and(...own, isIn([name, piece])))
}

/** The rows that a key names, whole and in no particular order. */
export const rowsOf = async <Table extends SQLiteTable>(store: Store, table: Table, key: RowKey<Table>) => {
  const found: Table['$inferSelect'][][] = []
  for (const where of conditionsOf(table, key))
    found.push((await store.db.select().from(table).where(where)) as Table['$inferSelect'][]) // rows of this table
  return found.flat()
}

/** The row that a key names; null if there is none. */
export const rowOf = async <Table extends SQLiteTable>(store: Store, table: Table, key: RowKey<Table>) =>
  (await rowsOf(store, table, key))[0] ?? null
