import type { SQL } from 'drizzle-orm'
import type { Store } from '../engine/engine'

type Executes = { execute: (query: SQL) => Promise<{ readonly rows: readonly Record<string, unknown>[] }> }

/** The rows of a query that is written for the store's own engine. */
export const rawQuery = async (store: Store, query: SQL): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  if (store.dialect === 'sqlite') return store.db.all<Record<string, unknown>>(query)
  const db = store.db as unknown as Executes // PostgreSQL's driver
  return (await db.execute(query)).rows
}
