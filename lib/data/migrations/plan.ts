import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'

export type MigrationDialect = 'sqlite' | 'postgres'

/** The data was written by a newer version than this one. */
export class NewerSchemaError extends Error {
  constructor(where: string) {
    super(
      `${where} was written by a newer version of Aide-Mémoire. Nothing was changed. ` +
        'Update the program, or restore an older backup (npm run aide -- backup --help).',
    )
    this.name = 'NewerSchemaError'
  }
}

/** The last commit that reads databases whose first migration is older than this version's. */
const LAST_READER = '90db3b92'

/** The data was made before this version's first migration, and nothing migrates it. */
export class EarlierSchemaError extends Error {
  constructor(where: string) {
    super(
      `${where} was made by an earlier version of Aide-Mémoire, which this one does not read. Nothing was changed. ` +
        `To take your cards and reviews along: git checkout ${LAST_READER}, npm ci, and ` +
        '“npm run aide -- export cards.apkg”. Then return to this version with git checkout - and npm ci, ' +
        'move the database away, and import cards.apkg.',
    )
    this.name = 'EarlierSchemaError'
  }
}

/** A migration would have lost rows or broken a reference; it was rolled back. */
export class MigrationDamageError extends Error {
  constructor(what: string) {
    super(`A migration was rolled back because ${what}. The data is as it was before.`)
    this.name = 'MigrationDamageError'
  }
}

/** The folder of one engine's migrations inside the project. */
export const migrationsFolder = (dialect: MigrationDialect, projectRoot = process.cwd()): string => {
  const folder = join(projectRoot, 'drizzle', dialect)
  if (!existsSync(folder)) throw new Error(`The folder ${folder} is missing: the program is not installed completely.`)
  return folder
}

/**
 * The migrations that are still to run, oldest first.
 * @param applied creation times (ms) of the migrations that the database has
 * @throws EarlierSchemaError when the database has one that is older than all of this version's, NewerSchemaError when it
 * has another that this version does not know
 */
export const pendingMigrations = (folder: string, applied: readonly number[], where: string) => {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  const times = new Set(migrations.map((migration) => migration.folderMillis))
  if (applied.some((time) => time < Math.min(...times))) throw new EarlierSchemaError(where)
  if (applied.some((time) => !times.has(time))) throw new NewerSchemaError(where)
  return migrations.filter((migration) => !applied.includes(migration.folderMillis))
}

/** Tables that exist on both sides of a migration and have another number of rows after it, in words; null when none. */
export const lostRows = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string | null => {
  const changed = [...before].filter(([table, rows]) => after.has(table) && after.get(table) !== rows)
  if (changed.length === 0) return null
  return changed.map(([table, rows]) => `table ${table} went from ${rows} to ${after.get(table)} rows`).join(', ')
}
