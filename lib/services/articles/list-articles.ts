import {
  type ArticleCounts,
  type ArticleHead,
  articleCounts,
  articleHeads,
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
import { type ArticleGroup, type ArticleGrouping, grouped, pageOfGroups } from './group-articles'

export const ARTICLE_ORDERS = ['date', 'title', 'reading'] as const
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number]

/** All articles, those of one reading state, or those that are not on the reading list. */
export const ARTICLE_FILTERS = ['all', ...READING_STATES, 'unlisted'] as const
export type ArticleFilter = (typeof ARTICLE_FILTERS)[number]

export type ArticlesAsked = {
  /** Words that the title must hold, in any case and with or without accents; all articles when empty. */
  readonly search: string
  readonly order: ArticleOrder
  /** 1 for the first page; past the last one it is the last. */
  readonly page: number
  readonly filter?: ArticleFilter
  /** One group without a name where it is left out. */
  readonly grouping?: ArticleGrouping
}

export type ListedArticle = ArticleHead &
  ArticleCounts & {
    /** Null where the article is not on the actor's reading list. */
    readonly reading: StoredReading | null
    /** 0 to 1: how much of the text lies before the read-point. */
    readonly readShare: number
  }

export type ArticleList = {
  readonly articles: readonly ListedArticle[]
  /** The same articles in their groups; by reading state their names are of `READING_STATES` and `unlisted`. */
  readonly groups: readonly ArticleGroup<ListedArticle>[]
  readonly page: number
  readonly pageSize: number
  /** How many articles the search and the filter find, and how many there are. */
  readonly found: number
  readonly total: number
  /** How many articles of the search each filter finds. */
  readonly counts: Readonly<Record<ArticleFilter, number>>
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
): Promise<ArticleList> => {
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
  const listed = (head: ArticleHead): ListedArticle => {
    const reading = readings.get(head.articleId) ?? null
    return {
      ...head,
      ...(held.get(head.articleId) ?? NO_COUNTS),
      reading,
      readShare: reading ? readShare(reading, lengths.get(head.articleId) ?? 0) : 0,
    }
  }
  const listedGroups = onPage.map((group) => ({ ...group, articles: group.articles.map(listed) }))
  return {
    articles: listedGroups.flatMap(({ articles }) => articles),
    groups: listedGroups,
    page: shown,
    pageSize: PAGE_SIZE,
    found: found.length,
    total: heads.length,
    counts,
  }
}
