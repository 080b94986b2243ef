import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The articles that a learner last read or that were last added, `limit` of them, the latest first. */
export const recentArticles = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<readonly { readonly key: string; readonly title: string }[]> => {
  const { articles: a, readings: r } = store.t
  return await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .leftJoin(r, and(eq(r.learnerId, learnerId), eq(r.workspaceId, a.workspaceId), eq(r.articleId, a.id)))
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt), ne(a.origin, 'own')))
    .orderBy(desc(sql`coalesce(${r.updatedAt}, ${a.createdAt})`), desc(a.createdAt), a.id)
    .limit(limit)
}
