import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'

/** Who holds a data folder, for the message to whoever comes second. */
export type ServerInfo = { readonly pid: number; readonly url: string; readonly startedAtMs: number }

export type ServerLock =
  | {
      readonly ok: true
      /** Writes down who holds the folder; again when the address is known. */
      readonly announce: (info: ServerInfo) => void
      readonly release: () => void
    }
  | { readonly ok: false; readonly message: string }

const infoSchema = z.object({ pid: z.number(), url: z.string(), startedAtMs: z.number() })

const readInfo = (file: string): ServerInfo | null => {
  try {
    return infoSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

const codeOf = (reason: unknown): string =>
  reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason)

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM)/, 'Give this user write access to it'],
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'The disk is full: free some space'],
  [/^(EEXIST|ENOTDIR)/, 'There is a file where the folder should be: move it away'],
  [/^SQLITE_NOTADB/, 'Its file server.lock is damaged: delete that file'],
]

const cannotUse = (dataDir: string, reason: unknown): ServerLock => {
  const code = codeOf(reason)
  const remedy = REMEDIES.find(([pattern]) => pattern.test(code))?.[1] ?? 'Make sure that it can be written to'
  return {
    ok: false,
    message: `The data folder ${dataDir} cannot be used (${code}). ${remedy}, or name another folder in AIDE_DATA_DIR.`,
  }
}

const inUse = (dataDir: string, info: ServerInfo | null): ServerLock => ({
  ok: false,
  message: `Another Aide-Mémoire${info ? ` (process ${info.pid}, ${info.url})` : ''} already uses the data folder ${dataDir}. Use that one, stop it first, or name another folder in AIDE_DATA_DIR.`,
})

const writeInfo = (file: string, info: ServerInfo) => {
  const beside = `${file}.${process.pid}`
  try {
    writeFileSync(beside, `${JSON.stringify(info)}\n`, { mode: 0o600 })
    renameSync(beside, file)
  } catch (reason) {
    rmSync(beside, { force: true })
    throw reason
  }
}

/** An exclusive lock that the operating system takes back when the process ends, however it ends. */
const lockFile = (file: string): Sqlite.Database => {
  const isNew = !existsSync(file)
  const connection = new Sqlite(file, { timeout: 0 })
  try {
    if (isNew) chmodSync(file, 0o600)
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.exec('BEGIN EXCLUSIVE')
    return connection
  } catch (reason) {
    connection.close()
    throw reason
  }
}

/**
 * Makes this process the one server of a data folder, which is made where there is none. The lock stands on
 * `server.lock`; nothing else in the process may open that file, because closing it there would drop the lock.
 * Who holds it stands in `server.json`. A folder that is taken or cannot be written gives a message with the remedy.
 */
export const lockServer = (dataDir: string, info: ServerInfo): ServerLock => {
  const infoFile = join(dataDir, 'server.json')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
    const connection = lockFile(join(dataDir, 'server.lock'))
    try {
      writeInfo(infoFile, info)
    } catch (reason) {
      connection.close()
      throw reason
    }
    return {
      ok: true,
      announce: (owner) => writeInfo(infoFile, owner),
      release: () => {
        if (!connection.open) return
        if (readInfo(infoFile)?.pid === process.pid) rmSync(infoFile, { force: true })
        connection.close()
      },
    }
  } catch (reason) {
    if (codeOf(reason).startsWith('SQLITE_BUSY')) return inUse(dataDir, readInfo(infoFile))
    return cannotUse(dataDir, reason)
  }
}
