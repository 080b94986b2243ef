import { eq } from 'drizzle-orm'
import type { Instant, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** When a workspace was made; null if there is no such workspace. */
export const workspaceCreatedAt = async (store: Store, workspaceId: WorkspaceId): Promise<Instant | null> => {
  const { workspaces } = store.t
  const [row] = await store.db
    .select({ createdAt: workspaces.createdAt })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
  return row?.createdAt ?? null
}
