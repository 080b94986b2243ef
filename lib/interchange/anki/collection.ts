import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AnkiPackageError } from './anki-failure'

/** What every collection has. */
const TABLES = ['col', 'notes', 'cards', 'revlog'] as const
/** Of newer collections. Everything else in the file (views, triggers, other tables) is left alone. */
const NEWER_TABLES = ['notetypes', 'fields', 'templates', 'decks', 'deck_config', 'config'] as const
type Table = (typeof TABLES)[number] | (typeof NEWER_TABLES)[number]

/** The newest schema of collections that is known. Anki 2.1.28 brought it. */
const NEWEST_SCHEMA = 18

/** A collection's database, open for reading. */
export type Collection = {
  readonly has: (table: Table) => boolean
  /** Rows as objects, one at a time. */
  readonly rows: (sql: string) => IterableIterator<Readonly<Record<string, unknown>>>
  /** Rows as lists, one at a time: faster. */
  readonly lists: (sql: string) => IterableIterator<readonly unknown[]>
  readonly count: (table: Table) => number
  readonly close: () => void
}

/**
 * A database in WAL mode wants to write beside it even for reading. It was copied without its log, so that it is
 * complete, and bytes 18 and 19 of its header, which say WAL (2), can say rollback journal (1).
 */
const leaveWalMode = (path: string): void => {
  const file = openSync(path, 'r+')
  try {
    const modes = Buffer.alloc(2)
    if (readSync(file, modes, 0, 2, 18) === 2 && modes.equals(Buffer.from([2, 2])))
      writeSync(file, Buffer.from([1, 1]), 0, 2, 18)
  } finally {
    closeSync(file)
  }
}

/**
 * Reduces the schema of a copy to plain tables. Views, triggers and indexes of the file are never used. Statistics that
 * were made before the tables were filled, as in Anki's packages, lead to plans that take hours. Newer collections sort
 * names by `unicase`, a collation that only Anki has: SQLite plans no query on tables that name it.
 */
const keepPlainTables = (path: string): void => {
  const db = new Database(path, { fileMustExist: true })
  try {
    db.unsafeMode(true)
    db.pragma('journal_mode = MEMORY')
    db.pragma('trusted_schema = OFF')
    db.pragma('writable_schema = ON')
    db.exec(`DELETE FROM sqlite_master WHERE type IN ('view', 'trigger') OR (type = 'index' AND sql IS NOT NULL)`)
    db.exec(`DELETE FROM sqlite_master WHERE name LIKE 'sqlite_stat%'`)
    db.exec(`UPDATE sqlite_master SET sql = replace(sql, 'COLLATE unicase', '') WHERE type = 'table'`)
  } finally {
    db.close()
  }
}

const PLAIN_TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0`

/** Whether a table's columns are all stored: none is computed by an expression of the file. */
const isStored = (db: Database.Database, table: string): boolean =>
  db
    .prepare<[string], { hidden: number }>('SELECT hidden FROM pragma_table_xinfo(?)')
    .all(table)
    .every(({ hidden }) => hidden === 0)

const open = (path: string): Database.Database => {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('query_only = ON')
    db.pragma('mmap_size = 0')
    const names = new Set(db.prepare(PLAIN_TABLES).pluck().all())
    if (!TABLES.every((table) => names.has(table) && isStored(db, table))) throw new AnkiPackageError('not-anki')
    for (const table of TABLES) {
      if (db.pragma(`quick_check(${table})`, { simple: true }) !== 'ok') throw new AnkiPackageError('damaged')
    }
    const schema: unknown = db.prepare('SELECT ver FROM col').pluck().get()
    if (typeof schema !== 'number') throw new AnkiPackageError('damaged')
    if (schema > NEWEST_SCHEMA) throw new AnkiPackageError('too-new')
    return db
  } catch (reason) {
    db.close()
    throw reason
  }
}

/**
 * Opens a collection's SQLite file, whose header and schema it changes, so it must be a copy. Only plain tables are
 * read, by name: SQL of the file is never run. Throws an `AnkiPackageError`, or SQLite's error if a page is damaged.
 */
export const openCollection = (path: string): Collection => {
  leaveWalMode(path)
  keepPlainTables(path)
  const db = open(path)
  const plain = new Set(db.prepare(PLAIN_TABLES).pluck().all())
  return {
    has: (table) => plain.has(table) && isStored(db, table),
    rows: (sql) => db.prepare<[], Record<string, unknown>>(sql).iterate(),
    lists: (sql) => db.prepare<[], readonly unknown[]>(sql).raw().iterate(),
    count: (table) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    close: () => db.close(),
  }
}
