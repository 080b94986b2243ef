import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createPrivateFolder } from '../data/files/private'
import type { Instant } from '../domain/ids'
import { DAY_MS } from '../domain/time/units'

/** Removes what was staged. */
export const removeStaged = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** What lies there longer was left behind by a process that was killed, or is not wanted any more. */
const LONGEST_STAGED_MS = DAY_MS

/** A folder of its own for one package, under the data folder. Those that were left behind more than a day ago go. */
export const newStagingFolder = async (dataDir: string, now: Instant): Promise<string> => {
  const folder = join(dataDir, 'imports')
  createPrivateFolder(folder)
  for (const name of await readdir(folder)) {
    // Another one may end meanwhile.
    const lastUsed = await stat(join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    )
    if (lastUsed < now - LONGEST_STAGED_MS) await removeStaged(join(folder, name))
  }
  return await mkdtemp(join(folder, 'package-'))
}
