import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { schema } from '../schema/sqlite'
import type { Engine, Store, Tx } from './engine'
import { createWriter } from './group-commit'

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

/** The engine on one SQLite file that has been migrated. Writing and reading use connections of their own. */
export const openSqlite = (file: string): Engine => {
  const writing = openSqliteConnection(file)
  const reading = openSqliteConnection(file)
  reading.pragma('query_only = ON')
  reading.pragma(`busy_timeout = ${READ_BUSY_TIMEOUT_MS}`)
  // The writer waits by itself, and lets others in meanwhile.
  writing.pragma('busy_timeout = 0')
  const writer = createWriter(writing, storeOver(writing) as Tx) // the writer opens the transaction around every use
  return {
    dialect: 'sqlite',
    read: storeOver(reading),
    write: writer.write,
    close: async () => {
      await writer.idle()
      reading.close()
      writing.close()
    },
  }
}
