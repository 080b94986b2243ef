import { and, asc, count, eq, exists, gt, gte, inArray, isNotNull, isNull, lte, min, not, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { FactId, LearnerId, StudyDay, WorkspaceId } from '../../domain/ids'
import type { Store } from '../engine/engine'

export type LibrarySize = { readonly articles: number; readonly facts: number; readonly cards: number }

/** How much these workspaces hold, without what is retired. */
export const librarySize = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<LibrarySize> => {
  const { articles, facts, cards } = store.t
  const sizeOf = async (table: typeof articles | typeof facts | typeof cards) => {
    const [row] = await store.db
      .select({ size: count() })
      .from(table)
      .where(and(inArray(table.workspaceId, [...workspaceIds]), isNull(table.retiredAt)))
    return Number(row?.size ?? 0)
  }
  return { articles: await sizeOf(articles), facts: await sizeOf(facts), cards: await sizeOf(cards) }
}

/** Whether the learner has ever answered a card. */
export const hasAnswered = async (store: Store, learnerId: LearnerId): Promise<boolean> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), eq(r.kind, 'review')))
    .limit(1)
  return rows.length > 0
}

export type Answered = { readonly answers: number; readonly ms: number }

/** Answers of a study day that were not taken back, crammed ones too, and how long they took. */
export const answeredOnDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<Answered> => {
  const { reviews: r } = store.t
  const rows = await store.db
    .select({ id: r.id, kind: r.kind, value: r.value, questionMs: r.questionMs, answerMs: r.answerMs })
    .from(r)
    .where(and(eq(r.learnerId, learnerId), gte(r.day, day)))
  const gone = new Set(rows.flatMap(({ kind, value }) => (kind === 'void' ? [value] : [])))
  const standing = rows.filter(({ id, kind }) => kind === 'review' && !gone.has(id))
  const ms = standing.reduce((sum, { questionMs, answerMs }) => sum + (questionMs ?? 0) + (answerMs ?? 0), 0)
  return { answers: standing.length, ms }
}

/** How many cards that are scheduled by days will be due on a study day if none is answered before. */
export const cardsDueBy = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<number> => {
  const { memories: m } = store.t
  const [row] = await store.db
    .select({ cards: count() })
    .from(m)
    .where(
      and(
        eq(m.learnerId, learnerId),
        eq(m.suspended, false),
        eq(m.retired, false),
        lte(m.dueDay, day),
        isNull(m.dueAt),
        or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, day)),
      ),
    )
  return Number(row?.cards ?? 0)
}

/** The first study day after `day` on which a card is due; null when none is. */
export const nextDueDay = async (store: Store, learnerId: LearnerId, day: StudyDay): Promise<StudyDay | null> => {
  const { memories: m } = store.t
  const [row] = await store.db
    .select({ day: min(m.dueDay) })
    .from(m)
    .where(and(eq(m.learnerId, learnerId), eq(m.suspended, false), eq(m.retired, false), gt(m.dueDay, day)))
  return row?.day ?? null
}

/** How many cards the learner never studied. */
export const shelfSize = async (store: Store, learnerId: LearnerId): Promise<number> => {
  const { newCards: n } = store.t
  const [row] = await store.db.select({ cards: count() }).from(n).where(eq(n.learnerId, learnerId))
  return Number(row?.cards ?? 0)
}

/** Some rows of a longer list, and how long that is. */
export type Cut<T> = { readonly rows: readonly T[]; readonly total: number }

export type FactToCheck = {
  readonly factId: FactId
  readonly statement: string
  /** EDTF. */
  readonly reviewBy: string
  readonly asOf: string | null
  readonly title: string
}

/** The last year, month and day whose end lies within a period: `2026`, `2026-10`, `2026-11-24`. */
export type LastWhole = { readonly year: string; readonly month: string; readonly day: string }

/** Facts whose review-by ends within a period (of an interval: begins), the earliest first. */
export const factsToCheck = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  last: LastWhole,
  limit: number,
): Promise<Cut<FactToCheck>> => {
  const { facts: f, articles: a } = store.t
  // A mark of doubt (`~`, `?`) changes nothing; how exact a date is shows in its length.
  const end = sql<string>`rtrim(${f.reviewBy}, '~?')`
  const due = and(
    inArray(f.workspaceId, [...workspaceIds]),
    isNull(f.retiredAt),
    isNotNull(f.reviewBy),
    sql`${end} <= case length(${end}) when 4 then ${last.year} when 7 then ${last.month} else ${last.day} end`,
  )
  const rows = await store.db
    .select({
      factId: f.id,
      statement: f.statement,
      reviewBy: sql<string>`${f.reviewBy}`,
      asOf: f.asOf,
      title: a.title,
      total: sql<number>`count(*) over ()`,
    })
    .from(f)
    .innerJoin(a, and(eq(a.workspaceId, f.workspaceId), eq(a.id, f.articleId)))
    .where(due)
    .orderBy(asc(f.reviewBy), asc(a.position), asc(f.position), asc(f.id))
    .limit(limit)
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, factId: row.factId as FactId })), // edge
    total: Number(rows[0]?.total ?? 0),
  }
}

export type ContradictingFact = { readonly factId: FactId; readonly statement: string; readonly title: string }

export type Contradiction = { readonly note: string; readonly facts: readonly [ContradictingFact, ContradictingFact] }

/** Pairs of facts that say otherwise, each pair once even where both name each other. */
export const contradictingPairs = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<Cut<Contradiction>> => {
  const { contradictions: c, facts, articles } = store.t
  const [one, other] = [alias(facts, 'one'), alias(facts, 'other')]
  const [oneArticle, otherArticle] = [alias(articles, 'one_article'), alias(articles, 'other_article')]
  const mirror = alias(c, 'mirror')
  const mirrored = store.db
    .select({ factId: mirror.factId })
    .from(mirror)
    .where(
      and(
        eq(mirror.workspaceId, c.workspaceId),
        eq(mirror.factId, c.otherFactId),
        eq(mirror.otherFactId, c.factId),
        gt(c.factId, c.otherFactId),
      ),
    )
  const live = and(
    inArray(c.workspaceId, [...workspaceIds]),
    isNull(one.retiredAt),
    isNull(other.retiredAt),
    not(exists(mirrored)),
  )
  const rows = await store.db
    .select({
      note: c.note,
      oneId: one.id,
      oneStatement: one.statement,
      oneTitle: oneArticle.title,
      otherId: other.id,
      otherStatement: other.statement,
      otherTitle: otherArticle.title,
      total: sql<number>`count(*) over ()`,
    })
    .from(c)
    .innerJoin(one, and(eq(one.workspaceId, c.workspaceId), eq(one.id, c.factId)))
    .innerJoin(other, and(eq(other.workspaceId, c.workspaceId), eq(other.id, c.otherFactId)))
    .innerJoin(oneArticle, and(eq(oneArticle.workspaceId, one.workspaceId), eq(oneArticle.id, one.articleId)))
    .innerJoin(otherArticle, and(eq(otherArticle.workspaceId, other.workspaceId), eq(otherArticle.id, other.articleId)))
    .where(live)
    .orderBy(asc(oneArticle.position), asc(one.position), asc(other.position), asc(other.id))
    .limit(limit)
  return {
    rows: rows.map((row) => ({
      note: row.note,
      facts: [
        { factId: row.oneId as FactId, statement: row.oneStatement, title: row.oneTitle }, // edge
        { factId: row.otherId as FactId, statement: row.otherStatement, title: row.otherTitle }, // edge
      ],
    })),
    total: Number(rows[0]?.total ?? 0),
  }
}
