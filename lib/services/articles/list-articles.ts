import { removedArticles } from '../../data/queries/articles/article-page'
import {
  type ArticleHead,
  articleCounts,
  articleHeads,
  feedsOf,
  mainTopics,
  NO_COUNTS,
} from '../../data/queries/articles/articles'
import { readingsOf, type StoredReading, textLengths } from '../../data/queries/reading/readings'
import { searchText } from '../../domain/cards/search-text'
import { edtfEnd, parseEdtf } from '../../domain/content/edtf'
import { compareNames } from '../../domain/format/collation'
import { READING_STATES, readShare, UNREAD } from '../../domain/reading/progress'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'

/** By what the list of articles is grouped: the topic of most of their facts, their outlet, or their reading state. */
export const ARTICLE_GROUPINGS = ['none', 'topic', 'outlet', 'state'] as const
export type ArticleGrouping = (typeof ARTICLE_GROUPINGS)[number]

/** Articles under one name; null are those that have none. */
export type ArticleGroup<Article> = {
  readonly name: string | null
  /** How many the group has in all, on other pages too. */
  readonly total: number
  readonly articles: readonly Article[]
}

const byName = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : compareNames(a, b)

/**
 * Puts articles into groups, in the order in which they come.
 * @param nameOf the name of an article's group; null where it has none
 * @param order compares two names; alphabetically where it is left out, and null last
 */
export const grouped = <Article>(
  articles: readonly Article[],
  nameOf: (article: Article) => string | null,
  order: (a: string | null, b: string | null) => number = byName,
): readonly ArticleGroup<Article>[] => {
  const groups = new Map<string | null, Article[]>()
  for (const article of articles) {
    const name = nameOf(article)
    const group = groups.get(name)
    if (group) group.push(article)
    else groups.set(name, [article])
  }
  return [...groups]
    .sort(([a], [b]) => order(a, b))
    .map(([name, members]) => ({ name, total: members.length, articles: members }))
}

/** The part of the groups that a page shows: articles `from` up to `to`, counted over all groups. */
export const pageOfGroups = <Article>(
  groups: readonly ArticleGroup<Article>[],
  from: number,
  to: number,
): readonly ArticleGroup<Article>[] => {
  let before = 0
  return groups.flatMap((group) => {
    const articles = group.articles.slice(Math.max(0, from - before), Math.max(0, to - before))
    before += group.articles.length
    return articles.length === 0 ? [] : [{ ...group, articles }]
  })
}

export const ARTICLE_ORDERS = ['date', 'title', 'reading'] as const
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number]

/** All articles, those of one reading state, or those that are not on the reading list. */
export const ARTICLE_FILTERS = ['all', ...READING_STATES, 'unlisted'] as const
export type ArticleFilter = (typeof ARTICLE_FILTERS)[number]

type ArticlesAsked = {
  /** Words that the title must hold, in any case and with or without accents; all articles when empty. */
  readonly search: string
  readonly order: ArticleOrder
  /** 1 for the first page; past the last one it is the last. */
  readonly page: number
  readonly filter?: ArticleFilter
  /** One group without a name where it is left out. */
  readonly grouping?: ArticleGrouping
}

const PAGE_SIZE = 25

const dateOf = ({ published }: ArticleHead): string =>
  published !== null && parseEdtf(published) !== null ? edtfEnd(published) : ''

const byTitle = (a: ArticleHead, b: ArticleHead) => compareNames(a.title, b.title) || (a.key < b.key ? -1 : 1)
/** The latest first; articles without a date last. */
const byDate = (a: ArticleHead, b: ArticleHead) => dateOf(b).localeCompare(dateOf(a)) || byTitle(a, b)

type Readings = Awaited<ReturnType<typeof readingsOf>>

const RANK = new Map<ArticleFilter, number>(
  (['reading', 'waiting', 'unlisted', 'read', 'mined', 'set-aside'] as const).map((state, rank) => [state, rank]),
)

/** What is being read first, then what waits; the most wanted and the last read first. */
const byReading = (readings: Readings) => (a: ArticleHead, b: ArticleHead) => {
  const [one, other] = [readings.get(a.articleId), readings.get(b.articleId)]
  const rank = (reading: StoredReading | undefined) => RANK.get(reading?.state ?? 'unlisted') ?? 0
  return (
    rank(one) - rank(other) ||
    (one ?? UNREAD).priority - (other ?? UNREAD).priority ||
    (other?.updatedAt ?? 0) - (one?.updatedAt ?? 0) ||
    byDate(a, b)
  )
}

