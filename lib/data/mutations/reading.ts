import type { ArticleId, Instant, WorkspaceId } from '../../domain/ids'
import type { Reading } from '../../domain/reading/progress'
import type { OwnLearner, OwnThing } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Rereading } from '../queries/reading/readings'
import type { NewOwnRow } from '../rows'
import { changeRows, insertOfLearner, saveRow } from './change-rows'

type Place = { readonly articleId: ArticleId; readonly workspaceId: WorkspaceId; readonly updatedAt: Instant }

/** Puts an article on the learner's reading list, or says anew what the list keeps of it. */
export const saveReading = async (
  tx: Tx,
  { learnerId }: OwnLearner,
  { articleId, workspaceId, updatedAt, state, priority, readPoint, backOnDay, readMs }: Reading & Place,
): Promise<void> => {
  const values = { workspaceId, updatedAt, state, priority, readPoint, backOnDay, readMs }
  await saveRow(tx, tx.t.readings, { learnerId, articleId }, values)
}

/** Records that a passage was read again. */
export const addRereading = (
  tx: Tx,
  learner: OwnLearner,
  rereading: Rereading & { readonly workspaceId: WorkspaceId },
): Promise<void> => insertOfLearner(tx, learner, tx.t.rereadings, [{ ...rereading, takenBackAt: null }])

/** Takes a rereading back; its row stays. */
export const takeBackRereading = (tx: Tx, { learnerId, id }: OwnThing, takenBackAt: Instant): Promise<void> =>
  changeRows(tx, tx.t.rereadings, { learnerId, id }, { takenBackAt })

export type DecisionRow = NewOwnRow<'decisions'>

/** Appends entries to a learner's log of decisions. Rows are never changed afterwards. */
export const appendDecisions = (tx: Tx, learner: OwnLearner, rows: readonly DecisionRow[]): Promise<void> =>
  insertOfLearner(tx, learner, tx.t.decisions, rows)
