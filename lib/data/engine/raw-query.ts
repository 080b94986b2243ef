import { eq, type SQL, sql } from 'drizzle-orm'
import type { LearnerId } from '../../domain/ids'
import type { Engine, Store, Tx } from './engine'

type Executes = { execute: (query: SQL) => Promise<{ readonly rows: readonly Record<string, unknown>[] }> }

/** The rows of a query that is written for the store's own engine. */
export const rawQuery = async (store: Store, query: SQL): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  if (store.dialect === 'sqlite') return store.db.all<Record<string, unknown>>(query)
  const db = store.db as unknown as Executes // PostgreSQL's driver
  return (await db.execute(query)).rows
}

/**
 * Lets one transaction at a time change a learner's memories. On SQLite there is only ever one writer; on PostgreSQL
 * the learner's row is held until the transaction ends.
 */
export const lockLearner = async (tx: Tx, learnerId: LearnerId): Promise<void> => {
  if (tx.dialect === 'postgres') await rawQuery(tx, sql`select 1 from learners where id = ${learnerId} for update`)
}

/**
 * Writes something that changes nothing, all the way to the disk: the version number of the SQLite file as it is, or on
 * PostgreSQL the learner's name.
 * @throws what the database throws when nothing can be saved
 */
export const probeWrite = (engine: Engine, learnerId: LearnerId): Promise<void> =>
  engine.write(async (tx) => {
    if (tx.dialect === 'sqlite') {
      const row = tx.db.get<{ readonly user_version: number }>(sql`pragma user_version`)
      tx.db.run(sql.raw(`pragma user_version = ${Number(row.user_version)}`))
      return
    }
    const { learners: l } = tx.t
    await tx.db
      .update(l)
      .set({ name: sql`${l.name}` })
      .where(eq(l.id, learnerId))
  })

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
