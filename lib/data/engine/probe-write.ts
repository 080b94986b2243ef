import { eq, sql } from 'drizzle-orm'
import type { LearnerId } from '../../domain/ids'
import type { Engine } from './engine'

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
