import type Sqlite from 'better-sqlite3'
import { openSqliteConnection } from '../engine/sqlite'
import { readSqlite } from '../files/read-sqlite'
import { checkOrigin, checkTables, WrongSchemaError } from './own-schema'
import {
  EarlierSchemaError,
  lostRows,
  MigrationDamageError,
  migrationsFolder,
  NewerSchemaError,
  pendingMigrations,
} from './plan'

const JOURNAL = '__drizzle_migrations'

const tableNames = (connection: Sqlite.Database): readonly string[] =>
  connection
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
    .filter((name) => name !== JOURNAL)

const rowCounts = (connection: Sqlite.Database): ReadonlyMap<string, number> =>
  new Map(
    tableNames(connection).map((table) => {
      const count = connection.prepare<[], number>(`select count(*) from "${table}"`).pluck().get()
      return [table, count ?? 0]
    }),
  )

/** When each migration that a file has was made. */
export const appliedTimes = (connection: Sqlite.Database): readonly number[] => {
  const journal = connection.prepare('select 1 from sqlite_schema where name = ?').get(JOURNAL)
  if (!journal) return []
  return connection.prepare<[], number>(`select created_at from ${JOURNAL}`).pluck().all().map(Number)
}

/** How many migrations an existing file still needs; the whole number for a new one. */
export const pendingOnSqlite = (file: string, folder = migrationsFolder('sqlite')): number => {
  const connection = openSqliteConnection(file)
  try {
    return pendingMigrations(folder, appliedTimes(connection), `The database ${file}`).length
  } finally {
    connection.close()
  }
}

/**
 * Brings a SQLite file to the schema of this version, all or nothing. References are switched off on the connection
 * before the transaction, because a rebuilt table would otherwise take its child rows with it, and are checked inside it.
 * @returns how many migrations ran
 * @throws NewerSchemaError, MigrationDamageError
 */
export const migrateSqlite = (file: string, folder = migrationsFolder('sqlite')): number => {
  const connection = openSqliteConnection(file)
  try {
    connection.pragma('foreign_keys = OFF')
    connection.exec(
      `create table if not exists ${JOURNAL} (id integer primary key, hash text not null, created_at numeric)`,
    )
    connection.exec('BEGIN IMMEDIATE')
    const pending = pendingMigrations(folder, appliedTimes(connection), `The database ${file}`)
    if (pending.length === 0) {
      connection.exec('ROLLBACK')
      return 0
    }
    const before = rowCounts(connection)
    const record = connection.prepare(`insert into ${JOURNAL} (hash, created_at) values (?, ?)`)
    for (const migration of pending) {
      for (const statement of migration.sql) connection.exec(statement)
      record.run(migration.hash, migration.folderMillis)
    }
    const lost = lostRows(before, rowCounts(connection))
    if (lost) throw new MigrationDamageError(lost)
    const broken = connection.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) {
      throw new MigrationDamageError(`${broken.length} rows would refer to rows that do not exist`)
    }
    connection.exec('COMMIT')
    return pending.length
  } catch (reason) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw reason
  } finally {
    connection.close()
  }
}

const isOfThisVersion = (connection: Sqlite.Database, file: string): boolean => {
  try {
    return pendingMigrations(migrationsFolder('sqlite'), appliedTimes(connection), `The database ${file}`).length === 0
  } catch (reason) {
    if (reason instanceof NewerSchemaError || reason instanceof EarlierSchemaError) return false
    throw reason
  }
}

/**
 * Throws if a file could not be gone back to: it was not made by this program, holds no library, or lacks a part of its
 * schema. Of an older or newer version's schema only the origin is checked. Changes nothing.
 * @throws WrongSchemaError, or the error of a file that cannot be read
 */
export const checkUsable = (file: string): void =>
  readSqlite(file, (connection) => {
    checkOrigin(connection, file)
    if (appliedTimes(connection).length === 0)
      throw new WrongSchemaError(`${file} holds no library. Nothing was changed.`)
    if (isOfThisVersion(connection, file)) checkTables(connection, file)
  })
