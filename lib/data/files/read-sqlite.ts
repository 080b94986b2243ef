import Sqlite from 'better-sqlite3'

const BUSY_TIMEOUT_MS = 10_000

/** What work reads of a SQLite file, which it cannot change. @throws the error of a file that cannot be read */
export const readSqlite = <T>(file: string, work: (connection: Sqlite.Database) => T): T => {
  const connection = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    connection.pragma('trusted_schema = OFF')
    return work(connection)
  } finally {
    connection.close()
  }
}

/** Throws unless the file is a SQLite database that passes its own check. */
export const checkSqliteFile = (file: string): void =>
  readSqlite(file, (connection) => {
    const check = connection.pragma('quick_check', { simple: true })
    if (check !== 'ok') throw Object.assign(new Error(`${file} is damaged: ${check}`), { code: 'SQLITE_CORRUPT' })
  })
