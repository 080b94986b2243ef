import Sqlite from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrationsFolder } from './plan'

/** The columns of each table. */
type Tables = ReadonlyMap<string, ReadonlySet<string>>

/** A database file that is not one of this program's, or lacks a part of its schema. Nothing was changed. */
export class WrongSchemaError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongSchemaError'
  }
}

const REMEDY =
  'Nothing was changed. Move it away if you need it, and go back to a backup with “npm run aide -- restore latest”.'

const tablesOf = (connection: Sqlite.Database): Tables => {
  const columns = connection
    .prepare<[], { table: string; column: string }>(
      `select m.name as "table", c.name as "column" from sqlite_schema m join pragma_table_xinfo(m.name) c
       where m.type = 'table'`,
    )
    .all()
  const tables = new Map<string, Set<string>>()
  for (const { table, column } of columns) tables.set(table, (tables.get(table) ?? new Set()).add(column))
  return tables
}

type OwnSchema = { readonly tables: Tables; readonly virtual: ReadonlySet<string> }

let expected: OwnSchema | null = null

/** The schema of this version: made once for each process by running its migrations in memory. */
const ownSchema = (): OwnSchema => {
  if (expected) return expected
  const connection = new Sqlite(':memory:')
  try {
    for (const { sql } of readMigrationFiles({ migrationsFolder: migrationsFolder('sqlite') }))
      for (const statement of sql) connection.exec(statement)
    const virtual = connection
      .prepare<[], string>("select sql from sqlite_schema where sql like 'create virtual%'")
      .pluck()
      .all()
    expected = { tables: tablesOf(connection), virtual: new Set(virtual) }
    return expected
  } finally {
    connection.close()
  }
}

/**
 * Throws if a database was not made by this program, or holds what acts by itself: a trigger would change or drop
 * answers after they were acknowledged, and a view or virtual table can take a table's place. The full-text index is the
 * one virtual table, with exactly the definition of this version.
 */
export const checkOrigin = (connection: Sqlite.Database, file: string): void => {
  const entries = connection
    .prepare<[], { type: string; name: string; sql: string | null }>('select type, name, sql from sqlite_schema')
    .all()
  const foreign = entries.find(
    ({ type, sql }) =>
      type === 'trigger' ||
      type === 'view' ||
      (/^\s*create\s+virtual\b/i.test(sql ?? '') && !ownSchema().virtual.has(sql ?? '')),
  )
  if (foreign) {
    const kind = foreign.type === 'table' ? 'virtual table' : foreign.type
    throw new WrongSchemaError(`${file} has a ${kind} “${foreign.name}”, which this program never makes. ${REMEDY}`)
  }
  const tables = entries.filter(({ type, name }) => type === 'table' && !name.startsWith('sqlite_'))
  if (tables.length > 0 && !tables.some(({ name }) => name === '__drizzle_migrations'))
    throw new WrongSchemaError(`${file} is another program’s database. ${REMEDY}`)
}

/** Throws if a migrated database lacks a table or a column of this version: answers could not be stored. */
export const checkTables = (connection: Sqlite.Database, file: string): void => {
  const tables = tablesOf(connection)
  const lacking = [...ownSchema().tables].flatMap(([table, columns]) => {
    const here = tables.get(table)
    if (!here) return [`the table ${table}`]
    return [...columns].filter((column) => !here.has(column)).map((column) => `the column ${table}.${column}`)
  })
  const [first] = lacking
  if (first === undefined) return
  const rest = lacking.length === 1 ? '' : ` and ${lacking.length - 1} other parts`
  throw new WrongSchemaError(`${file} is incomplete: it lacks ${first}${rest}. ${REMEDY}`)
}
