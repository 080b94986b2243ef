import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { ArticleId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/**
 * The ids of the facts that have a passage in one of the articles of these keys, the main one or a further one, as a
 * subquery. Retired facts are among them; a fact may be there twice.
 */
export const factIdsOfArticles = (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  articleKeys: readonly string[],
) => {
  const { facts: f, factPassages: p, articles: a } = t
  const [ids, keys] = [[...workspaceIds], [...articleKeys]]
  return db
    .select({ id: f.id })
    .from(f)
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(inArray(f.workspaceId, ids), inArray(a.key, keys)))
    .unionAll(
      db
        .select({ id: p.factId })
        .from(p)
        .innerJoin(a, and(eq(a.workspaceId, p.workspaceId), eq(a.id, p.articleId)))
        .where(and(inArray(p.workspaceId, ids), inArray(a.key, keys), isNull(a.retiredAt))),
    )
}

/**
 * Articles with the facts that have a passage in them, the main one or a further one, as a subquery of pairs: each pair
 * once, retired facts among them.
 */
export const factsByArticle = (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  articleIds: readonly ArticleId[],
) => {
  const { facts: f, factPassages: p } = t
  const [ids, articles] = [[...workspaceIds], [...articleIds]]
  return db
    .select({ workspaceId: f.workspaceId, articleId: f.articleId, factId: f.id })
    .from(f)
    .where(and(inArray(f.workspaceId, ids), inArray(f.articleId, articles)))
    .union(
      db
        .select({ workspaceId: p.workspaceId, articleId: p.articleId, factId: p.factId })
        .from(p)
        .where(and(inArray(p.workspaceId, ids), inArray(p.articleId, articles))),
    )
    .as('in_article')
}
