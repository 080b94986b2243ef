import type { Backup } from '../files/backups'
import { type LogProgress, progressReader, readLastKnown } from '../files/last-known'
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
