import Sqlite from 'better-sqlite3'
import { storageFailure } from '../../../data/engine/storage-failure'
import { type Check, MOST_EXAMPLES, openCheck } from './check'

const REMEDY =
  'The file cannot be mended. Stop the server and go back to a backup: npm run aide -- backup --restore latest'

/** SQLite's own check of every page and index of a database file. Never throws on damage: it is what is looked for. */
export const checkStorage = (file: string): Check => {
  const check = openCheck('storage', REMEDY)
  let connection: Sqlite.Database | null = null
  try {
    connection = new Sqlite(file, { readonly: true, timeout: 10_000 })
    check.examined(Number(connection.pragma('page_count', { simple: true })))
    const lines = connection.prepare<[], string>(`pragma integrity_check(${MOST_EXAMPLES})`).pluck().all()
    for (const line of lines) if (line !== 'ok') check.found(`${file}: ${line}`)
  } catch (reason) {
    const failure = storageFailure(reason)
    if (failure?.code !== 'storage-damaged') throw reason
    check.found(`${file}: ${reason instanceof Error ? reason.message : String(reason)}`)
  } finally {
    connection?.close()
  }
  return check.done()
}
