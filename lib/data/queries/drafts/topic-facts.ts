import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The statement of a fact with one of its topics. */
export type TopicStatement = { readonly factId: string; readonly statement: string; readonly topic: string }

/** The facts of these workspaces with each of their topics, the latest first, `limit` rows at most; retired ones are missing. */
export const topicStatements = async (
  { db, t }: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<readonly TopicStatement[]> => {
  const { facts: f, factTags: g } = t
  return await db
    .select({ factId: f.id, statement: f.statement, topic: g.name })
    .from(g)
    .innerJoin(f, and(eq(f.workspaceId, g.workspaceId), eq(f.id, g.factId), isNull(f.retiredAt)))
    .where(and(inArray(g.workspaceId, [...workspaceIds]), eq(g.kind, 'topic')))
    .orderBy(desc(f.id), g.name)
    .limit(limit)
}
