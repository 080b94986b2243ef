import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { ArticleId, FactId, Instant } from '../../domain/ids'
import type { Authorized, InWorkspace } from '../authorized'
import type { Tx } from '../engine/engine'
import type { Schema } from '../schema/tables'
import { indexItems } from './search-entries'

export type Bibliography = Pick<
  Schema['articles']['$inferInsert'],
  'title' | 'authors' | 'outlet' | 'published' | 'url'
>

/** Changes what is said of an article: nothing of its text, facts or cards. */
export const saveBibliography = async (
  tx: Tx,
  { workspaceId, articleId }: Authorized<InWorkspace & { readonly articleId: ArticleId }>,
  bibliography: Bibliography,
): Promise<void> => {
  const { articles: a } = tx.t
  await tx.db
    .update(a)
    .set(bibliography)
    .where(and(eq(a.workspaceId, workspaceId), eq(a.id, articleId)))
  await indexItems(tx, workspaceId, 'article', [articleId])
}

/** Marks an article as removed, or takes the mark away: nothing of the library is deleted. */
export const setArticleRetired = async (
  tx: Tx,
  { workspaceId, articleId }: Authorized<InWorkspace & { readonly articleId: ArticleId }>,
  retiredAt: Instant | null,
): Promise<void> => {
  const { articles: a } = tx.t
  await tx.db
    .update(a)
    .set({ retiredAt })
    .where(and(eq(a.workspaceId, workspaceId), eq(a.id, articleId)))
  await indexItems(tx, workspaceId, 'article', [articleId])
}

/** Marks content facts among these as changed by a person, so that the content files leave them as they are. */
export const markFactsEdited = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  factIds: readonly FactId[],
  editedAt: Instant,
): Promise<void> => {
  if (factIds.length === 0) return
  const { facts: f } = tx.t
  await tx.db
    .update(f)
    .set({ editedAt })
    .where(
      and(eq(f.workspaceId, workspaceId), inArray(f.id, [...factIds]), eq(f.origin, 'content'), isNull(f.editedAt)),
    )
}
