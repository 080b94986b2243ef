import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupsFolder } from '../files/backups'

const schema = z.object({
  /** The last backup that was written and checked. */
  file: z.string(),
  at: z.number(),
  /** The number of the newest change in it. */
  change: z.number(),
  /** How the second place fares; null if there was none. */
  copy: z
    .object({
      folder: z.string(),
      /** When a copy was last written there. */
      copiedAt: z.number().nullable(),
      /** Since when it fails, and why; null while it works. */
      failing: z.object({ since: z.number(), problem: z.string() }).nullable(),
    })
    .nullable(),
})

export type BackupRecord = Readonly<z.infer<typeof schema>>

const recordFile = (dataDir: string): string => join(backupsFolder(dataDir), 'last.json')

/** What is known of the last backup; null if there is no record. */
export const readBackupRecord = (dataDir: string): BackupRecord | null => {
  try {
    return schema.parse(JSON.parse(readFileSync(recordFile(dataDir), 'utf8')))
  } catch {
    return null
  }
}

/** Keeps it, whole or not at all; a backup does not fail because its record could not be written. */
export const writeBackupRecord = (dataDir: string, record: BackupRecord): void => {
  const file = recordFile(dataDir)
  const half = `${file}.half`
  try {
    writeFileSync(half, `${JSON.stringify(record)}\n`, { mode: 0o600 })
    renameSync(half, file)
  } catch {
    rmSync(half, { force: true })
  }
}

/** Forgets it: for a database that was replaced on purpose, whose changes are counted anew. */
export const forgetBackupRecord = (dataDir: string): void => rmSync(recordFile(dataDir), { force: true })
