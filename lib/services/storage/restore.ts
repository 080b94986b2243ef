import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { checkSqliteFile } from '../../data/backup/check-file'
import { restoreBackup } from '../../data/backup/restore'
import { writeBackup } from '../../data/backup/write'
import { storageFailure } from '../../data/engine/storage-failure'
import { NewerSchemaError } from '../../data/migrations/plan'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { lockServer } from '../../platform/server-lock'
import { done, failed, type Result } from '../result'
import { backupsOf, notOurFile } from './back-up'

export type Restored = {
  /** The backup that the data is from now. */
  readonly from: string
  /** The backup of the data as it was before; null where there was none, or it was too damaged to copy. */
  readonly backup: string | null
  /** The database file as it was before, kept beside; null where there was none. */
  readonly keptAs: string | null
}

/** Whether another program has the file open: leaving the WAL needs it alone. A damaged file tells nothing. */
const isOpenElsewhere = (file: string): boolean => {
  let connection: Sqlite.Database | null = null
  try {
    connection = new Sqlite(file, { timeout: 0, fileMustExist: true })
    connection.pragma('journal_mode = DELETE')
    return false
  } catch (reason) {
    return storageFailure(reason)?.code === 'storage-busy'
  } finally {
    connection?.close()
  }
}

/** Throws unless the file is a whole database that this program wrote: an empty file is a whole database too. */
const checkOwnFile = (file: string): void => {
  checkSqliteFile(file)
  const connection = new Sqlite(file, { readonly: true })
  try {
    const own = connection.prepare("select 1 from sqlite_schema where type = 'table' and name = 'reviews'").get()
    if (own === undefined) throw Object.assign(new Error(`${file} has no log`), { code: 'SQLITE_NOTADB' })
  } finally {
    connection.close()
  }
}

const whyUnusable = (reason: unknown, backup: string): Result<never> | null => {
  if (reason instanceof NewerSchemaError) return failed('invalid', reason.message)
  switch (storageFailure(reason)?.code) {
    case undefined:
      return null
    case 'storage-damaged':
      return failed(
        'invalid',
        `${backup} is no whole database of Aide-Mémoire. Nothing was changed. Name another backup.`,
      )
    default:
      return failed('storage', storageFailure(reason)?.message ?? '')
  }
}

/** The backup of what is there; null where there is nothing, or nothing whole: damage is why people restore. */
const backUpFirst = async (database: string, dataDir: string, now: Instant): Promise<string | null> => {
  if (!existsSync(database)) return null
  try {
    return (await writeBackup(database, dataDir, now)).file
  } catch (reason) {
    if (storageFailure(reason)?.code === 'storage-damaged') return null
    throw reason
  }
}

/**
 * Puts a backup in the place of the database: `which` is a backup's path, or `latest`. What was there is backed up
 * first and kept beside. Nothing is changed when it fails: `conflict` while a server or another program uses the data,
 * `not-found` without such a backup, `invalid` where the file is no whole database (or on PostgreSQL), `storage`.
 */
export const restore = async (settings: StorageSettings, which: string, now: Instant): Promise<Result<Restored>> => {
  const refused = notOurFile(settings)
  if (refused) return refused
  const from = which === 'latest' ? backupsOf(settings)[0]?.file : which
  if (from === undefined) return failed('not-found', `There is no backup in ${settings.dataDir} yet.`)
  if (!statSync(from, { throwIfNoEntry: false })?.isFile())
    return failed('not-found', `There is no file ${from}. See “npm run aide -- backup --list”.`)
  const lock = lockServer(settings.dataDir, { pid: process.pid, url: 'restoring a backup', startedAtMs: now })
  if (!lock.ok) return failed('conflict', `${lock.message} Nothing was restored.`)
  // The backup that is written first may thin this one away.
  const database = sqliteFileIn(settings.dataDir)
  const staged = `${database}.staged`
  try {
    copyFileSync(from, staged)
    checkOwnFile(staged)
    if (existsSync(database) && isOpenElsewhere(database)) {
      return failed('conflict', `Another program has ${database} open. Close it, and restore again.`)
    }
    const backup = await backUpFirst(database, settings.dataDir, now)
    return done({ from, backup, keptAs: restoreBackup(staged, database) })
  } catch (reason) {
    const failure = whyUnusable(reason, from)
    if (failure) return failure
    throw reason
  } finally {
    for (const file of [staged, `${staged}-wal`, `${staged}-shm`]) rmSync(file, { force: true })
    lock.release()
  }
}
