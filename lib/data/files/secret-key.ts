import { createHmac, randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFile, syncFolder } from './durable'
import { createPrivateFolder } from './private'

/** The key that stored secrets are encrypted with. It lies beside the database and is in no backup. */
export const secretKeyFileIn = (dataDir: string): string => join(dataDir, 'secret.key')

const HEX_KEY = /^[0-9a-f]{64}$/

/** The key of a data folder; null where there is none or where the file is damaged. */
export const readSecretKey = (dataDir: string): Buffer | null => {
  const file = secretKeyFileIn(dataDir)
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8').trim()
  return HEX_KEY.test(text) ? Buffer.from(text, 'hex') : null
}

/** Writes a file for this user alone under another name, and gives it its name when all of it is on the disk. */
const writeWhole = (file: string, text: string, publish: (coming: string, file: string) => void): void => {
  const coming = `${file}.${randomUUID()}`
  try {
    writeFileSync(coming, text, { flag: 'wx', mode: 0o600 })
    syncFile(coming)
    publish(coming, file)
    syncFolder(dirname(file))
  } finally {
    rmSync(coming, { force: true })
  }
}

/** Gives a finished key its name; where another process was faster, that one's stays. */
const publishKey = (coming: string, file: string): void => {
  try {
    // What a damaged file encrypted is lost already.
    if (existsSync(file) && readSecretKey(dirname(file)) === null) renameSync(coming, file)
    else linkSync(coming, file)
  } catch (reason) {
    if (existsSync(file)) return
    // Some file systems have no links.
    if (existsSync(coming)) renameSync(coming, file)
    else throw reason
  }
}

/**
 * The key of a data folder. Where there is none, or a damaged one, `fresh` is written for this user alone; it is on the
 * disk when this returns.
 */
export const ensureSecretKey = (dataDir: string, fresh: () => Buffer): Buffer => {
  const present = readSecretKey(dataDir)
  if (present) return present
  createPrivateFolder(dataDir)
  const file = secretKeyFileIn(dataDir)
  writeWhole(file, `${fresh().toString('hex')}\n`, publishKey)
  const written = readSecretKey(dataDir)
  if (!written) throw new Error(`${file} was written and cannot be read`)
  return written
}

/**
 * What programs on this machine send as `Authorization: Bearer …` to a server whose browsers are paired. It is made of
 * the key and lies beside it, for the data folder's owner alone to read; `failed` is told why it could not be written.
 */
export const ensureProgramsSecret = (dataDir: string, fresh: () => Buffer, failed: (reason: unknown) => void) => {
  const secret = createHmac('sha256', ensureSecretKey(dataDir, fresh)).update('programs').digest('base64url')
  const file = join(dataDir, 'programs.secret')
  const text = `${secret}\n`
  try {
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeWhole(file, text, renameSync)
  } catch (reason) {
    failed(reason)
  }
  return secret
}
