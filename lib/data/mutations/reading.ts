import { and, eq } from 'drizzle-orm'
import type { ArticleId, Instant, WorkspaceId } from '../../domain/ids'
import type { Reading } from '../../domain/reading/progress'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { fromExcluded, inPieces } from '../engine/upsert'
import type { Rereading } from '../queries/reading/readings'
import type { Schema } from '../schema/tables'

type Place = { readonly articleId: ArticleId; readonly workspaceId: WorkspaceId; readonly updatedAt: Instant }

/** Puts an article on the learner's reading list, or says anew what the list keeps of it. */
export const saveReading = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  reading: Reading & Place,
): Promise<void> => {
  const { readings: r } = tx.t
  const { articleId, workspaceId, updatedAt, state, priority, readPoint, backOnDay, readMs } = reading
  await tx.db
    .insert(r)
    .values({ learnerId, articleId, workspaceId, updatedAt, state, priority, readPoint, backOnDay, readMs })
    .onConflictDoUpdate({
      target: [r.learnerId, r.articleId],
      set: fromExcluded(['state', 'priority', 'readPoint', 'backOnDay', 'readMs', 'updatedAt']),
    })
}

/** Records that a passage was read again. */
export const addRereading = async (
  tx: Tx,
  { learnerId }: Authorized<OfLearner>,
  rereading: Rereading & { readonly workspaceId: WorkspaceId },
): Promise<void> => {
  await tx.db.insert(tx.t.rereadings).values({ learnerId, takenBackAt: null, ...rereading })
}

/** Takes a rereading back; its row stays. */
export const takeBackRereading = async (
  tx: Tx,
  { learnerId, id }: Authorized<OfLearner & { readonly id: string }>,
  takenBackAt: Instant,
): Promise<void> => {
  const { rereadings: r } = tx.t
  await tx.db
    .update(r)
    .set({ takenBackAt })
    .where(and(eq(r.learnerId, learnerId), eq(r.id, id)))
}

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
