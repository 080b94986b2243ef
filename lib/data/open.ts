import { accessSync, constants } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { checkSqliteFile } from './backup/check-file'
import { type DataPlaces, examine } from './backup/examine'
import { writeBackup } from './backup/write'
import { bringSearchUpToDate } from './bring-search-up-to-date'
import { createSqlite } from './create-sqlite'
import type { Engine } from './engine/engine'
import { openSqlite } from './engine/sqlite'
import { sqliteFileIn } from './files/names'
import { createPrivateFolder, makeDataFolderPrivate } from './files/private'
import { checkTables } from './migrations/own-schema'
import { migrateSqlite, pendingOnSqlite } from './migrations/sqlite'

export { sqliteFileIn } from './files/names'

export type StorageSettings = DataPlaces & { readonly databaseUrl: string | null }

const checkComplete = (file: string): void => {
  const connection = new Sqlite(file, { readonly: true, timeout: 10_000 })
  try {
    checkTables(connection, file)
  } finally {
    connection.close()
  }
}

const prepareSqlite = async (places: DataPlaces, now: number): Promise<string> => {
  const { dataDir, backupDir = null } = places
  createPrivateFolder(dataDir)
  accessSync(dataDir, constants.W_OK)
  const file = sqliteFileIn(dataDir)
  if (examine(places) === 'new') createSqlite(file)
  makeDataFolderPrivate(dataDir)
  accessSync(file, constants.W_OK)
  if (pendingOnSqlite(file) > 0) {
    checkSqliteFile(file)
    await writeBackup(file, dataDir, now, backupDir)
    migrateSqlite(file)
  }
  checkComplete(file)
  return file
}

const searchable = async (engine: Engine): Promise<Engine> => {
  try {
    await bringSearchUpToDate(engine)
    return engine
  } catch (reason) {
    await engine.close()
    throw reason
  }
}

/**
 * Opens the engine that the settings name, brought to this version's schema; an existing SQLite file that needs a
 * migration is backed up first, and a full-text index that is missing is built. A new library is made only where there is no trace of an earlier one.
 * @throws LostLibraryError, WrongSchemaError, NewerSchemaError, MigrationDamageError, or what `storageFailure` explains
 */
export const openEngine = async (settings: StorageSettings, now: number): Promise<Engine> => {
  if (settings.databaseUrl !== null) {
    // The driver takes a third of a start, and most installations never need it.
    const { checkPostgresTables, migratePostgres } = await import('./migrations/postgres')
    const { openPostgres } = await import('./engine/postgres')
    await migratePostgres(settings.databaseUrl)
    await checkPostgresTables(settings.databaseUrl)
    return await searchable(openPostgres(settings.databaseUrl))
  }
  return await searchable(openSqlite(await prepareSqlite(settings, now)))
}
