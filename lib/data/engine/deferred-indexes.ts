import type { Tx } from './engine'
import { connectionOf } from './insert-many'
import { yieldToEventLoop } from './yield-to-event-loop'

/** What is sorted at once: a million entries then take 50 MB of temporary files and 16 MB of memory. */
const SORTED_KB = 16_000

type IndexRow = { readonly name: string; readonly sql: string }

/**
 * Drops indexes until many rows are inserted, and says how to make them again: keeping an index of years in order takes
 * several times as long as sorting it once. In the same transaction, so that nobody else ever misses one, and a failure
 * brings it back. Nothing on PostgreSQL, where a lock on the table would hold up everybody.
 * @returns makes the indexes as they were; must be called before the transaction ends
 */
export const deferIndexes = (tx: Tx, names: readonly string[]): (() => Promise<void>) => {
  if (tx.dialect === 'postgres') return async () => undefined
  const connection = connectionOf(tx)
  const find = connection.prepare<[string], IndexRow>(
    `select name, sql from sqlite_master where type = 'index' and name = ? and sql is not null`,
  )
  const found = names.flatMap((name) => find.get(name) ?? [])
  for (const { name } of found) connection.exec(`drop index "${name}"`)
  return async () => {
    const [cache, store] = ['cache_size', 'temp_store'].map((name) => connection.pragma(name, { simple: true }))
    // Sorting takes as much memory as the cache may have, and all that it needs if nothing goes to files.
    connection.pragma(`cache_size = -${SORTED_KB}`)
    connection.pragma('temp_store = FILE')
    try {
      for (const { sql } of found) {
        connection.exec(sql)
        await yieldToEventLoop()
      }
    } finally {
      connection.pragma(`temp_store = ${store}`)
      connection.pragma(`cache_size = ${cache}`)
    }
  }
}
