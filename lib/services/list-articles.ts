import { type ArticleCounts, type ArticleHead, articleCounts, articleHeads, NO_COUNTS } from '../data/queries/articles'
import { searchText } from '../domain/cards/search-text'
import { edtfEnd, parseEdtf } from '../domain/content/edtf'
import type { Context } from './context'
import { studyDayOf } from './study-day-of'

export const ARTICLE_ORDERS = ['date', 'title'] as const
export type ArticleOrder = (typeof ARTICLE_ORDERS)[number]

export type ArticlesAsked = {
  /** Words that the title must hold, in any case and with or without accents; all articles when empty. */
  readonly search: string
  readonly order: ArticleOrder
  /** 1 for the first page; past the last one it is the last. */
  readonly page: number
}

export type ListedArticle = ArticleHead & ArticleCounts

export type ArticleList = {
  readonly articles: readonly ListedArticle[]
  readonly page: number
  readonly pageSize: number
  /** How many articles the search finds, and how many there are. */
  readonly found: number
  readonly total: number
}

const PAGE_SIZE = 25

const dateOf = ({ published }: ArticleHead): string =>
  published !== null && parseEdtf(published) !== null ? edtfEnd(published) : ''

const collator = new Intl.Collator('en', { numeric: true, ignorePunctuation: true })
const byTitle = (a: ArticleHead, b: ArticleHead) => collator.compare(a.title, b.title) || (a.key < b.key ? -1 : 1)
/** The latest first; articles without a date last. */
const byDate = (a: ArticleHead, b: ArticleHead) => dateOf(b).localeCompare(dateOf(a)) || byTitle(a, b)

/** A page of the asker's articles, with what each holds and what is due of it today. */
export const listArticles = async (ctx: Context, { search, order, page }: ArticlesAsked): Promise<ArticleList> => {
  const { workspaceIds, learnerId } = ctx.asker
  const heads = await articleHeads(ctx.engine.read, workspaceIds)
  const words = searchText(search).split(' ')
  const found = heads
    .filter(({ title }) => {
      const folded = searchText(title)
      return words.every((word) => folded.includes(word))
    })
    .sort(order === 'title' ? byTitle : byDate)
  const shown = Math.max(1, Math.min(page, Math.ceil(found.length / PAGE_SIZE)))
  const onPage = found.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)
  const articleIds = onPage.map(({ articleId }) => articleId)
  const counts = await articleCounts(
    ctx.engine.read,
    learnerId,
    { workspaceIds, articleIds },
    (await studyDayOf(ctx)).day,
  )
  return {
    articles: onPage.map((head) => ({ ...head, ...(counts.get(head.articleId) ?? NO_COUNTS) })),
    page: shown,
    pageSize: PAGE_SIZE,
    found: found.length,
    total: heads.length,
  }
}
