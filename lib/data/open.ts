import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkSqliteFile } from './backup/check-file'
import { writeBackup } from './backup/write'
import type { Engine } from './engine/engine'
import { openSqlite } from './engine/sqlite'
import { migrateSqlite, pendingOnSqlite } from './migrations/sqlite'

export type StorageSettings = { readonly dataDir: string; readonly databaseUrl: string | null }

/** The one file that holds everything on SQLite. */
export const sqliteFileIn = (dataDir: string): string => join(dataDir, 'aide.sqlite')

const prepareSqlite = async (dataDir: string, now: number): Promise<string> => {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.W_OK)
  const file = sqliteFileIn(dataDir)
  if (existsSync(file) && statSync(file).size > 0) {
    accessSync(file, constants.W_OK)
    if (pendingOnSqlite(file) > 0) {
      checkSqliteFile(file)
      await writeBackup(file, dataDir, now)
    }
  }
  migrateSqlite(file)
  return file
}

/**
 * Opens the engine that the settings name, brought to this version's schema; an existing SQLite file that needs a
 * migration is backed up first.
 * @throws NewerSchemaError, MigrationDamageError, or what `storageFailure` explains
 */
export const openEngine = async (settings: StorageSettings, now: number): Promise<Engine> => {
  if (settings.databaseUrl !== null) {
    // The driver takes a third of a start, and most installations never need it.
    const { checkPostgresTables, migratePostgres } = await import('./migrations/postgres')
    const { openPostgres } = await import('./engine/postgres')
    await migratePostgres(settings.databaseUrl)
    await checkPostgresTables(settings.databaseUrl)
    return openPostgres(settings.databaseUrl)
  }
  return openSqlite(await prepareSqlite(settings.dataDir, now))
}
