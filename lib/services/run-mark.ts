import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ZodType } from 'zod'
import type { Instant } from '../domain/ids'
import { LONGEST_STAGED_MS, removeStaged, type Staged, stagingFolderOf } from './staging-folder'

const NAME = 'run.json'

/**
 * Notes beside the files of a run how far it is, in place of what was noted before. The next start of the server reads it
 * if this one does not come to the end.
 */
export const markRun = async (folder: string, mark: object): Promise<void> => {
  const file = join(folder, NAME)
  await writeFile(`${file}.new`, JSON.stringify(mark), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** A run that was noted, and the folder with its files. */
export type NotedRun<Mark> = { readonly folder: string; readonly mark: Mark }

const readMark = async <Mark>(folder: string, schema: ZodType<Mark>): Promise<Mark | null> => {
  try {
    return schema.parse(JSON.parse(await readFile(join(folder, NAME), 'utf8')))
  } catch {
    return null
  }
}

/**
 * The runs that an earlier server left, and removes those of more than a day ago. Only for the start of a server: it holds the data folder, so none of them goes
 * on. Folders without a mark belong to commands and stay.
 */
export const notedRuns = async <Mark extends { readonly at: Instant }>(
  dataDir: string,
  kind: Staged,
  schema: ZodType<Mark>,
  now: Instant,
): Promise<readonly NotedRun<Mark>[]> => {
  const parent = stagingFolderOf(dataDir, kind)
  const names = await readdir(parent).catch((): string[] => [])
  const found: NotedRun<Mark>[] = []
  for (const name of names) {
    const folder = join(parent, name)
    const mark = await readMark(folder, schema)
    if (mark === null) continue
    if (mark.at < now - LONGEST_STAGED_MS) await removeStaged(folder)
    else found.push({ folder, mark })
  }
  return found
}

/** Removes the files of a run, but not what is noted of it. */
export const keepOnlyMark = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name !== NAME) await removeStaged(join(folder, name))
}
