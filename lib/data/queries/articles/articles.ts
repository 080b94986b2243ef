import { and, count, desc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { ArticleId, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { SourceArticle } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/upsert'
import { wasStudied } from '../study/studied'
import { factsByArticle } from './facts-of-articles'

/** The bibliography of an article, as lists show it. */
export type ArticleHead = Omit<SourceArticle, 'url'> & { readonly articleId: ArticleId }

/** The bibliography of every article of these workspaces that has a text, in no particular order. */
export const articleHeads = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
): Promise<readonly ArticleHead[]> => {
  const { articles: a } = store.t
  return await store.db
    .select({
      articleId: a.id,
      key: a.key,
      title: a.title,
      authors: a.authors,
      outlet: a.outlet,
      published: a.published,
      origin: a.origin,
    })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt), ne(a.origin, 'own')))
}

/**
 * What an article holds and what a learner has of it: facts with their main or a further passage in it. Retired facts
 * and cards are not counted.
 */
export type ArticleCounts = {
  readonly facts: number
  readonly cards: number
  /** Cards that were answered at least once. */
  readonly studied: number
  /** Cards that have left their learning steps and are in review. */
  readonly learned: number
  readonly dueToday: number
  /** The most frequent first. */
  readonly topics: readonly string[]
}

export const NO_COUNTS: ArticleCounts = { facts: 0, cards: 0, studied: 0, learned: 0, dueToday: 0, topics: [] }

type Asked = { readonly workspaceIds: readonly WorkspaceId[]; readonly articleIds: readonly ArticleId[] }

const factsHeld = async (store: Store, { workspaceIds, articleIds }: Asked) => {
  const { facts: f, cards: c } = store.t
  const pairs = factsByArticle(store, workspaceIds, articleIds)
  const isLive = and(eq(f.workspaceId, pairs.workspaceId), eq(f.id, pairs.factId), isNull(f.retiredAt))
  const facts = await store.db
    .select({ id: pairs.articleId, n: count() })
    .from(pairs)
    .innerJoin(f, isLive)
    .groupBy(pairs.articleId)
  const cards = await store.db
    .select({ id: pairs.articleId, n: count() })
    .from(pairs)
    .innerJoin(f, isLive)
    .innerJoin(c, and(eq(c.workspaceId, f.workspaceId), eq(c.factId, f.id), isNull(c.retiredAt)))
    .groupBy(pairs.articleId)
  return { facts, cards }
}

const studiedOf = (store: Store, learnerId: LearnerId, { workspaceIds, articleIds }: Asked, day: StudyDay) => {
  const { facts: f, memories: m } = store.t
  const pairs = factsByArticle(store, workspaceIds, articleIds)
  const isDue = and(
    eq(m.suspended, false),
    or(isNull(m.buriedUntilDay), lte(m.buriedUntilDay, day)),
    lte(m.dueDay, day),
  )
  return store.db
    .select({
      id: pairs.articleId,
      n: sql<number>`sum(case when ${wasStudied(store.t)} then 1 else 0 end)`,
      learned: sql<number>`sum(case when ${and(eq(m.state, 'review'), wasStudied(store.t))} then 1 else 0 end)`,
      due: sql<number>`sum(case when ${isDue} then 1 else 0 end)`,
    })
    .from(pairs)
    .innerJoin(f, and(eq(f.workspaceId, pairs.workspaceId), eq(f.id, pairs.factId), isNull(f.retiredAt)))
    .innerJoin(m, and(eq(m.learnerId, learnerId), eq(m.workspaceId, f.workspaceId), eq(m.factId, f.id)))
    .where(and(eq(m.retired, false), ne(m.state, 'new')))
    .groupBy(pairs.articleId)
}

const topicsOf = (store: Store, { workspaceIds, articleIds }: Asked) => {
  const { facts: f, factTags: t } = store.t
  const pairs = factsByArticle(store, workspaceIds, articleIds)
  return store.db
    .select({ id: pairs.articleId, name: t.name, n: count() })
    .from(pairs)
    .innerJoin(f, and(eq(f.workspaceId, pairs.workspaceId), eq(f.id, pairs.factId), isNull(f.retiredAt)))
    .innerJoin(t, and(eq(t.workspaceId, f.workspaceId), eq(t.factId, f.id), eq(t.kind, 'topic')))
    .groupBy(pairs.articleId, t.name)
    .orderBy(desc(count()), t.name)
}

/** What these articles hold, by id; one without facts is missing. `day` is the study day on which cards are due. */
export const articleCounts = async (
  store: Store,
  learnerId: LearnerId,
  asked: Asked,
  day: StudyDay,
): Promise<ReadonlyMap<ArticleId, ArticleCounts>> => {
  const counts = new Map<ArticleId, ArticleCounts>()
  if (asked.articleIds.length === 0) return new Map()
  const add = (id: ArticleId, more: Partial<ArticleCounts>) =>
    counts.set(id, { ...(counts.get(id) ?? NO_COUNTS), ...more })
  const held = await factsHeld(store, asked)
  for (const { id, n } of held.facts) add(id, { facts: n })
  for (const { id, n } of held.cards) add(id, { cards: n })
  for (const { id, n, learned, due } of await studiedOf(store, learnerId, asked, day)) {
    add(id, { studied: Number(n), learned: Number(learned), dueToday: Number(due) })
  }
  for (const { id, name } of await topicsOf(store, asked))
    add(id, { topics: [...(counts.get(id)?.topics ?? []), name] })
  return counts
}

/** The topic that most facts of each of these articles have; one without topics is missing. */
export const mainTopics = async (
  store: Store,
  { workspaceIds, articleIds }: Asked,
): Promise<ReadonlyMap<ArticleId, string>> => {
  const topics = new Map<ArticleId, string>()
  for (const piece of inPieces(articleIds)) {
    for (const { id, name } of await topicsOf(store, { workspaceIds, articleIds: piece })) {
      if (!topics.has(id)) topics.set(id, name)
    }
  }
  return topics
}
