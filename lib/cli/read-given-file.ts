import { readFileSync, statSync } from 'node:fs'

/** A file larger than this is not even opened: a PDF may have 25 MB, a text 5 MB. */
export const MOST_GIVEN_BYTES = 50 * 1024 * 1024

/** The bytes of a file, or why it cannot be read. */
export const readGivenFile = (path: string): Uint8Array | string => {
  try {
    const stats = statSync(path)
    if (!stats.isFile()) return `${path} is not a file.`
    if (stats.size > MOST_GIVEN_BYTES) return `${path} is too large. Split it into parts and use those.`
    return readFileSync(path)
  } catch (reason) {
    const code = reason instanceof Error && 'code' in reason ? reason.code : null
    if (code === 'ENOENT') return `There is no file ${path}.`
    if (code === 'EBUSY') return `${path} can’t be read: another program has it open. Close it there and try again.`
    // macOS says EPERM of folders that a terminal was not allowed to see.
    if (code === 'EACCES' || code === 'EPERM') return `You don’t have permission to read ${path}.`
    throw reason
  }
}
