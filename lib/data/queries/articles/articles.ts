import { and, asc, count, desc, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { ArticleId, LearnerId, StudyDay, WorkspaceId } from '../../../domain/ids'
import type { SourceArticle } from '../../../domain/library'
import type { Store } from '../../engine/engine'
import { inPieces } from '../../engine/insert-many'
import { amongIds } from '../../engine/prepared'
import type { StoredRow } from '../../rows'
import { articleColumns } from '../columns'
import { wasStudied } from '../study/memories'
import { isOfKind } from '../tag-names'

/** The bibliography of an article, as lists show it. */
export type ArticleHead = Omit<SourceArticle, 'url'> & { readonly articleId: ArticleId }

/** The bibliography of every article of these workspaces that has a text, in no particular order. */
export const articleHeads = async (store: Store, workspaceIds: readonly WorkspaceId[]) => {
  const { articles: a } = store.t
  return await store.db
    .select({ articleId: a.id, ...articleColumns(store.t) })
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
  return (
    store.db
      .select({
        id: pairs.articleId,
        n: sql<number>`sum(case when ${wasStudied(store.t)} then 1 else 0 end)`,
        learned: sql<number>`sum(case when ${and(eq(m.state, 'review'), wasStudied(store.t))} then 1 else 0 end)`,
        due: sql<number>`sum(case when ${isDue} then 1 else 0 end)`,
      })
      .from(pairs)
      // “Cross” tells SQLite to go from articles to their facts and then to their memories.
      .crossJoin(f)
      .crossJoin(m)
      .where(
        and(
          and(eq(f.workspaceId, pairs.workspaceId), eq(f.id, pairs.factId), isNull(f.retiredAt)),
          and(eq(m.learnerId, learnerId), eq(m.workspaceId, f.workspaceId), eq(m.factId, f.id)),
          and(eq(m.retired, false), ne(m.state, 'new')),
        ),
      )
      .groupBy(pairs.articleId)
  )
}

/** Topics of these articles' facts, the most frequent of each first, `most` of each at most. */
const topicsOf = (store: Store, { workspaceIds, articleIds }: Asked, most = Number.MAX_SAFE_INTEGER) => {
  const { facts: f, factTags: t } = store.t
  const pairs = factsByArticle(store, workspaceIds, articleIds)
  const counted = store.db
    .select({
      id: pairs.articleId,
      name: t.name,
      place: sql<number>`row_number() over (partition by ${pairs.articleId} order by count(*) desc, ${t.name})`.as(
        'place',
      ),
    })
    .from(pairs)
    // “Cross” tells SQLite to go from articles to their facts and then to their topics.
    .crossJoin(f)
    .crossJoin(t)
    .where(
      and(
        and(eq(f.workspaceId, pairs.workspaceId), eq(f.id, pairs.factId), isNull(f.retiredAt)),
        and(eq(t.workspaceId, pairs.workspaceId), eq(t.factId, pairs.factId), isOfKind(store, 'topic')),
      ),
    )
    .groupBy(pairs.articleId, t.name)
    .as('counted')
  return store.db
    .select({ id: counted.id, name: counted.name })
    .from(counted)
    .where(lte(counted.place, most))
    .orderBy(asc(counted.place))
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
export const mainTopics = async (store: Store, { workspaceIds, articleIds }: Asked) => {
  const topics = new Map<ArticleId, string>()
  for (const piece of inPieces(articleIds)) {
    for (const { id, name } of await topicsOf(store, { workspaceIds, articleIds: piece }, 1)) {
      topics.set(id, name)
    }
  }
  return topics
}

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

/** The articles that a learner last read or that were last added, `limit` of them, the latest first. */
export const recentArticles = async (
  store: Store,
  learnerId: LearnerId,
  workspaceIds: readonly WorkspaceId[],
  limit: number,
): Promise<readonly { readonly key: string; readonly title: string }[]> => {
  const { articles: a, readings: r } = store.t
  return await store.db
    .select({ key: a.key, title: a.title })
    .from(a)
    .leftJoin(r, and(eq(r.learnerId, learnerId), eq(r.workspaceId, a.workspaceId), eq(r.articleId, a.id)))
    .where(and(inArray(a.workspaceId, [...workspaceIds]), isNull(a.retiredAt), ne(a.origin, 'own')))
    .orderBy(desc(sql`coalesce(${r.updatedAt}, ${a.createdAt})`), desc(a.createdAt), a.id)
    .limit(limit)
}

/** What the articles of a workspace are recognised by. Reads bibliographies only, no text. */
export const articleMarks = async (store: Store, workspaceId: WorkspaceId) => {
  const { articles: a } = store.t
  return await store.db
    .select({ articleId: a.id, key: a.key, title: a.title, url: a.url, origin: a.origin, snapshotId: a.snapshotId })
    .from(a)
    .where(and(eq(a.workspaceId, workspaceId), isNull(a.retiredAt), ne(a.origin, 'own')))
}

export type ArticleMark = Awaited<ReturnType<typeof articleMarks>>[number]

/** Of the articles added last, at most `most`, those whose text begins with these words. */
export const articlesWithOpening = async (store: Store, workspaceId: WorkspaceId, opening: string, most: number) => {
  const { articles: a, snapshots: s } = store.t
  const last = await store.db
    .select({ id: a.snapshotId })
    .from(a)
    .where(and(eq(a.workspaceId, workspaceId), isNull(a.retiredAt), ne(a.origin, 'own')))
    .orderBy(desc(a.createdAt), desc(a.id))
    .limit(most)
  const ids = last.map(({ id }) => id)
  const rows = await store.db
    .select({ id: s.articleId })
    .from(s)
    .where(
      and(
        eq(s.workspaceId, workspaceId),
        inArray(s.id, ids),
        sql`substr(${s.text}, 1, ${sql.raw(String([...opening].length))}) = ${opening}`,
      ),
    )
  return rows.map(({ id }) => id)
}

/** The keys of the articles that have these addresses, by address. */
export const articlesOfUrls = async (store: Store, workspaceIds: readonly WorkspaceId[], urls: readonly string[]) => {
  const { articles: a } = store.t
  const rows = await store.db
    .select({ key: a.key, url: a.url })
    .from(a)
    .where(and(inArray(a.workspaceId, [...workspaceIds]), amongIds(store, a.url, urls), isNull(a.retiredAt)))
  return new Map(rows.map(({ key, url }) => [url ?? '', key]))
}

const feedColumns = ({ feeds: f }: Store['t']) => ({
  workspaceId: f.workspaceId,
  feedId: f.id,
  url: f.url,
  title: f.title,
  retiredAt: f.retiredAt,
})

export type Feed = Omit<StoredRow<'feeds'>, 'id' | 'createdAt'> & { readonly feedId: string }

/** The feeds that these workspaces follow, by title. */
export const feedsOf = async (store: Store, workspaceIds: readonly WorkspaceId[]): Promise<readonly Feed[]> => {
  const { feeds: f } = store.t
  return await store.db
    .select(feedColumns(store.t))
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), isNull(f.retiredAt)))
    .orderBy(asc(f.title), asc(f.id))
}

/** The feed of that id or address, also one that is followed no more; null when there is none. */
export const findFeed = async (
  store: Store,
  workspaceIds: readonly WorkspaceId[],
  by: { readonly feedId: string } | { readonly url: string },
): Promise<Feed | null> => {
  const { feeds: f } = store.t
  const [row] = await store.db
    .select(feedColumns(store.t))
    .from(f)
    .where(and(inArray(f.workspaceId, [...workspaceIds]), 'feedId' in by ? eq(f.id, by.feedId) : eq(f.url, by.url)))
    .limit(1)
  return row ?? null
}
