import { existsSync, rmSync, statSync } from 'node:fs'
import { makeReplaceable, tidyAfterRestore } from '../../data/backup/restore'
import { createSqlite } from '../../data/create-sqlite'
import { forgetLastKnown } from '../../data/files/last-known'
import { realDatabase, sizeOf } from '../../data/files/names'
import { makeDataFolderPrivate } from '../../data/files/private'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import type { Instant } from '../../domain/ids'
import { done, failed, type Result } from '../result'
import { notOurFile } from './back-up'
import { withFolderLocked } from './locked'

export type NewLibrary = {
  readonly file: string
  /** What was left of the library before, kept beside; null if nothing was. */
  readonly keptAs: string | null
}

/**
 * Makes an empty library where one is missing, as the start does only where there is no trace of an earlier one. Backups
 * stay. Fails as `conflict` where there is a database: it is never replaced by an empty one.
 */
export const newLibrary = async (settings: StorageSettings, now: Instant): Promise<Result<NewLibrary>> => {
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
    const keptAs = makeReplaceable(file)
    // It is empty, and would be in the way.
    rmSync(file, { force: true })
    forgetLastKnown(file)
    createSqlite(file)
    makeDataFolderPrivate(settings.dataDir)
    return done({ file, keptAs })
  })
}
