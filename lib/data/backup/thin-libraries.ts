import type { Backup } from '../files/backups'
import type { StorageWorker } from '../worker/storage-worker'
import { backupsToRemove } from './thin'

/** What tells libraries apart: the workspace that each made first. */
const LIBRARY = 'select id from workspaces order by rowid limit 1'

/**
 * The files of a list of backups that thinning removes. Only backups of the library that `latest` is of are thinned: the
 * last ones of a library that was given up or lost by mistake stay. A file that cannot be read stays too.
 */
export const thinned = async (
  worker: StorageWorker,
  backups: readonly Backup[],
  latest: string,
  now: number,
): Promise<readonly string[]> => {
  const files = backups.map(({ file }) => file)
  const libraries = await worker.run('libraries', { files, sql: LIBRARY })
  const own = libraries[files.indexOf(latest)]
  const thinnable = own === undefined ? [] : backups.filter((_, i) => libraries[i] === own)
  const gone = new Set(
    backupsToRemove(
      thinnable.map(({ at }) => at),
      now,
    ),
  )
  return thinnable.filter(({ at, file }) => gone.has(at) && file !== latest).map(({ file }) => file)
}
