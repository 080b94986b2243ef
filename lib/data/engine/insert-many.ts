import type Sqlite from 'better-sqlite3'
import { getTableColumns, getTableName, type Query, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { keyColumnsOf, schemaColumnsOf } from '../schema/columns'
import type { Db, Store, Tx } from './engine'

/** What becomes of rows whose key exists: they stay, or take these columns of the new ones. */
export type OnConflict = 'stay' | readonly string[]

/** A statement that inserts one row, and what turns a row into its values. */
export type RowInsert = { readonly statement: Sqlite.Statement; readonly valuesOf: (row: object) => readonly unknown[] }

/** PostgreSQL takes 65,535 values at once. */
const ROWS_AT_ONCE = 500

/** The connection under a store on SQLite: what drizzle does for one row costs several times the statement itself. */
export const connectionOf = (store: Store): Sqlite.Database => {
  const { $client } = store.db as Db & { readonly $client?: Sqlite.Database } // drizzle's type leaves out what it is made over
  if (store.dialect !== 'sqlite' || !$client) throw new TypeError('only SQLite has one connection')
  return $client
}

/** What is made once for each connection. */
export const sharedByConnection = <T>(
  make: (connection: Sqlite.Database) => T,
): ((connection: Sqlite.Database) => T) => {
  const made = new WeakMap<Sqlite.Database, { readonly value: T }>()
  return (connection) => {
    const { value } = made.get(connection) ?? { value: make(connection) }
    made.set(connection, { value })
    return value
  }
}

/** Statements of a connection by what they insert. */
const statementsOf = sharedByConnection(() => new Map<string, RowInsert>())

const insertOf = <Table extends SQLiteTable>(
  { db }: Tx,
  table: Table,
  rows: Table['$inferInsert'][],
  conflict: OnConflict | null,
) => {
  const insert = db.insert(table).values(rows)
  if (conflict === null) return insert
  if (conflict === 'stay') return insert.onConflictDoNothing()
  const target = keyColumnsOf(table).map(({ column }) => column)
  const changed = schemaColumnsOf(table).filter(({ property }) => conflict.includes(property))
  const set = Object.fromEntries(changed.map(({ property, name }) => [property, sql.raw(`excluded."${name}"`)]))
  return insert.onConflictDoUpdate({ target, set: set as never }) // drizzle wants the table's own set type
}

/** What writes the values of a column; null where they are stored as they are. */
const writerOf = (column: SQLiteColumn): ((value: unknown) => unknown) | null => {
  // A column of the schema's own makers says by `mapTo` whether it changes its values.
  if ('mapTo' in column && column.mapTo === undefined) return null
  return (value) => column.mapToDriverValue(value)
}

/** The prepared statement that inserts one row with the columns of `like`. */
export const rowInsert = <Table extends SQLiteTable>(
  tx: Tx,
  table: Table,
  like: Table['$inferInsert'],
  conflict: OnConflict | null = null,
): RowInsert => {
  const connection = connectionOf(tx)
  const key = `${getTableName(table)} ${conflict} ${Object.keys(like).join()}`
  const statements = statementsOf(connection)
  const known = statements.get(key)
  if (known) return known
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table)).filter(([column]) => column in like)
  const holders = Object.fromEntries(columns.map(([column]) => [column, sql.placeholder(column)]))
  const built: Query = insertOf(tx, table, [holders as Table['$inferInsert']], conflict).toSQL() // placeholders stand for the values
  if (built.params.length !== columns.length) throw new TypeError(`${key} needs more values than its row has`)
  // A million rows are written at once: what a column needs is looked up here, and not for each of its values.
  const writers = columns.map(([column, made]) => ({ column, write: writerOf(made) }))
  const valuesOf = (row: object): unknown[] => {
    const given = row as Readonly<Record<string, unknown>>
    const values = new Array<unknown>(writers.length)
    let place = 0
    for (const { column, write } of writers) {
      const value = given[column]
      values[place] = value === null || value === undefined ? null : write === null ? value : write(value)
      place += 1
    }
    return values
  }
  const made = { statement: connection.prepare(built.sql), valuesOf }
  statements.set(key, made)
  return made
}

/**
 * Inserts rows that all have the same columns. On SQLite each row runs the one prepared statement; on PostgreSQL, where
 * each statement is a round trip, rows travel together.
 */
export const insertMany = async <Table extends SQLiteTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  conflict: OnConflict | null = null,
): Promise<void> => {
  const [first] = rows
  if (!first) return
  if (tx.dialect === 'postgres') {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await insertOf(tx, table, rows.slice(from, from + ROWS_AT_ONCE), conflict)
    }
    return
  }
  const { statement, valuesOf } = rowInsert(tx, table, first, conflict)
  for (const row of rows) statement.run(valuesOf(row))
}

/** Pieces of a list small enough for one statement: databases take about 30,000 values at once. */
export const inPieces = <T>(list: readonly T[], size = 500): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
