import { and, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import type { ArticleId, CardId, FactId, Instant, SnapshotId, WorkspaceId } from '../../../domain/ids'
import type { Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'

export type ArticleBibliography = {
  readonly workspaceId: WorkspaceId
  readonly articleId: ArticleId
  readonly title: string
  readonly retiredAt: Instant | null
}

/** An article of that key, also one that was removed; null when these workspaces have none. */
export const articleOfKey = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  key: string,
): Promise<ArticleBibliography | null> => {
  const { articles: a } = store.t
  const rows = await store.db
    .select({ workspaceId: a.workspaceId, articleId: a.id, title: a.title, retiredAt: a.retiredAt })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), eq(a.key, key), ne(a.origin, 'own')))
  const rank = (row: { readonly workspaceId: WorkspaceId }) => workspaceIds.indexOf(row.workspaceId)
  const [row] = rows.sort((x, y) => rank(x) - rank(y))
  return row ?? null
}

/** The articles that were removed from these workspaces, the last first. */
export const removedArticles = (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly { readonly key: string; readonly title: string; readonly retiredAt: Instant | null }[]> => {
  const { articles: a } = store.t
  return store.db
    .select({ key: a.key, title: a.title, retiredAt: a.retiredAt })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNotNull(a.retiredAt)))
    .orderBy(desc(a.retiredAt))
}

export type PlacedCard = {
  readonly cardId: CardId
  readonly factId: FactId
  readonly weight: Weight
  readonly position: number
}

/** The facts and cards of an article that are live, or those that were retired at one instant. */
export const factsAndCards = async (
  store: Store,
  { workspaceId, articleId }: Pick<ArticleBibliography, 'workspaceId' | 'articleId'>,
  retiredAt: Instant | null,
): Promise<{ readonly factIds: readonly FactId[]; readonly cards: readonly PlacedCard[] }> => {
  const { facts: f, cards: c } = store.t
  const facts = await store.db
    .select({ id: f.id })
    .from(f)
    .where(
      and(
        eq(f.workspaceId, workspaceId),
        eq(f.articleId, articleId),
        retiredAt === null ? isNull(f.retiredAt) : eq(f.retiredAt, retiredAt),
      ),
    )
  const cards = await store.db
    .select({ cardId: c.id, factId: c.factId, weight: f.weight, position: c.position })
    .from(f)
    .innerJoin(c, and(eq(c.workspaceId, f.workspaceId), eq(c.factId, f.id)))
    .where(
      and(
        eq(f.workspaceId, workspaceId),
        eq(f.articleId, articleId),
        retiredAt === null ? isNull(f.retiredAt) : eq(f.retiredAt, retiredAt),
        retiredAt === null ? isNull(c.retiredAt) : eq(c.retiredAt, retiredAt),
      ),
    )
  return { factIds: facts.map(({ id }) => id), cards }
}

/** The present text of an article; null when the workspace has none of that id. */
export const articleText = async (
  store: Store,
  workspaceId: WorkspaceId,
  articleId: ArticleId,
): Promise<{ readonly snapshotId: SnapshotId; readonly text: string } | null> => {
  const { articles: a, snapshots: s } = store.t
  const [row] = await store.db
    .select({ snapshotId: s.id, text: s.text })
    .from(a)
    .innerJoin(s, and(eq(s.workspaceId, a.workspaceId), eq(s.id, a.snapshotId)))
    .where(and(eq(a.workspaceId, workspaceId), eq(a.id, articleId)))
  return row ?? null
}
