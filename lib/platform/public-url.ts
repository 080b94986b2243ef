import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (dataDir: string): string => join(dataDir, 'public-url')

/**
 * Remembers by which address other devices reach this server, so that a plain start serves them again.
 * @param given the address of this start; `none` forgets, undefined leaves what an earlier start was given
 * @returns the address in force; null for none
 */
export const rememberPublicUrl = (dataDir: string, given: string | undefined): string | null => {
  const file = fileIn(dataDir)
  if (given === undefined) {
    try {
      return readFileSync(file, 'utf8').trim() || null
    } catch {
      return null
    }
  }
  if (given === 'none') {
    rmSync(file, { force: true })
    return null
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(file, `${given}\n`, { mode: 0o600 })
  return given
}
