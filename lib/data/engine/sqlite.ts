import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { openLastKnown, progressReader } from '../files/last-known'
import { mediaFolder, mediaInFolder } from '../media/in-folder'
import { schema } from '../schema/sqlite'
import type { Engine, Store, Tx } from './engine'
import { createWriter } from './group-commit'
import { checkpointWhenIdle } from './idle-checkpoint'
import { rescueInto } from './rescue'
import { watchFiles } from './watched-files'

/** How long opening and migrating wait for another process. It stops the thread, and nothing is served yet. */
const BUSY_TIMEOUT_MS = 10_000
/** Reading waits for nobody's writing, only (and hardly ever) for a recovery of the write-ahead log. */
const READ_BUSY_TIMEOUT_MS = 100

/**
 * Opens one connection with the settings that SQLite does not keep in the file: a reopened WAL database comes up with
 * synchronous=NORMAL, which loses acknowledged commits at a power cut.
 */
export const openSqliteConnection = (file: string): Sqlite.Database => {
  const connection = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
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
