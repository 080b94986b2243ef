import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import type { Schema } from '../schema/tables'

/** Writes down a rehearsal that begins. */
export const insertRehearsal = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  row: Omit<Schema['rehearsals']['$inferInsert'], 'learnerId'>,
): Promise<void> => {
  await tx.db.insert(tx.t.rehearsals).values({ learnerId, ...row })
}

/** Writes down how sure a learner was of answers that were just stored in the log. */
export const insertRehearsalAnswers = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  rows: readonly Omit<Schema['rehearsalAnswers']['$inferInsert'], 'learnerId'>[],
): Promise<void> => {
  for (const piece of inPieces(rows)) {
    await tx.db.insert(tx.t.rehearsalAnswers).values(piece.map((row) => ({ learnerId, ...row })))
  }
}
