import { renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { backupNameAt, backupsFolder } from '../files/backups'
import { openLastKnown, progressReader } from '../files/last-known'
import { createPrivateFile, createPrivateFolder } from '../files/private'
import { mediaFolder, mediaInFolder } from '../media/in-folder'
import { schema } from '../schema/sqlite'
import { storageWorker } from '../worker/storage-worker'
import type { Engine, Store, Tx } from './engine'
import { createWriter } from './group-commit'
import { watchFiles } from './watched-files'

/** How long opening and migrating wait for another process. It stops the thread, and nothing is served yet. */
const BUSY_TIMEOUT_MS = 10_000
/** Reading waits for nobody's writing, only (and hardly ever) for a recovery of the write-ahead log. */
const READ_BUSY_TIMEOUT_MS = 100

/**
 * Opens one connection with the settings that SQLite does not keep in the file: a reopened WAL database comes up with
 * synchronous=NORMAL, which loses acknowledged commits at a power cut. So does macOS without fullfsync, because its
 * fsync does not wait for the disk; other systems have no such setting.
 */
export const openSqliteConnection = (file: string): Sqlite.Database => {
  const connection = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('fullfsync = ON')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma('cache_size = -64000')
  // A page that many answers change is then written to the database file once, not once for each few of them.
  connection.pragma('wal_autocheckpoint = 8000')
  connection.pragma('temp_store = MEMORY')
  return connection
}

const storeOver = (connection: Sqlite.Database): Store => ({
  dialect: 'sqlite',
  db: drizzle(connection, { casing: 'snake_case' }),
  t: schema,
})

/** The next number of a change, counted in the file: a later start sees whether it has all that was stored. */
const changeCounter = (connection: Sqlite.Database) => {
  const total = connection.prepare<[], number>('select total_changes()').pluck()
  const current = connection.prepare<[], number>('pragma user_version').pluck()
  let counted = total.get()
  return {
    /** Counts what was changed in the transaction that is ending, if anything was. */
    count: (): void => {
      const now = total.get()
      if (now === counted) return
      counted = now
      connection.pragma(`user_version = ${(current.get() ?? 0) + 1}`)
    },
  }
}

/** The engine on one SQLite file that has been migrated, with the media files beside it. Writing and reading use connections of their own. */
export const openSqlite = (file: string): Engine => {
  const writing = openSqliteConnection(file)
  const reading = openSqliteConnection(file)
  reading.pragma('query_only = ON')
  reading.pragma(`busy_timeout = ${READ_BUSY_TIMEOUT_MS}`)
  // The writer waits by itself, and lets others in meanwhile.
  writing.pragma('busy_timeout = 0')
  const progress = progressReader(reading)
  const record = openLastKnown(file)
  let reached = progress()
  record.write(reached)
  const files = watchFiles(file, () => rescueInto(file, reading))
  const checkpoint = checkpointWhenIdle(file)
  const changes = changeCounter(writing)
  const progressOfWriter = progressReader(writing)
  const inPlace = async () => {
    const moved = files.moved()
    if (moved) throw await moved
  }
  // The writer opens the transaction around every use.
  const writer = createWriter(writing, storeOver(writing) as Tx, {
    before: inPlace,
    ending: () => {
      changes.count()
      // Read in the transaction, where it costs a tenth of what it does after, and written down once it is durable.
      reached = progressOfWriter()
    },
    after: async () => {
      record.write(reached)
      checkpoint.touched()
      await inPlace()
    },
  })
  return {
    dialect: 'sqlite',
    read: storeOver(reading),
    write: writer.write,
    media: mediaInFolder(mediaFolder(dirname(file))),
    files: { lastChange: () => progress().change, inPlace },
    close: async () => {
      await writer.idle()
      await files.stop()
      await checkpoint.stop()
      reading.close()
      writing.close()
      record.close()
    },
  }
}

const IDLE_MS = 1_500
/** Under answers that never pause. */
const LONGEST_MS = 10_000

/**
 * Brings changes from the write-ahead log into the database file once nothing was written for a moment, so that a copy
 * of that one file is seconds old at most. In a thread, with a checkpoint that waits for nobody and holds up nobody.
 */
export const checkpointWhenIdle = (file: string) => {
  const worker = storageWorker()
  let timer: NodeJS.Timeout | undefined
  let lastAt = 0
  let firstAt: number | null = null

  const later = (ms: number) => {
    timer = setTimeout(look, ms)
    timer.unref()
  }
  const look = () => {
    timer = undefined
    const now = performance.now()
    const wait = Math.min(lastAt + IDLE_MS, (firstAt ?? now) + LONGEST_MS) - now
    if (wait > 0) return later(wait)
    firstAt = null
    // What fails here (a full disk) is tried again after the next change, and by SQLite itself.
    worker.run('checkpoint', { file }).catch(() => undefined)
  }
  return {
    /** Something was written. */
    touched: (): void => {
      lastAt = performance.now()
      firstAt ??= lastAt
      if (timer === undefined) later(IDLE_MS)
    },
    stop: (): Promise<void> => {
      clearTimeout(timer)
      return worker.end()
    },
  }
}

const copyInto = async (folder: string, connection: Sqlite.Database): Promise<string> => {
  createPrivateFolder(folder)
  const half = join(folder, `rescued-${process.pid}.half`)
  try {
    rmSync(half, { force: true })
    createPrivateFile(half)
    await connection.backup(half)
    const copy = new Sqlite(half)
    try {
      copy.pragma('journal_mode = DELETE')
      const check = copy.pragma('quick_check', { simple: true })
      if (check !== 'ok') throw new Error(`the copy is damaged: ${check}`)
    } finally {
      copy.close()
    }
    const file = join(folder, backupNameAt(statSync(half).mtimeMs))
    renameSync(half, file)
    return file
  } finally {
    rmSync(half, { force: true })
  }
}

/**
 * Copies a database through a connection that is open on it, wherever its files are by now: into the backups beside its
 * place, or if that is not possible into the system's folder for temporary files. Gives the copy's path, or null.
 */
export const rescueInto = async (file: string, connection: Sqlite.Database): Promise<string | null> => {
  for (const folder of [backupsFolder(dirname(file)), join(tmpdir(), 'aide-memoire-rescued')]) {
    try {
      return await copyInto(folder, connection)
    } catch {
      // The next place is tried.
    }
  }
  return null
}
