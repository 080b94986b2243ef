import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine, sqliteFileIn } from '@/lib/data/open'

/** Gives the data tests a migrated SQLite file to copy, by TEST_SQLITE_FILE: `engines.ts` reads it. */
export default async (): Promise<(() => void) | undefined> => {
  // Another project of the same run was first.
  if (process.env.TEST_SQLITE_FILE) return undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'aide-template-'))
  await (await openEngine({ dataDir, databaseUrl: null }, Date.now())).close()
  process.env.TEST_SQLITE_FILE = sqliteFileIn(dataDir)
  return () => rmSync(dataDir, { recursive: true, force: true })
}
