import Sqlite from 'better-sqlite3'

/** Throws unless the file is a SQLite database that passes its own check. */
export const checkSqliteFile = (file: string): void => {
  const connection = new Sqlite(file, { readonly: true })
  try {
    connection.pragma('trusted_schema = OFF')
    const check = connection.pragma('quick_check', { simple: true })
    if (check !== 'ok') throw Object.assign(new Error(`${file} is damaged: ${check}`), { code: 'SQLITE_CORRUPT' })
  } finally {
    connection.close()
  }
}
