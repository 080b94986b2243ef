import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'

/** The articles that a briefing's facts come from, by key, with their titles. */
export const articleTitlesOfBriefing = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
): Promise<ReadonlyMap<string, string>> => {
  const { briefingFacts: b, facts: f, articles: a } = t
  const rows = await db
    .selectDistinct({ key: a.key, title: a.title })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, [...workspaceIds]), eq(f.id, b.factId)))
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId)))
  return new Map(rows.map(({ key, title }) => [key, title]))
}

/** What the facts of a briefing say, by fact; those that were retired are left out. */
export const statementsOfBriefing = async (
  { db, t }: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  briefingId: string,
): Promise<ReadonlyMap<FactId, string>> => {
  const { briefingFacts: b, facts: f } = t
  const rows = await db
    .select({ factId: f.id, statement: f.statement })
    .from(b)
    .innerJoin(f, and(inArray(f.workspaceId, [...workspaceIds]), eq(f.id, b.factId), isNull(f.retiredAt)))
    .where(and(eq(b.learnerId, learnerId), eq(b.briefingId, briefingId)))
  return new Map(rows.map(({ factId, statement }) => [factId, statement]))
}
