import { existsSync, statSync } from 'node:fs'
import { type Backup, listBackups, writeBackup } from '../../data/backup/write'
import { storageFailure } from '../../data/engine/storage-failure'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { done, type Failure, failed, type Result } from '../result'

export type BackupFile = Backup & { readonly bytes: number }

const sized = (backup: Backup): BackupFile => ({ ...backup, bytes: statSync(backup.file).size })

/** Why the program does not back up or restore this storage itself; null where it does. */
export const notOurFile = ({ databaseUrl }: StorageSettings): Failure | null =>
  databaseUrl === null
    ? null
    : failed(
        'invalid',
        'The data is in PostgreSQL (DATABASE_URL). Back it up with pg_dump, or as your database service does.',
      )

/** The one file that holds everything on SQLite. */
export const databaseFileOf = ({ dataDir }: StorageSettings): string => sqliteFileIn(dataDir)

/** All backups in the data folder, newest first. */
export const backupsOf = ({ dataDir }: StorageSettings): readonly BackupFile[] => listBackups(dataDir).map(sized)

/**
 * Writes a verified copy of the database into the data folder's `backups` and thins the older ones. Works while the
 * server runs. Fails as `invalid` on PostgreSQL, `not-found` where there is no database yet, `storage` where the disk or
 * the database does not allow it.
 */
export const backUp = async (settings: StorageSettings, now: Instant): Promise<Result<BackupFile>> => {
  const refused = notOurFile(settings)
  if (refused) return refused
  const file = sqliteFileIn(settings.dataDir)
  if (!existsSync(file)) return failed('not-found', `There is nothing to back up: ${file} does not exist yet.`)
  try {
    return done(sized(await writeBackup(file, settings.dataDir, now)))
  } catch (reason) {
    const failure = storageFailure(reason)
    if (failure) return failed('storage', `No backup was written. ${failure.message}`)
    throw reason
  }
}
