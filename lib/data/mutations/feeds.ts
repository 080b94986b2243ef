import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Schema } from '../schema/tables'

type FeedRow = Omit<Schema['feeds']['$inferInsert'], 'workspaceId'>

/** Begins to follow a feed, or follows one again that was given up. */
export const saveFeed = async (tx: Tx, { workspaceId }: Authorized<InWorkspace>, row: FeedRow): Promise<void> => {
  const { feeds: f } = tx.t
  await tx.db
    .insert(f)
    .values({ ...row, workspaceId })
    .onConflictDoUpdate({
      target: [f.workspaceId, f.url],
      set: { title: row.title, retiredAt: null },
    })
}

/** Gives a feed up, or follows it again. Articles that were added stay. */
export const retireFeed = async (
  tx: Tx,
  { workspaceId, feedId }: Authorized<InWorkspace & { readonly feedId: string }>,
  retiredAt: Instant | null,
): Promise<void> => {
  const { feeds: f } = tx.t
  await tx.db
    .update(f)
    .set({ retiredAt })
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, feedId)))
}
