import { sql } from 'drizzle-orm'
import type { Engine } from './engine/engine'
import { rawQuery } from './examine/raw-query'

/**
 * What is another text after anything was stored, by whichever process; while it stays the same, what was read before
 * is what would be read now. It may change although nothing was stored.
 */
export const stateOfData = async ({ files, read }: Engine): Promise<string> => {
  if (files) return String(files.lastChange())
  // Which transactions are seen: the same ones see the same rows.
  const rows = await rawQuery(read, sql`select pg_current_snapshot()::text as seen`)
  return String(rows[0]?.seen)
}
