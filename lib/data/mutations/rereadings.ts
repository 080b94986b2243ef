import { and, eq } from 'drizzle-orm'
import type { Instant, WorkspaceId } from '../../domain/ids'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Rereading } from '../queries/reading/rereadings'

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
