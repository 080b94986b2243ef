import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { HOUR_MS, MINUTE_MS } from '../../domain/time/units'
import { type Backup, backupNameAt, backupsAmong, backupsFolder, listBackups } from '../files/backups'
import { createPrivateFolder } from '../files/private'
import { type StorageWorker, storageWorker } from '../worker/storage-worker'
import { type BackupRecord, readBackupRecord, writeBackupRecord } from './record'
import { thinned } from './thin'

export type WrittenBackup = Backup & {
  /** The number of the newest change that it holds. */
  readonly change: number
  /** Resolves with what came of the copy to the second place, a slow one perhaps; null if there is no such place. */
  readonly copy: Promise<SecondCopy | null>
}

/** A backup that was not written, and why. What was thrown is its cause. */
export class BackupFailedError extends Error {
  constructor(file: string, cause: unknown) {
    super(`The backup ${file} was not written: ${cause instanceof Error ? cause.message : cause}`, { cause })
    this.name = 'BackupFailedError'
  }
}

/** Removes what backups that were killed left. One that was begun within an hour before `latest` may still be written. */
const removeOldHalves = (folder: string, latest: string): void => {
  const { mtimeMs } = statSync(latest)
  for (const name of readdirSync(folder).filter((name) => name.includes('.half'))) {
    const half = join(folder, name)
    const madeAt = statSync(half, { throwIfNoEntry: false })?.mtimeMs ?? mtimeMs
    if (mtimeMs - madeAt > HOUR_MS) rmSync(half, { force: true })
  }
}

/** How the second place fares after one more copy, or one more failure. */
const secondPlaceAfter = (before: BackupRecord['copy'], copy: SecondCopy, now: number): BackupRecord['copy'] => {
  const folder = dirname(copy.file)
  if (copy.ok) return { folder, copiedAt: now, failing: null }
  const same = before?.folder === folder ? before : null
  return {
    folder,
    copiedAt: same?.copiedAt ?? null,
    failing: { since: same?.failing?.since ?? now, problem: copy.problem },
  }
}

/** Removes what only backups that were thinned away named. A backup that cannot be read may name anything: then all stay. */
const tidyMedia = (worker: StorageWorker, folder: string, backups: readonly Backup[]): Promise<unknown> =>
  worker.run('tidy-media', { folder, files: backups.map(({ file }) => file) }).catch(() => null)

/** Copies a backup to the second place and keeps a record of how that went. */
const copyAndRecord = async (file: string, dataDir: string, backupDir: string, now: number): Promise<SecondCopy> => {
  const copy = await copyToSecondPlace(file, join(backupDir, basename(file)), now)
  const record = readBackupRecord(dataDir)
  if (record) writeBackupRecord(dataDir, { ...record, copy: secondPlaceAfter(record.copy, copy, now) })
  return copy
}

/**
 * Writes a verified copy of a SQLite database, with the media files it names, into the data folder's `backups`, copies it to the second place if there
 * is one, and thins the older backups of the same library in both. The copy is written beside and renamed, so a file
 * with a backup's name is always whole. Nobody has to wait for the second place: what came of it is in `copy`.
 * @throws BackupFailedError
 */
export const writeBackup = async (
  databaseFile: string,
  dataDir: string,
  now: number,
  backupDir: string | null = null,
): Promise<WrittenBackup> => {
  const folder = backupsFolder(dataDir)
  const file = join(folder, backupNameAt(now))
  const worker = storageWorker()
  try {
    createPrivateFolder(folder)
    const change = await worker.run('back-up', { from: databaseFile, file })
    removeOldHalves(folder, file)
    const old = await thinned(worker, listBackups(dataDir), file, now)
    for (const one of old) rmSync(one, { force: true })
    if (old.length > 0) await tidyMedia(worker, folder, listBackups(dataDir))
    writeBackupRecord(dataDir, { file, at: now, change, copy: readBackupRecord(dataDir)?.copy ?? null })
    const copy = backupDir === null ? Promise.resolve(null) : copyAndRecord(file, dataDir, backupDir, now)
    return { file, at: now, change, copy }
  } catch (cause) {
    throw new BackupFailedError(file, cause)
  } finally {
    await worker.end()
  }
}

/** A copy in the second place, or why there is none. */
export type SecondCopy =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly file: string; readonly problem: string }

/** A network drive that went away holds up whoever asks for it, so only a thread asks, and for no longer than this. */
const LIMIT_MS = 2 * MINUTE_MS

/** Copies a finished backup to `file` in the second place, checks it there, and thins that place. Never rejects. */
export const copyToSecondPlace = async (from: string, file: string, now: number): Promise<SecondCopy> => {
  const worker = storageWorker()
  const limit = setTimeout(worker.abandon, LIMIT_MS)
  limit.unref()
  try {
    await worker.run('copy-backup', { from, file })
    const folder = dirname(file)
    const backups = backupsAmong(folder, await worker.run('list', { folder }))
    await worker.run('remove', { files: await thinned(worker, backups, file, now) })
    await worker.end()
    return { ok: true, file }
  } catch (reason) {
    worker.abandon()
    return { ok: false, file, problem: reason instanceof Error ? reason.message : String(reason) }
  } finally {
    clearTimeout(limit)
  }
}
