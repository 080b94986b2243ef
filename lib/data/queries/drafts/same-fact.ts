import { and, asc, eq, isNull } from 'drizzle-orm'
import type { ArticleId, FactId, PassageId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

type Said = {
  readonly workspaceId: WorkspaceId
  readonly articleId: ArticleId
  readonly passageId: PassageId
  readonly statement: string
}

/** The fact of an article that says this of this passage, the first if there are several; null where none does. */
export const factSaying = async (
  { db, t: { facts: f } }: Store,
  { workspaceId, articleId, passageId, statement }: Said,
): Promise<FactId | null> => {
  const ofPassage = and(eq(f.workspaceId, workspaceId), eq(f.articleId, articleId), eq(f.passageId, passageId))
  const [row] = await db
    .select({ factId: f.id })
    .from(f)
    .where(and(ofPassage, eq(f.statement, statement), isNull(f.retiredAt)))
    .orderBy(asc(f.position))
    .limit(1)
  return row?.factId ?? null
}
