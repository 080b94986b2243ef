import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { ArticleId, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { ArticleOrigin } from '../../../domain/library'
import type { Store } from '../../engine/engine'

/** What an article is recognised by, without its text. */
export type ArticleMark = {
  readonly articleId: ArticleId
  readonly key: string
  readonly title: string
  readonly url: string | null
  readonly origin: ArticleOrigin
  readonly snapshotId: SnapshotId
}

/** The marks of a workspace's articles. Reads bibliographies only, no text. */
export const articleMarks = async (store: Store, workspaceId: WorkspaceId): Promise<readonly ArticleMark[]> => {
  const { articles: a } = store.t
  return await store.db
    .select({ articleId: a.id, key: a.key, title: a.title, url: a.url, origin: a.origin, snapshotId: a.snapshotId })
    .from(a)
    .where(and(eq(a.workspaceId, workspaceId), isNull(a.retiredAt), ne(a.origin, 'own')))
}

/** Of the articles added last, at most `most`, those whose text begins with these words. */
export const articlesWithOpening = async (
  store: Store,
  workspaceId: WorkspaceId,
  opening: string,
  most: number,
): Promise<readonly ArticleId[]> => {
  const { articles: a, snapshots: s } = store.t
  const last = await store.db
    .select({ id: a.snapshotId })
    .from(a)
    .where(and(eq(a.workspaceId, workspaceId), isNull(a.retiredAt), ne(a.origin, 'own')))
    .orderBy(desc(a.createdAt), desc(a.id))
    .limit(most)
  if (last.length === 0) return []
  const ids = last.map(({ id }) => id)
  const rows = await store.db
    .select({ id: s.articleId })
    .from(s)
    .where(
      and(
        eq(s.workspaceId, workspaceId),
        inArray(s.id, ids),
        sql`substr(${s.text}, 1, ${sql.raw(String([...opening].length))}) = ${opening}`,
      ),
    )
  return rows.map(({ id }) => id)
}
