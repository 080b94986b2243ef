import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import Sqlite from 'better-sqlite3'
import { counted } from '../../domain/format/words'
import { type Backup, backupsFolder, listBackupsIn } from '../files/backups'
import { type LogProgress, lastKnownFileOf, progressReader, readLastKnown } from '../files/last-known'
import { LostLibraryError } from '../files/lost-library'
import { journalOf, replacedDatabases, sizeOf, sqliteFileIn, walOf } from '../files/names'
import { readSqlite } from '../files/read-sqlite'
import { checkOrigin } from '../migrations/own-schema'

/** What a backup holds, as far as it tells which of two is the later one. */
export type BackupContent = LogProgress & {
  /** The instant of its last answer; null if there is none. */
  readonly lastAnswerAt: number | null
}

export type KnownBackup = Backup & { readonly content: BackupContent }

/** What a backup holds. @throws WrongSchemaError, or the error of a file that cannot be read */
const contentOf = (file: string): BackupContent =>
  readSqlite(file, (connection) => {
    checkOrigin(connection, file)
    const last = connection.prepare<[], number | null>('select max(at) from reviews').pluck().get()
    return { ...progressReader(connection)(), lastAnswerAt: last ?? null }
  })

const readable = (backups: readonly Backup[]): readonly KnownBackup[] =>
  backups.flatMap((backup) => {
    try {
      return [{ ...backup, content: contentOf(backup.file) }]
    } catch {
      return []
    }
  })

const later = (a: KnownBackup, b: KnownBackup): number =>
  (b.content.lastAnswerAt ?? 0) - (a.content.lastAnswerAt ?? 0) ||
  b.content.entries - a.content.entries ||
  b.content.change - a.content.change ||
  b.at - a.at

/**
 * The backups that can be read, the latest first by what they hold: the last answer, the entries of the log, the number
 * of the last change. Only then by name, which a wrong clock may have given. Those of the library that was last in the
 * data folder come before those of others; where that is not known, those of the library with the longest log.
 */
export const latestFirst = (backups: readonly Backup[], databaseFile: string): readonly KnownBackup[] => {
  const candidates = readable(backups)
  const longest = candidates.reduce<KnownBackup | null>(
    (best, one) => (best === null || one.content.entries > best.content.entries ? one : best),
    null,
  )
  const library = readLastKnown(databaseFile)?.library ?? longest?.content.library ?? null
  const isOwn = ({ content }: KnownBackup) => Number(content.library === library)
  return [...candidates].sort((a, b) => isOwn(b) - isOwn(a) || later(a, b))
}

/** Where the data is, and the second place for backups, if there is one. */
export type DataPlaces = { readonly dataDir: string; readonly backupDir?: string | null }

/** The backups in a folder; none where it cannot be read, as on a drive that is not there. */
const backupsIn = (folder: string): readonly Backup[] => {
  try {
    return listBackupsIn(folder)
  } catch {
    return []
  }
}

/** What shows that there was a library, in words. Nothing that a first start leaves before its database counts. */
const tracesOf = ({ dataDir, backupDir }: DataPlaces): readonly string[] => {
  const file = sqliteFileIn(dataDir)
  const folders = [backupsFolder(dataDir), ...(backupDir ? [backupDir] : [])]
  const replaced = replacedDatabases(file).length
  return [
    ...folders.flatMap((folder) => {
      const backups = backupsIn(folder).length
      return backups > 0 ? [`${counted(backups, 'backup')} in ${folder}`] : []
    }),
    ...(replaced > 0 ? [`${counted(replaced, 'database')} that a restore replaced`] : []),
    ...[walOf(file), journalOf(file)].flatMap((log) => ((sizeOf(log) ?? 0) > 0 ? [`its log ${basename(log)}`] : [])),
    ...(existsSync(lastKnownFileOf(file)) ? [`its record ${basename(lastKnownFileOf(file))}`] : []),
  ]
}

const entriesOfLatestBackup = ({ dataDir, backupDir }: DataPlaces): number | null => {
  const backups = [backupsFolder(dataDir), ...(backupDir ? [backupDir] : [])].flatMap(backupsIn)
  return latestFirst(backups, sqliteFileIn(dataDir))[0]?.content.entries ?? null
}

/**
 * Rolls back the change that was cut off while a file was outside of its write-ahead log, as a restore that was killed
 * leaves it: a connection that only reads cannot. Does nothing to any other file.
 */
export const rollBack = (file: string): void => {
  if ((sizeOf(journalOf(file)) ?? 0) === 0 || (sizeOf(walOf(file)) ?? 0) > 0) return
  const connection = new Sqlite(file, { fileMustExist: true, timeout: 10_000 })
  try {
    connection.prepare('select 1 from sqlite_schema').all()
  } finally {
    connection.close()
  }
}

/**
 * How far a database has come. Reads without changing anything but what a cut-off change left: a connection that may
 * write would delete a damaged write-ahead log when it closes.
 * @throws WrongSchemaError, or the error of a file that cannot be read
 */
export const readProgress = (file: string): LogProgress => {
  rollBack(file)
  return readSqlite(file, (connection) => {
    checkOrigin(connection, file)
    return progressReader(connection)()
  })
}

/**
 * Looks at a data folder before anything in it is opened for writing: `new` if there is no trace of a library, `here` if
 * there is a database. Changes nothing.
 * @throws LostLibraryError, WrongSchemaError, or the error of a file that cannot be read
 */
export const examine = (places: DataPlaces): 'new' | 'here' => {
  const file = sqliteFileIn(places.dataDir)
  if (!existsSync(file)) {
    const traces = tracesOf(places)
    if (traces.length > 0) throw new LostLibraryError({ kind: 'missing', file, traces })
    return 'new'
  }
  if (sizeOf(file) === 0) throw new LostLibraryError({ kind: 'empty', file, traces: tracesOf(places) })
  // The record is read first: a program that writes meanwhile stores its change before it records it.
  const known = readLastKnown(file)
  const here = readProgress(file)
  if (known?.library == null) return 'here'
  if (here.library !== null && here.library !== known.library) {
    throw new LostLibraryError({ kind: 'other', file, here, known })
  }
  if (here.library === null || here.change < known.change) {
    throw new LostLibraryError({ kind: 'older', file, here, known, backedUp: entriesOfLatestBackup(places) })
  }
  return 'here'
}
