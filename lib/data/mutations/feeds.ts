import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Schema } from '../schema/tables'

type FeedRow = Omit<Schema['feeds']['$inferInsert'], 'workspaceId'>

/** Begins to follow a feed, or follows one again that was given up. */
export const saveFeed = async (tx: Tx, { workspaceId }: Authorized<InWorkspace>, row: FeedRow): Promise<void> => {
  const { feeds: f } = tx.t
  const { title, etag, lastModified, checkedAt, failure } = row
  await tx.db
    .insert(f)
    .values({ ...row, workspaceId })
    .onConflictDoUpdate({
      target: [f.workspaceId, f.url],
      set: { title, etag, lastModified, checkedAt, failure, retiredAt: null },
    })
}

/** What came of a check: the marks by which the next one asks for news only, or why it failed. */
export const saveFeedCheck = async (
  tx: Tx,
  { workspaceId, feedId }: Authorized<InWorkspace & { readonly feedId: string }>,
  check: { readonly checkedAt: Instant; readonly failure: string | null } & Partial<
    Pick<FeedRow, 'title' | 'etag' | 'lastModified'>
  >,
): Promise<void> => {
  const { feeds: f } = tx.t
  await tx.db
    .update(f)
    .set(check)
    .where(and(eq(f.workspaceId, workspaceId), eq(f.id, feedId)))
}

/** Gives a feed up, or follows it again. What it offered stays. */
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
