import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../domain/content-files/problem'

/** Content files with errors: nothing of them is loaded, so that no wrong fact is ever asked. */
export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(
      [
        'The library was not loaded because content files have errors:',
        ...problems.map(({ file, line, what, remedy }) => `${file}:${line}: ${what} ${remedy}`),
        'Fix them and check with “npm run aide -- content check”.',
      ].join('\n'),
    )
    this.name = 'ContentError'
  }
}

/** The names of the files of a content folder. */
export const contentFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()

/** Counted up when the same files come to mean something else. */
const FORMAT = 'content format 4'

/** Identifies what the files of a content folder say, without reading them as articles. */
export const fingerprintOfFolder = (folder: string): string => {
  const hash = createHash('sha256').update(FORMAT)
  for (const name of contentFiles(folder)) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}
