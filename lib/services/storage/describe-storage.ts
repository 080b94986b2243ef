import { examine, readProgress } from '../../data/files/examine'
import { replacedDatabases, sizeOf } from '../../data/files/names'
import { type StorageSettings, sqliteFileIn } from '../../data/open'
import { type BackupFile, backupsOf, copiesOf } from './back-up'
import { explain } from './explain'

export type StorageDescription = {
  readonly file: string
  /** The size of the database; null if there is none. */
  readonly bytes: number | null
  /** The entries of its log; null if it cannot be read. */
  readonly entries: number | null
  readonly backups: readonly BackupFile[]
  /** Those in the second place. */
  readonly copies: readonly BackupFile[]
  /** Databases that a restore replaced, kept as they were. */
  readonly replaced: readonly string[]
  /** What is wrong and what to do; null if nothing is. */
  readonly problem: string | null
}

/** The outcome of something that may fail for a reason that people understand. @throws any other reason */
const attempt = <T>(work: () => T): { readonly value: T | null; readonly problem: string | null } => {
  try {
    return { value: work(), problem: null }
  } catch (reason) {
    const problem = explain(reason)
    if (problem === null) throw reason
    return { value: null, problem }
  }
}

/** What is where on SQLite. Changes nothing. */
export const describeStorage = (settings: StorageSettings): StorageDescription => {
  const file = sqliteFileIn(settings.dataDir)
  const bytes = sizeOf(file)
  const progress = attempt(() => (bytes ? readProgress(file) : null))
  const examined = attempt(() => examine(settings))
  return {
    file,
    bytes,
    entries: progress.value?.entries ?? null,
    backups: backupsOf(settings),
    copies: copiesOf(settings),
    replaced: replacedDatabases(file),
    problem: examined.problem ?? progress.problem,
  }
}
