import { openSqliteConnection } from './engine/sqlite'
import { sqliteFileIn } from './files/names'
import type { StorageSettings } from './open'

const CONNECTION_MS = 10_000

/**
 * Removes what was overwritten or deleted from the files of the database, where it otherwise stays until its space is
 * used again: on SQLite from the file and its write-ahead log, on PostgreSQL from the table that holds models' keys.
 */
export const wipeFreed = async ({ databaseUrl, dataDir }: StorageSettings): Promise<void> => {
  if (databaseUrl !== null) {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECTION_MS })
    await client.connect()
    await client.query('vacuum full model_settings').finally(() => client.end())
    return
  }
  const connection = openSqliteConnection(sqliteFileIn(dataDir))
  try {
    connection.exec('vacuum')
    connection.pragma('wal_checkpoint(truncate)')
  } finally {
    connection.close()
  }
}
