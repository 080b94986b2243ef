import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPrivateFolder } from '../data/files/private'
import type { Instant } from '../domain/ids'
import { DAY_MS } from '../domain/time/units'

/** Removes what was staged. */
export const removeStaged = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** Removes folders whose name begins so and that were left behind more than a day ago, by a process that was killed. */
const removeLeft = async (parent: string, prefix: string, now: Instant): Promise<void> => {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const folder = join(parent, name)
    // Another process may remove it meanwhile, and one of somebody else stays.
    const found = await stat(folder).catch(() => null)
    const isOwn = found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid)
    if (isOwn && found.mtimeMs < now - DAY_MS) await removeStaged(folder)
  }
}

const IMPORTED = 'package-'
const EXPORTED = 'aide-export-'

/** A folder of its own for one package that comes in, under the data folder. */
export const newStagingFolder = async (dataDir: string, now: Instant): Promise<string> => {
  const folder = join(dataDir, 'imports')
  createPrivateFolder(folder)
  await removeLeft(folder, IMPORTED, now)
  return await mkdtemp(join(folder, IMPORTED))
}

/** A folder for what an export needs while it is made, among the system's temporary ones. Whoever made it removes it. */
export const newTemporaryExport = (): Promise<string> => mkdtemp(join(tmpdir(), EXPORTED))

/** Removes what exports left behind whose process was killed. */
export const removeLeftExports = (now: Instant): Promise<void> => removeLeft(tmpdir(), EXPORTED, now)
