import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AnkiPackageError } from './anki-failure'
import {
  type AnkiDeck,
  type AnkiNoteType,
  type AnkiPackage,
  type AnkiPreset,
  hasLimits,
  NO_ANKI_LIMITS,
} from './anki-package'
import type { AnkiProblems } from './import-problems'
import { legacyDecks, legacyNoteTypes, legacyPresets } from './legacy-parts'
import { readDeckKind, readNoteTypeConfig, readPresetConfig, readTemplateConfig } from './messages'
import { bytesIn, numberWithin, recordIn, textIn, wholeNumberIn } from './values'

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

const UNICASE = /\bCOLLATE\s+["'`[]?unicase\b["'`\]]?/giu

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
    const named = db.prepare<[], { id: number; sql: string }>(
      `SELECT rowid AS id, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%unicase%'`,
    )
    const change = db.prepare('UPDATE sqlite_master SET sql = ? WHERE rowid = ?')
    for (const { id, sql } of named.all()) change.run(sql.replace(UNICASE, ''), id)
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

type Row = Readonly<Record<string, unknown>>

/** What everything else in a collection refers to. `schedulerVersion` 1 is that of Anki 2.0. */
type CollectionContents = Pick<AnkiPackage, 'createdAt' | 'minutesWest' | 'noteTypes' | 'decks' | 'presets'> & {
  readonly schedulerVersion: number
}

/** What a BLOB holds, or null if it is none or holds something else. */
const message = <T>(blob: unknown, read: (bytes: Uint8Array) => T): T | null => {
  const bytes = bytesIn(blob)
  try {
    return bytes && read(bytes)
  } catch {
    return null
  }
}

/** Parts of note types in their order, by the type's id. */
const partsByType = <T>(rows: Iterable<Row>, read: (row: Row, name: string) => T | null): Map<number, T[]> => {
  const parts = new Map<number, { readonly ord: number; readonly part: T }[]>()
  for (const row of rows) {
    const [type, ord, name] = [wholeNumberIn(row.ntid), wholeNumberIn(row.ord), textIn(row.name)]
    const part = type === null || ord === null || name === null ? null : read(row, name)
    if (type === null || ord === null || part === null) continue
    parts.set(type, [...(parts.get(type) ?? []), { ord, part }])
  }
  return new Map(
    [...parts].map(([type, list]) => [type, list.toSorted((a, b) => a.ord - b.ord).map(({ part }) => part)]),
  )
}

const noteTypesIn = (collection: Collection): readonly AnkiNoteType[] => {
  const fields = partsByType(collection.rows('SELECT ntid, ord, name FROM fields'), (_, name) => ({ name }))
  const templates = partsByType(collection.rows('SELECT ntid, ord, name, config FROM templates'), (row, name) => {
    const sides = message(row.config, readTemplateConfig)
    return sides && { name, ...sides }
  })
  return [...collection.rows('SELECT id, name, config FROM notetypes')].flatMap((row): AnkiNoteType[] => {
    const [id, name, config] = [wholeNumberIn(row.id), textIn(row.name), message(row.config, readNoteTypeConfig)]
    const [ownFields, ownTemplates] = [fields.get(id ?? 0), templates.get(id ?? 0)]
    if (id === null || name === null || !config || !ownFields || !ownTemplates) return []
    const kind = config.isCloze ? 'cloze' : 'standard'
    return [{ id, name, kind, fields: ownFields, templates: ownTemplates }]
  })
}

const UNKNOWN_KIND = { presetId: null, limits: NO_ANKI_LIMITS }

const decksIn = (collection: Collection): readonly AnkiDeck[] =>
  [...collection.rows('SELECT id, name, kind FROM decks')].flatMap((row): AnkiDeck[] => {
    const [id, name] = [wholeNumberIn(row.id), textIn(row.name)]
    const { limits, ...kind } = message(row.kind, readDeckKind) ?? UNKNOWN_KIND
    if (id === null || name === null) return []
    return [{ id, name: name.replaceAll('\x1f', '::'), ...kind, ...(hasLimits(limits) ? { limits } : {}) }]
  })

const presetsIn = (collection: Collection): readonly AnkiPreset[] =>
  [...collection.rows('SELECT id, config FROM deck_config')].flatMap((row): AnkiPreset[] => {
    const [id, config] = [wholeNumberIn(row.id), message(row.config, readPresetConfig)]
    return id === null || config === null ? [] : [{ id, ...config }]
  })

const configIn = (collection: Collection): Row => {
  const rows = [...collection.rows('SELECT key AS name, CAST(val AS TEXT) AS val FROM config')]
  return Object.fromEntries(
    rows.flatMap(({ name, val }) => {
      const entry = recordIn(`{"value":${typeof val === 'string' && val !== '' ? val : 'null'}}`)
      return typeof name === 'string' && name !== '__proto__' ? [[name, entry.value]] : []
    }),
  )
}

const MINUTES_WEST = 24 * 60
/** 2001 to 2286: outside of it `crt` was written by something that is not Anki. */
const [EARLIEST_SECOND, LATEST_SECOND] = [1e9, 1e10]

/**
 * Note types, decks, presets and settings: from their tables, which came with schemas 14 and 15, or from JSON. Throws
 * an `AnkiPackageError` if the collection has no row of its own.
 */
export const readCollectionParts = (collection: Collection, problems: AnkiProblems): CollectionContents => {
  const [col] = collection.rows('SELECT crt, conf, models, decks, dconf FROM col LIMIT 1')
  if (!col) throw new AnkiPackageError('damaged')
  const createdSeconds = numberWithin(wholeNumberIn(col.crt), EARLIEST_SECOND, LATEST_SECOND)
  if (createdSeconds === null) problems.add('wrong-value', `creation time ${String(col.crt)}`)
  const hasTypes = ['notetypes', 'fields', 'templates'] as const
  const noteTypes = hasTypes.every((table) => collection.has(table))
    ? noteTypesIn(collection)
    : legacyNoteTypes(col.models)
  const settings = collection.has('config') ? configIn(collection) : recordIn(col.conf)
  return {
    createdAt: (createdSeconds ?? EARLIEST_SECOND) * 1000,
    minutesWest: numberWithin(wholeNumberIn(settings.creationOffset), -MINUTES_WEST, MINUTES_WEST),
    schedulerVersion: wholeNumberIn(settings.schedVer) ?? 1,
    noteTypes,
    decks: collection.has('decks') ? decksIn(collection) : legacyDecks(col.decks),
    presets: collection.has('deck_config') ? presetsIn(collection) : legacyPresets(col.dconf),
  }
}
