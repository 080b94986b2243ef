import type { ArticleId, Instant, WorkspaceId } from '../../domain/ids'
import type { Reading } from '../../domain/reading/progress'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { fromExcluded } from '../engine/upsert'

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
