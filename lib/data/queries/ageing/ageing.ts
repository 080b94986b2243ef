import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { TimedFact } from '../../../domain/comparison/ageing'
import type { FactVersion } from '../../../domain/comparison/change'
import { groupedBy } from '../../../domain/grouped-by'
import type { FactId, LearnerId, PassageId, WorkspaceId } from '../../../domain/ids'
import type { Store } from '../../engine/engine'
import { rowsByIds } from '../../engine/prepared'
import { factColumns } from '../columns'
import { rowOf } from '../rows-by-key'
import { wasStudied } from '../study/memories'

/**
 * Facts of which some column says that they may have to be looked at again: a review-by until the year of `soon`, a
 * passage that is in doubt, a kind that goes stale and no review-by; and those of `others`.
 */
export const mayBeStale = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  soon: string,
  others: readonly FactId[],
) => {
  const { facts: f } = store.t
  return await store.db
    .select({ factId: f.id, ...factColumns(store.t), passageState: f.passageState })
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
  return new Set(rows.map(({ factId }) => factId))
}

export type TimedSide = TimedFact & { readonly factId: FactId; readonly statement: string; readonly title: string }

/** Open conflicts of live facts, each with what tells which of the two is older. */
export const openPairs = async (store: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { conflicts: k, facts, articles } = store.t
  const [one, other] = [alias(facts, 'one'), alias(facts, 'other')]
  const [oneArticle, otherArticle] = [alias(articles, 'one_article'), alias(articles, 'other_article')]
  const sideOf = (f: typeof one | typeof other, a: typeof oneArticle | typeof otherArticle) => ({
    factId: f.id,
    kind: f.kind,
    asOf: f.asOf,
    statement: f.statement,
    published: a.published,
    title: a.title,
  })
  const rows = await store.db
    .select({ one: sideOf(one, oneArticle), other: sideOf(other, otherArticle) })
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
  return rows.map(({ one, other }) => [one, other] as const)
}

export type StoredVersion = FactVersion & {
  readonly id: string
  readonly factId: FactId
  /** Who changed it. */
  readonly learnerId: LearnerId
}

/** The histories of facts, each the earliest first; a fact that was never changed is missing. */
export const versionsOfFacts = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  factIds: readonly FactId[],
): Promise<ReadonlyMap<FactId, readonly StoredVersion[]>> => {
  const { factVersions: v } = store.t
  const rows = await rowsByIds(store, 'versions_of_facts', workspaceIds, factIds, ({ inWorkspaces, isAmong }) =>
    store.db
      .select()
      .from(v)
      .where(and(inWorkspaces(v.workspaceId), isAmong(v.factId)))
      .orderBy(asc(v.at), asc(v.id)),
  )
  return groupedBy(rows, 'factId')
}

/** When a fact was last changed by anybody or anything: what an edit says it has seen. Null when there is none. */
export const updatedAtOf = async (store: Store, workspaceId: readonly WorkspaceId[], id: FactId) =>
  (await rowOf(store, store.t.facts, { workspaceId, id }))?.updatedAt ?? null

/** Where a passage stands; null when the workspace has none of that id. */
export const passagePlace = (store: Store, workspaceId: WorkspaceId, id: PassageId) =>
  rowOf(store, store.t.passages, { workspaceId, id })
