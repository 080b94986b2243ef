import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Store } from '../engine/engine'
import { mediaFolder, mediaInFolder } from '../media/in-folder'
import type { StoredMedia } from '../media/media-bytes'
import { schema } from '../schema/sqlite'

/** The whole database as it was at one instant, however much is written meanwhile. Nothing can be written through it. */
export type Snapshot = {
  readonly store: Store
  /** SQLite's own connection; null on PostgreSQL. */
  readonly connection: Sqlite.Database | null
  /** The bytes of media files, as they are now: they never change, but some may be added. */
  readonly media: StoredMedia
  readonly close: () => Promise<void>
}

const BUSY_TIMEOUT_MS = 10_000
/** SQLite cannot put the index of the write-ahead log beside the file, or may not write the one that is there. */
const NO_PLACE = /^SQLITE_(CANTOPEN|READONLY)/

const codeOf = (reason: unknown): string =>
  reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? reason.code : ''

const begin = (file: string): Sqlite.Database => {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  try {
    connection.pragma('trusted_schema = OFF')
    connection.pragma('cell_size_check = ON')
    connection.pragma('temp_store = MEMORY')
    connection.exec('BEGIN')
    // The transaction sees what is there from its first read on.
    connection.prepare('select count(*) from sqlite_schema').get()
    return connection
  } catch (reason) {
    connection.close()
    throw reason
  }
}

const overConnection = (connection: Sqlite.Database, file: string, remove: () => void): Snapshot => ({
  store: { dialect: 'sqlite', db: drizzle(connection, { casing: 'snake_case' }), t: schema },
  connection,
  media: mediaInFolder(mediaFolder(dirname(file))),
  close: async () => {
    connection.close()
    remove()
  },
})

/**
 * Opens a SQLite file as it is now, without changing anything; beside a server too. In a folder that cannot be written a
 * copy is examined in its place, with the write-ahead log that lies beside the file.
 * @throws the error of a file that cannot be read
 */
export const openSqliteSnapshot = (file: string): Snapshot => {
  try {
    return overConnection(begin(file), file, () => {})
  } catch (reason) {
    if (!NO_PLACE.test(codeOf(reason)) || !existsSync(file)) throw reason
  }
  const folder = mkdtempSync(join(tmpdir(), 'aide-examined-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, basename(file))
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    return overConnection(begin(copy), file, remove)
  } catch (reason) {
    remove()
    throw reason
  }
}
