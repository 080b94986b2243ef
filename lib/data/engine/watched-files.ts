import { statSync } from 'node:fs'
import { realDatabase, shmOf, walOf } from '../files/names'

const CODE = 'AIDE_FILES_MOVED'

/** The open database is no longer where the next start looks for it, so nothing more may be promised to be kept. */
export class FilesMovedError extends Error {
  readonly code = CODE
  constructor(file: string, rescued: string | null) {
    const kept =
      rescued === null
        ? 'No copy of it could be written: copy your data folder before you stop the program.'
        : `Everything saved until now is in ${rescued}.`
    super(
      `The database ${file} was moved, replaced or deleted while the program was running, so nothing more is saved. ${kept} Stop the program. Then put the files back as they were, or run “npm run aide -- restore latest”, and start again. Answers wait in the browser and are sent then.`,
    )
    this.name = 'FilesMovedError'
  }
}

/** Whether a thrown error is that one. By its code: parts of the program are loaded apart. */
export const isFilesMoved = (reason: unknown): reason is Error =>
  reason instanceof Error && 'code' in reason && reason.code === CODE

type Identity = { readonly dev: number; readonly ino: number } | undefined

const identityOf = (file: string): Identity => statSync(file, { throwIfNoEntry: false })

export type WatchedFiles = {
  /**
   * The error to throw when the files are not where they were; null while they are. The first time, a copy is made
   * through the open connection, before anyone is told.
   */
  readonly moved: () => Promise<FilesMovedError> | null
  readonly stop: () => Promise<void>
}

/** So seldom that it costs nothing, so often that a kill soon after loses nothing that the copy would have kept. */
const LOOK_EVERY_MS = 2_000

/**
 * Watches the files of an open database: under Unix a program writes on into a file that was deleted or moved, and all of
 * it would be gone at its end. `rescue` copies what is open to a safe place and gives its path, or null.
 */
export const watchFiles = (file: string, rescue: () => Promise<string | null>): WatchedFiles => {
  const real = realDatabase(file)
  const files = [file, walOf(real), shmOf(real)]
  const identities = files.map(identityOf)
  let copying: Promise<FilesMovedError> | null = null
  const isInPlace = (name: string, i: number) => {
    const [now, opened] = [identityOf(name), identities[i]]
    return now?.ino === opened?.ino && now?.dev === opened?.dev
  }
  const moved = () => {
    if (files.every(isInPlace)) {
      // Whoever put the files back may go on, and needs another copy should they move again.
      copying = null
      return null
    }
    copying ??= rescue().then((rescued) => new FilesMovedError(file, rescued))
    return copying
  }
  const timer = setInterval(() => void moved(), LOOK_EVERY_MS)
  timer.unref()
  return {
    moved,
    stop: async () => {
      clearInterval(timer)
      await copying
    },
  }
}
