import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { inPieces } from '../engine/upsert'
import type { Schema } from '../schema/tables'

export type DecisionRow = Omit<Schema['decisions']['$inferInsert'], 'learnerId'>

/** Appends entries to a learner's log of decisions. Rows are never changed afterwards. */
export const appendDecisions = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  rows: readonly DecisionRow[],
): Promise<void> => {
  for (const piece of inPieces(rows))
    await tx.db.insert(tx.t.decisions).values(piece.map((row) => ({ ...row, learnerId })))
}
