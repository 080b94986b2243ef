import { type SQL, sql } from 'drizzle-orm'
import type { LearnerId } from '../../domain/ids'
import type { Tx } from './engine'

type Executes = { execute: (query: SQL) => Promise<unknown> }

/**
 * Lets one transaction at a time change a learner's memories. On SQLite there is only ever one writer; on PostgreSQL
 * the learner's row is held until the transaction ends.
 */
export const lockLearner = async (tx: Tx, learnerId: LearnerId): Promise<void> => {
  if (tx.dialect === 'sqlite') return
  const db = tx.db as unknown as Executes // PostgreSQL's driver, which has no `for update` under SQLite's types
  await db.execute(sql`select 1 from learners where id = ${learnerId} for update`)
}
