import { existsSync, statSync } from 'node:fs'
import { readBackupRecord } from '../../data/backup/record'
import { type WrittenBackup, writeBackup } from '../../data/backup/write'
import { type Backup, listBackups, listBackupsIn } from '../../data/files/backups'
import { checkUsable } from '../../data/migrations/sqlite'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { MINUTE_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { done, type Failure, failed, type Result } from '../result'
import { explain } from './explain'

export { LEAST_BETWEEN_MS } from '../../data/backup/due'

export type BackupFile = Backup & { readonly bytes: number }

const sized = <B extends Backup>(backup: B): B & { readonly bytes: number } => ({
  ...backup,
  bytes: statSync(backup.file, { throwIfNoEntry: false })?.size ?? 0,
})

/** Why the program does not back up or restore this storage itself; null where it does. */
export const notOurFile = ({ databaseUrl }: StorageSettings): Failure | null =>
  databaseUrl === null
    ? null
    : failed('invalid', 'The data is in PostgreSQL (DATABASE_URL). Back it up with pg_dump or your database service.')

/** The one file that holds everything on SQLite. */
export const databaseFileOf = ({ dataDir }: StorageSettings): string => sqliteFileIn(dataDir)

/** All backups in the data folder, newest first. */
export const backupsOf = ({ dataDir }: StorageSettings): readonly BackupFile[] => listBackups(dataDir).map(sized)

/** All backups in the second place, newest first. Only for the command line: a drive that went away makes it wait. */
export const copiesOf = ({ backupDir }: StorageSettings): readonly BackupFile[] =>
  backupDir ? listBackupsIn(backupDir).map(sized) : []

/** How the second place for backups fared last, and why the last copy failed; null if none is set. Does not look at it. */
export const secondPlaceOf = ({ dataDir, backupDir }: StorageSettings) => {
  if (!backupDir) return null
  const copy = readBackupRecord(dataDir)?.copy
  if (copy?.folder !== backupDir) return { folder: backupDir, copiedAt: null, problem: null }
  return { folder: backupDir, copiedAt: copy.copiedAt, problem: copy.failing?.problem ?? null }
}

const write = async (settings: StorageSettings, now: Instant): Promise<Result<WrittenBackup>> => {
  const refused = notOurFile(settings)
  if (refused) return refused
  const file = sqliteFileIn(settings.dataDir)
  if (!existsSync(file)) return failed('not-found', `There is nothing to back up: ${file} does not exist.`)
  try {
    // A backup that nobody could go back to would take the place of a good one.
    checkUsable(file)
    return done(await writeBackup(file, settings.dataDir, now, settings.backupDir ?? null))
  } catch (reason) {
    const message = explain(reason)
    if (message !== null) return failed('storage', `No backup was written. ${message}`)
    throw reason
  }
}

/**
 * Writes a verified copy of the database into the data folder's `backups`, copies it to the second place if there is one
 * and thins the older ones. Works while the server runs. Fails as `invalid` on PostgreSQL, `not-found` where there is no
 * database yet, `storage` where the disk or the database does not allow it.
 * @returns `copy`: what came of the copy to the second place; null if there is no such place
 */
export const backUp = async (settings: StorageSettings, now: Instant) => {
  const result = await write(settings, now)
  return result.ok ? done({ ...sized(result.value), copy: await result.value.copy }) : result
}

/** Clocks differ a little; a backup from further ahead was named by a wrong one. */
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS

/** The instant of the newest backup that is not from the future; null if there is none. */
export const lastBackupAt = ({ dataDir }: StorageSettings, now: Instant): Instant | null =>
  listBackups(dataDir).find(({ at }) => at <= now + CLOCK_TOLERANCE_MS)?.at ?? null

/**
 * Backs up before something that changes much at once, unless nothing was changed since the last backup. Otherwise as
 * `backUpIfOlder`.
 */
export const backUpIfChanged = async (
  settings: StorageSettings,
  { engine, now }: Pick<Context, 'engine' | 'now'>,
): Promise<string | null> => {
  const isSaved = readBackupRecord(settings.dataDir)?.change === engine.files?.lastChange()
  return backUpIfOlder(settings, now, isSaved ? Number.POSITIVE_INFINITY : 0)
}

/**
 * Backs up before something that changes much at once, unless that was done within `ms`. Does not wait for the second
 * place. Gives what stood in the way, in words, for whoever goes on all the same; null if nothing did.
 */
export const backUpIfOlder = async (settings: StorageSettings, now: Instant, ms: number): Promise<string | null> => {
  if (settings.databaseUrl !== null || !existsSync(sqliteFileIn(settings.dataDir))) return null
  const last = lastBackupAt(settings, now)
  if (last !== null && now - last < ms) return null
  const result = await write(settings, now)
  return result.ok ? null : result.message
}