const orderBy = (order: ArticleOrder, readings: Readings) => {
  switch (order) {
    case 'title':
      return byTitle
    case 'date':
      return byDate
    case 'reading':
      return byReading(readings)
    default:
      return order satisfies never
  }
}

const byRank = (a: string | null, b: string | null) =>
  (RANK.get(a as ArticleFilter) ?? 0) - (RANK.get(b as ArticleFilter) ?? 0) // names of states, see `groupsOf`

const groupsOf = async (
  ctx: Context,
  articles: readonly ArticleHead[],
  grouping: ArticleGrouping,
  stateOf: (article: ArticleHead) => ArticleFilter,
): Promise<readonly ArticleGroup<ArticleHead>[]> => {
  switch (grouping) {
    case 'none':
      return grouped(articles, () => null)
    case 'outlet':
      return grouped(articles, ({ outlet }) => outlet)
    case 'state':
      return grouped(articles, stateOf, byRank)
    case 'topic': {
      const articleIds = articles.map(({ articleId }) => articleId)
      const topics = await mainTopics(ctx.engine.read, { workspaceIds: ctx.actor.workspaceIds, articleIds })
      return grouped(articles, ({ articleId }) => topics.get(articleId) ?? null)
    }
  }
}

/** A page of the actor's articles, with what each holds, what is due of it today and how far it was read. */
export const listArticles = async (
  ctx: Context,
  { search, order, page, filter = 'all', grouping = 'none' }: ArticlesAsked,
) => {
  const { workspaceIds, learnerId } = ctx.actor
  const store = ctx.engine.read
  const heads = await articleHeads(store, workspaceIds)
  const readings = await readingsOf(store, learnerId)
  const words = searchText(search).split(' ')
  const searched = heads.filter(({ title, authors, outlet }) => {
    const folded = searchText(title, ...authors, outlet ?? '')
    return words.every((word) => folded.includes(word))
  })
  const counts = Object.fromEntries(ARTICLE_FILTERS.map((one) => [one, 0])) as Record<ArticleFilter, number> // all keys
  const stateOf = ({ articleId }: ArticleHead) => readings.get(articleId)?.state ?? 'unlisted'
  for (const head of searched) counts[stateOf(head)] += 1
  counts.all = searched.length
  const found = searched.filter((head) => filter === 'all' || stateOf(head) === filter).sort(orderBy(order, readings))
  const shown = Math.max(1, Math.min(page, Math.ceil(found.length / PAGE_SIZE)))
  const groups = await groupsOf(ctx, found, grouping, stateOf)
  const onPage = pageOfGroups(groups, (shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)
  const articleIds = onPage.flatMap(({ articles }) => articles.map(({ articleId }) => articleId))
  const { day } = await studyDayOf(ctx)
  const held = await articleCounts(store, learnerId, { workspaceIds, articleIds }, day)
  const begun = articleIds.filter((id) => (readings.get(id)?.readPoint ?? 0) > 0)
  const lengths = await textLengths(store, workspaceIds, begun)
  const listed = (head: ArticleHead) => {
    /** Null where the article is not on the actor's reading list. */
    const reading = readings.get(head.articleId) ?? null
    return {
      ...head,
      ...(held.get(head.articleId) ?? NO_COUNTS),
      reading,
      /** 0 to 1: how much of the text lies before the read-point. */
      readShare: reading ? readShare(reading, lengths.get(head.articleId) ?? 0) : 0,
    }
  }
  const listedGroups = onPage.map((group) => ({ ...group, articles: group.articles.map(listed) }))
  return {
    articles: listedGroups.flatMap(({ articles }) => articles),
    /** The same articles in their groups; by reading state their names are of `READING_STATES` and `unlisted`. */
    groups: listedGroups,
    page: shown,
    pageSize: PAGE_SIZE,
    /** How many articles the search and the filter find, and how many there are. */
    found: found.length,
    total: heads.length,
    /** How many articles of the search each filter finds. */
    counts,
  }
}

export type ListedArticle = Awaited<ReturnType<typeof listArticles>>['articles'][number]

/** What stands beside the library: feeds that are followed, articles that were removed. */
export const loadComingIn = async ({ engine, actor }: Context) => ({
  feeds: (await feedsOf(engine.read, actor.workspaceIds)).length,
  removed: await removedArticles(engine.read, actor.workspaceIds),
})
