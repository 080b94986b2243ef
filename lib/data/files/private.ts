import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

const OTHERS = 0o077

/** Everything that the program itself puts into a data folder. */
const OWN_NAMES =
  /^(aide\.sqlite.*|backups|exports|imports|media|prompts|server\.(lock.*|json.*)|last-known\.json|secret\.key.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/

const close = (path: string, mode: number): void => {
  try {
    if (statSync(path).mode & OTHERS) chmodSync(path, mode)
  } catch {
    // Some file systems have no modes, and only its owner may change a file's.
  }
}

/** Lets only this user read and write a file. */
export const makeFilePrivate = (file: string): void => close(file, 0o600)

/** Makes a new empty file that only this user can read. @throws EEXIST where there is one */
export const createPrivateFile = (file: string): void => closeSync(openSync(file, 'wx', 0o600))

/** Makes a folder, and those above it that are missing, that only this user can enter. */
export const createPrivateFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => join(folder, name))
    : []

/**
 * Lets only this user into a data folder and its files, also those of earlier versions. A folder that holds other
 * things as well (someone may have named their home) keeps its mode; the program's own files in it are closed.
 */
export const makeDataFolderPrivate = (dataDir: string): void => {
  const names = readdirSync(dataDir)
  if (names.every((name) => OWN_NAMES.test(name))) close(dataDir, 0o700)
  for (const file of filesIn(dataDir)) if (OWN_NAMES.test(basename(file))) makeFilePrivate(file)
  close(join(dataDir, 'backups'), 0o700)
  for (const file of filesIn(join(dataDir, 'backups'))) makeFilePrivate(file)
}
