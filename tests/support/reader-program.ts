import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleReader } from '../../scripts/bundle.mjs'

/** Beside the packages that it imports. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/aide-memoire-tests', import.meta.url))

/** Gives the data tests the program of a reader, as servers and commands have it: compiling its sources takes a second. */
export default async (): Promise<(() => void) | undefined> => {
  // Another project of the same run was first.
  if (process.env.AIDE_READER_PROGRAM) return undefined
  const folder = join(FOLDER, `${process.pid}`, 'reader')
  await bundleReader(folder)
  process.env.AIDE_READER_PROGRAM = join(folder, 'main.mjs')
  return () => rmSync(join(FOLDER, `${process.pid}`), { recursive: true, force: true })
}
