import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { TimedFact } from '../../../domain/comparison/ageing'
import type { FactId, LearnerId, WorkspaceId } from '../../../domain/ids'
import type { FactKind, Weight } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import type { PassageState } from '../../schema/library'
import { wasStudied } from '../study/studied'

/** What the age of a fact is judged by. */
export type AgeingRow = {
  readonly factId: FactId
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly passageState: PassageState | null
}

/**
 * Facts of which some column says that they may have to be looked at again: a review-by until the year of `soon`, a
 * passage that is in doubt, a kind that goes stale and no review-by; and those of `others`.
 */
export const mayBeStale = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  soon: string,
  others: readonly FactId[],
): Promise<readonly AgeingRow[]> => {
  const { facts: f } = store.t
  return await store.db
    .select({
      factId: f.id,
      kind: f.kind,
      weight: f.weight,
      statement: f.statement,
      asOf: f.asOf,
      reviewBy: f.reviewBy,
      passageState: f.passageState,
    })
    .from(f)
    .where(
      and(
        inArray(f.workspaceId, [...workspaceIds]),
        isNull(f.retiredAt),
        or(
          and(isNotNull(f.reviewBy), sql`substr(${f.reviewBy}, 1, 4) <= ${soon.slice(0, 4)}`),
          isNotNull(f.passageState),
          and(isNull(f.reviewBy), inArray(f.kind, ['figure', 'person'])),
          others.length > 0 ? inArray(f.id, [...others]) : undefined,
        ),
      ),
    )
}

/** The facts of which a learner has answered a card. */
export const studiedFacts = async ({ db, t }: Store, learnerId: LearnerId): Promise<ReadonlySet<FactId>> => {
  const { memories: m } = t
  const rows = await db
    .selectDistinct({ factId: m.factId })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), wasStudied(t)))
  return new Set(rows.map(({ factId }) => factId as FactId)) // edge
}

export type TimedSide = TimedFact & { readonly factId: FactId; readonly statement: string; readonly title: string }

/** Open conflicts of live facts, each with what tells which of the two is older. */
export const openPairs = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly (readonly [TimedSide, TimedSide])[]> => {
  const { conflicts: k, facts, articles } = store.t
  const [one, other] = [alias(facts, 'one'), alias(facts, 'other')]
  const [oneArticle, otherArticle] = [alias(articles, 'one_article'), alias(articles, 'other_article')]
  const [oneColumns, otherColumns] = [
    { factId: one.id, kind: one.kind, asOf: one.asOf, statement: one.statement },
    { factId: other.id, kind: other.kind, asOf: other.asOf, statement: other.statement },
  ]
  const rows = await store.db
    .select({
      one: { ...oneColumns, published: oneArticle.published, title: oneArticle.title },
      other: { ...otherColumns, published: otherArticle.published, title: otherArticle.title },
    })
    .from(k)
    .innerJoin(one, and(eq(one.workspaceId, k.workspaceId), eq(one.id, k.factId)))
    .innerJoin(other, and(eq(other.workspaceId, k.workspaceId), eq(other.id, k.otherFactId)))
    .innerJoin(oneArticle, and(eq(oneArticle.workspaceId, one.workspaceId), eq(oneArticle.id, one.articleId)))
    .innerJoin(otherArticle, and(eq(otherArticle.workspaceId, other.workspaceId), eq(otherArticle.id, other.articleId)))
    .where(
      and(
        inArray(k.workspaceId, [...workspaceIds]),
        eq(k.kind, 'conflict'),
        eq(k.state, 'open'),
        isNull(one.retiredAt),
        isNull(other.retiredAt),
      ),
    )
    .orderBy(k.factId, k.otherFactId)
  return rows.map(({ one, other }) => [one, other])
}
