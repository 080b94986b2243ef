import { accessSync, constants } from 'node:fs'
import { and, eq, exists, isNull, ne, or } from 'drizzle-orm'
import type { WorkspaceId } from '../domain/ids'
import { SEARCH_VERSION } from '../domain/search/version'
import { type DataPlaces, examine } from './backup/examine'
import { writeBackup } from './backup/write'
import { createSqlite } from './create-sqlite'
import type { Engine, Store } from './engine/engine'
import { openSqlite } from './engine/sqlite'
import { sqliteFileIn } from './files/names'
import { createPrivateFolder, makeDataFolderPrivate } from './files/private'
import { checkSqliteFile, readSqlite } from './files/read-sqlite'
import { checkTables } from './migrations/own-schema'
import { migrateSqlite, pendingOnSqlite } from './migrations/sqlite'
import { indexWorkspace } from './mutations/search-entries'

export { sqliteFileIn } from './files/names'

export type StorageSettings = DataPlaces & { readonly databaseUrl: string | null }

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
  readSqlite(file, (connection) => checkTables(connection, file))
  return file
}

const searchable = async (engine: Engine, check: () => Promise<void> = async () => {}): Promise<Engine> => {
  try {
    await check()
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
    const { migratePostgres } = await import('./migrations/postgres')
    const { openPostgres } = await import('./engine/postgres')
    const { missingParts } = await import('./examine/schema-parts')
    await migratePostgres(settings.databaseUrl)
    const engine = openPostgres(settings.databaseUrl)
    return await searchable(engine, async () => {
      // Answers could not be stored.
      const lacking = await missingParts(engine.read)
      if (lacking.length > 0)
        throw Object.assign(new Error(`the database lacks ${lacking.slice(0, 5).join(', ')}`), { code: '42P01' })
    })
  }
  return await searchable(openSqlite(await prepareSqlite(settings, now)))
}

/** Those that hold something: what is added to an empty one is indexed as it is written. */
const workspacesToIndex = async ({ db, t }: Store): Promise<readonly WorkspaceId[]> => {
  const { workspaces: w, searchStates: s, articles: a } = t
  const holdsSomething = exists(db.select({ id: a.id }).from(a).where(eq(a.workspaceId, w.id)))
  const rows = await db
    .select({ id: w.id })
    .from(w)
    .leftJoin(s, eq(s.workspaceId, w.id))
    .where(and(holdsSomething, or(isNull(s.version), ne(s.version, SEARCH_VERSION))))
  return rows.map(({ id }) => id)
}

/**
 * Builds the full-text index of workspaces whose index was not built yet, as after the migration that brings it, or was
 * built by another version of the folding. Each in one transaction: a start that is interrupted does it again.
 */
export const bringSearchUpToDate = async (engine: Engine): Promise<void> => {
  for (const workspaceId of await workspacesToIndex(engine.read)) {
    await engine.write(async (tx) => {
      const { searchStates: s } = tx.t
      // On PostgreSQL the row makes servers that start together take turns.
      await tx.db
        .insert(s)
        .values({ workspaceId, version: 0 })
        .onConflictDoUpdate({ target: s.workspaceId, set: { workspaceId } })
      const isBuilt = and(eq(s.workspaceId, workspaceId), eq(s.version, SEARCH_VERSION))
      if ((await tx.db.select().from(s).where(isBuilt)).length > 0) return
      await indexWorkspace(tx, workspaceId)
      await tx.db.update(s).set({ version: SEARCH_VERSION }).where(eq(s.workspaceId, workspaceId))
    })
  }
}
