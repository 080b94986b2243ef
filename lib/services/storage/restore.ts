import { existsSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { latestFirst, readProgress } from '../../data/backup/examine'
import { forgetBackupRecord } from '../../data/backup/record'
import {
  DatabaseInUseError,
  keepDatabase,
  makeReplaceable,
  putInPlace,
  stageBackup,
  tidyAfterRestore,
} from '../../data/backup/restore'
import { writeBackup } from '../../data/backup/write'
import { createSqlite } from '../../data/create-sqlite'
import { storageFailure } from '../../data/engine/storage-failure'
import { listBackups, listBackupsIn } from '../../data/files/backups'
import { forgetLastKnown } from '../../data/files/last-known'
import { realDatabase, sizeOf } from '../../data/files/names'
import { createPrivateFolder, makeDataFolderPrivate } from '../../data/files/private'
import { checkSqliteFile } from '../../data/files/read-sqlite'
import { mediaFolder } from '../../data/media/in-folder'
import { WrongSchemaError } from '../../data/migrations/own-schema'
import { EarlierSchemaError, NewerSchemaError } from '../../data/migrations/plan'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import { storageWorker } from '../../data/worker/storage-worker'
import type { Instant } from '../../domain/ids'
import { lockServer } from '../../platform/server-lock'
import { done, type Failure, failed, type Result } from '../result'
import { notOurFile } from './back-up'
import { withFolderLocked } from './locked'

/** What a thrown error means for the person who restores; null where it is a bug. */
const whyUnusable = (reason: unknown, backup: string): Failure | null => {
  if (reason instanceof DatabaseInUseError) return failed('conflict', reason.message)
  if ([EarlierSchemaError, NewerSchemaError, WrongSchemaError].some((kind) => reason instanceof kind))
    return failed('invalid', (reason as Error).message) // each of them is one
  const failure = storageFailure(reason)
  if (failure?.code !== 'storage-damaged') return failure && failed('storage', failure.message)
  return failed(
    'invalid',
    `${backup} is damaged or is not a database of Aide-Mémoire. Nothing was changed. Choose another backup.`,
  )
}

/** The backup of what is there; null where there is nothing, or nothing whole: damage is why people restore. */
const backUpFirst = async (database: string, settings: StorageSettings, now: Instant): Promise<string | null> => {
  if ((sizeOf(database) ?? 0) === 0) return null
  try {
    return (await writeBackup(database, settings.dataDir, now, settings.backupDir ?? null)).file
  } catch (reason) {
    if (storageFailure(reason)?.code === 'storage-damaged') return null
    throw reason
  }
}

/** The first of some backups that can be used, staged beside the database; the later ones that are damaged are named. */
const stageFirst = (
  candidates: readonly string[],
  database: string,
): Result<{ readonly from: string; readonly staged: string; readonly passedOver: readonly string[] }> => {
  const passedOver: string[] = []
  let failure: Failure = failed('not-found', 'There is no backup that can be read.')
  for (const from of candidates) {
    try {
      return done({ from, staged: stageBackup(from, database), passedOver })
    } catch (reason) {
      const unusable = whyUnusable(reason, from)
      if (!unusable) throw reason
      if (unusable.code === 'storage') return unusable
      failure = unusable
      passedOver.push(from)
    }
  }
  return failure
}

/** Brings back the media files that the backup names and that are gone since. Files that are there stay. */
const restoreMedia = async (staged: string, backup: string, dataDir: string): Promise<void> => {
  const worker = storageWorker()
  try {
    const [from, to] = [mediaFolder(dirname(backup)), mediaFolder(dataDir)]
    await worker.run('restore-media', { database: staged, from, to })
  } finally {
    await worker.end()
  }
}

const candidatesFor = (settings: StorageSettings, which: string): Result<readonly string[]> => {
  if (which !== 'latest') {
    if (statSync(which, { throwIfNoEntry: false })?.isFile()) return done([which])
    return failed('not-found', `There is no file ${which}. See “npm run aide -- backup --list”.`)
  }
  const { dataDir, backupDir } = settings
  const all = [...listBackups(dataDir), ...(backupDir ? listBackupsIn(backupDir) : [])]
  if (all.length > 0) {
    const backups = latestFirst(all, sqliteFileIn(dataDir))
    const readable = new Set(backups.map(({ file }) => file))
    const [first] = backups
    // What cannot even be opened has no content to compare. If its name is later, it is tried first, so that it is named.
    const unreadable = all.filter(({ file, at }) => first && at > first.at && !readable.has(file))
    return done([...unreadable, ...backups].map(({ file }) => file))
  }
  return failed('not-found', `There is no backup in ${[dataDir, ...(backupDir ? [backupDir] : [])].join(' or ')} yet.`)
}

/**
 * Puts a backup in the place of the database: `which` is a backup's path, or `latest`. What was there is backed up
 * first and kept beside. Nothing is changed when it fails: `conflict` while a server or another program uses the data,
 * `not-found` without such a backup, `invalid` where the file is no whole database (or on PostgreSQL), `storage`.
 * @returns the backup of the data as it was before (null where there was none, or it was too damaged to copy), the file as
 * it was, kept beside (null where there was none), and later backups that were asked for as `latest` and are damaged
 */
export const restore = async (settings: StorageSettings, which: string, now: Instant) => {
  const refused = notOurFile(settings)
  if (refused) return refused
  try {
    const candidates = candidatesFor(settings, which)
    if (!candidates.ok) return candidates
    createPrivateFolder(settings.dataDir)
    const lock = lockServer(settings.dataDir, { pid: process.pid, url: 'restoring a backup', startedAtMs: now })
    if (!lock.ok) return failed('conflict', `${lock.message} Nothing was restored.`)
    const database = realDatabase(sqliteFileIn(settings.dataDir))
    try {
      tidyAfterRestore(database)
      // Staged first: the backup that is written next may thin this one away.
      const chosen = stageFirst(candidates.value, database)
      if (!chosen.ok) return chosen
      const { from, staged, passedOver } = chosen.value
      const keptAs = makeReplaceable(database)
      const backup = await backUpFirst(database, settings, now)
      await restoreMedia(staged, from, settings.dataDir)
      putInPlace(staged, database)
      return done({ from, backup, keptAs, passedOver })
    } finally {
      tidyAfterRestore(database)
      lock.release()
    }
  } catch (reason) {
    const failure = whyUnusable(reason, which)
    if (failure) return failure
    throw reason
  }
}

/**
 * Takes the database that is there for the right one, although it is older than what was here, or another. It is copied
 * as it is first: opening it removes a log that cannot be read. Fails as `not-found` where there is none.
 */
export const acceptDatabase = async (settings: StorageSettings, now: Instant) => {
  const refused = notOurFile(settings)
  if (refused) return refused
  return withFolderLocked(settings, 'accepting a database', now, () => {
    const file = realDatabase(sqliteFileIn(settings.dataDir))
    if ((sizeOf(file) ?? 0) === 0) return failed('not-found', `There is no database ${file}.`)
    checkSqliteFile(file)
    const { entries } = readProgress(file)
    tidyAfterRestore(file)
    /** A copy of the file as it is and of what lies beside it, a damaged log included. */
    const keptAs = keepDatabase(file)
    forgetLastKnown(file)
    forgetBackupRecord(settings.dataDir)
    return done({ entries, keptAs })
  })
}

/**
 * Makes an empty library where one is missing, as the start does only where there is no trace of an earlier one. Backups
 * stay. Fails as `conflict` where there is a database: it is never replaced by an empty one.
 */
export const newLibrary = async (settings: StorageSettings, now: Instant) => {
  const refused = notOurFile(settings)
  if (refused) return refused
  return withFolderLocked(settings, 'starting an empty library', now, () => {
    const named = sqliteFileIn(settings.dataDir)
    const file = realDatabase(named)
    if (existsSync(file) && !statSync(file).isFile())
      return failed('conflict', `${named} is not a file. Nothing was changed. Move it away first.`)
    if ((sizeOf(file) ?? 0) > 0)
      return failed('conflict', `There is a database already: ${named}. Nothing was changed. Move it away first.`)
    tidyAfterRestore(file)
    /** What was left of the library before, kept beside; null if nothing was. */
    const keptAs = makeReplaceable(file)
    // It is empty, and would be in the way.
    rmSync(file, { force: true })
    forgetLastKnown(file)
    createSqlite(file)
    makeDataFolderPrivate(settings.dataDir)
    return done({ file, keptAs })
  })
}
