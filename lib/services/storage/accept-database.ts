import { readProgress } from '../../data/backup/examine'
import { forgetBackupRecord } from '../../data/backup/record'
import { keepDatabase, tidyAfterRestore } from '../../data/backup/restore'
import { forgetLastKnown } from '../../data/files/last-known'
import { realDatabase, sizeOf } from '../../data/files/names'
import { checkSqliteFile } from '../../data/files/read-sqlite'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { done, failed, type Result } from '../result'
import { notOurFile } from './back-up'
import { withFolderLocked } from './locked'

export type AcceptedDatabase = {
  /** The entries of its log. */
  readonly entries: number
  /** A copy of the file as it is and of what lies beside it, a damaged log included. */
  readonly keptAs: string | null
}

/**
 * Takes the database that is there for the right one, although it is older than what was here, or another. It is copied
 * as it is first: opening it removes a log that cannot be read. Fails as `not-found` where there is none.
 */
export const acceptDatabase = async (settings: StorageSettings, now: Instant): Promise<Result<AcceptedDatabase>> => {
  const refused = notOurFile(settings)
  if (refused) return refused
  return withFolderLocked(settings, 'accepting a database', now, () => {
    const file = realDatabase(sqliteFileIn(settings.dataDir))
    if ((sizeOf(file) ?? 0) === 0) return failed('not-found', `There is no database ${file}.`)
    checkSqliteFile(file)
    const { entries } = readProgress(file)
    tidyAfterRestore(file)
    const keptAs = keepDatabase(file)
    forgetLastKnown(file)
    forgetBackupRecord(settings.dataDir)
    return done({ entries, keptAs })
  })
}
