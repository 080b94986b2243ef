import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { LearnerId, WorkspaceId } from '../domain/ids'
import type { Store, Tx } from './engine/engine'
import { insertMany } from './engine/insert-many'
import { keyColumnsOf } from './schema/columns'
import { DamagedValueError } from './schema/dialect/read-value'
import { schema } from './schema/sqlite'
import type { Schema } from './schema/tables'

export type LibraryTable = keyof Schema

/** What no file holds: keys and secret addresses of this machine, and the full-text index, which a start builds. */
const LEFT_OUT: ReadonlySet<LibraryTable> = new Set<LibraryTable>([
  'devices',
  'pairingCodes',
  'calendarAddresses',
  'modelSettings',
  'searchEntries',
  'searchStates',
])

/** The tables of a library in an order in which each row comes after those that it refers to. */
export const LIBRARY_TABLES: readonly LibraryTable[] = (Object.keys(schema) as LibraryTable[]).filter(
  (name) => !LEFT_OUT.has(name),
) // the keys are the tables

export type LibraryRow = Readonly<Record<string, unknown>>

const columnsOf = (name: LibraryTable): Readonly<Record<string, SQLiteColumn>> => getTableColumns(schema[name])

/**
 * The columns by which rows are read on PostgreSQL: entries of the log as they came in, anything else by its key. SQLite
 * reads all rows as they came in, by their row numbers.
 */
const orderOf = (name: LibraryTable): readonly string[] => {
  const names = keyColumnsOf(schema[name]).map(({ property }) => property)
  return name === 'reviews' ? ['receivedAt', ...names] : names
}

const ROWS_AT_ONCE = 500
const ROW_NUMBER = sql<number>`rowid`
const listed = (parts: readonly SQL[]): SQL => sql`(${sql.join([...parts], sql`, `)})`

/** The rows of a table that belong to a learner and their workspaces, some at once. */
export async function* rowsOfTable(
  { db, dialect, t }: Store,
  name: LibraryTable,
  { learnerId, workspaceIds }: { readonly learnerId: LearnerId; readonly workspaceIds: readonly WorkspaceId[] },
): AsyncGenerator<readonly LibraryRow[]> {
  const table = t[name] as SQLiteTable // a union of tables is one of them
  const columns: Record<string, SQLiteColumn> = getTableColumns(table)
  const { learnerId: ofLearner, workspaceId: ofWorkspace, id } = columns
  const own = ofLearner
    ? eq(ofLearner, learnerId)
    : ofWorkspace
      ? inArray(ofWorkspace, [...workspaceIds])
      : id && inArray(id, [learnerId, ...workspaceIds])
  const names = orderOf(name)
  const order = dialect === 'sqlite' ? [ROW_NUMBER] : names.map((one) => sql`${columns[one]}`)
  let last: readonly unknown[] | null = null
  do {
    const after: SQL | undefined = last
      ? sql`${listed(order)} > ${listed(last.map((value) => sql`${value}`))}`
      : undefined
    const found: readonly { readonly row: LibraryRow; readonly number: number }[] = await db
      .select({ row: columns, number: dialect === 'sqlite' ? ROW_NUMBER : sql<number>`0` })
      .from(table)
      .where(and(own, after))
      .orderBy(...order)
      .limit(ROWS_AT_ONCE)
    yield found.map(({ row }) => row)
    const end = found.length < ROWS_AT_ONCE ? undefined : found.at(-1)
    last = end ? (dialect === 'sqlite' ? [end.number] : names.map((one) => end.row[one])) : null
  } while (last)
}

/** What is wrong with a row that a file gives, in words; null if it can be stored. */
export const wrongInRow = (name: LibraryTable, row: LibraryRow): string | null => {
  const columns = columnsOf(name)
  const unknown = Object.keys(row).find((column) => !(column in columns))
  if (unknown !== undefined) return `“${unknown}” is not known`
  for (const [column, made] of Object.entries(columns)) {
    const value = row[column]
    if (value === null || value === undefined) {
      if (made.notNull) return `${column} is missing`
      continue
    }
    try {
      made.mapFromDriverValue(made.mapToDriverValue(value))
    } catch (reason) {
      if (!(reason instanceof DamagedValueError)) throw reason
      return `${column} ${reason.message}`
    }
  }
  return null
}

/** Stores rows that a file gives. */
export const insertLibraryRows = (tx: Tx, name: LibraryTable, rows: readonly LibraryRow[]): Promise<void> => {
  const columns = Object.keys(columnsOf(name))
  const whole = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))
  return insertMany(tx, tx.t[name] as SQLiteTable, whole)
}
