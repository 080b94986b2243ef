import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Instant, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

export type Feed = {
  readonly workspaceId: WorkspaceId
  readonly feedId: string
  readonly url: string
  readonly title: string
  readonly retiredAt: Instant | null
}

const columns = ({ feeds: f }: Store['t']) => ({
  workspaceId: f.workspaceId,
  feedId: f.id,
  url: f.url,
  title: f.title,
  retiredAt: f.retiredAt,
})

/** The feeds that these workspaces follow, by title. */
export const feedsOf = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<readonly Feed[]> => {
  const { feeds: f } = store.t
  return await store.db
    .select(columns(store.t))
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), isNull(f.retiredAt)))
    .orderBy(asc(f.title), asc(f.id))
}

/** The feed of that id or address, also one that is followed no more; null when there is none. */
export const findFeed = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  by: { readonly feedId: string } | { readonly url: string },
): Promise<Feed | null> => {
  const { feeds: f } = store.t
  const [row] = await store.db
    .select(columns(store.t))
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), 'feedId' in by ? eq(f.id, by.feedId) : eq(f.url, by.url)))
    .limit(1)
  return row ?? null
}
