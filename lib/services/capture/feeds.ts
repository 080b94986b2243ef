import { newKey } from '../../data/library-ids'
import { retireFeed, saveFeed } from '../../data/mutations/articles'
import { articlesOfUrls, type Feed, feedsOf, findFeed } from '../../data/queries/articles/articles'
import { fetchAddress } from '../../platform/guarded-fetch'
import type { SourceText } from '../../sources/source-result'
import { type AddedRead, addReadArticle } from '../articles/add-read-article'
import { NOTHING_SAID } from '../articles/article-input'
import { feedToChange, localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import type { FeedItem, ParsedFeed } from '../worker/jobs'
import { type Reach, readFeedBytes, readGiven } from './read-given'

const fetched = async (url: string, reach: Reach): Promise<Result<ParsedFeed>> => {
  const answer = await fetchAddress(url, { ...reach, kind: 'feed' })
  if (!answer.ok) return failed('invalid', answer.message, 'url')
  const read = await readFeedBytes(answer)
  return read.ok ? done(read.value) : failed('invalid', read.message, 'url')
}

/** Follows the feed at an address, which is fetched now to see that it is one. */
export const followFeed = async (
  ctx: Context,
  url: string,
  reach: Reach = {},
): Promise<Result<{ readonly feedId: string; readonly title: string }>> => {
  const read = await fetched(url, reach)
  if (!read.ok) return read
  const { title } = read.value
  const followed = await findFeed(ctx.engine.read, ctx.actor.workspaceIds, { url })
  const feedId = followed?.feedId ?? newKey()
  await ctx.engine.write((tx) =>
    saveFeed(tx, localWorkspace(ctx), { id: feedId, url, title, createdAt: ctx.now, retiredAt: null }),
  )
  return done({ feedId, title })
}

/** The feeds that are followed, by title. */
export const listFeeds = (ctx: Context): Promise<readonly Feed[]> => feedsOf(ctx.engine.read, ctx.actor.workspaceIds)

/** Fetches all followed feeds, or one of them, and lists what they have now. Nothing of it is kept. */
export const readFeeds = async (ctx: Context, only: string | null = null, reach: Reach = {}) => {
  const feeds = (await listFeeds(ctx)).filter(({ feedId }) => only === null || feedId === only)
  const reads = await Promise.all(feeds.map(async (feed) => ({ feed, read: await fetched(feed.url, reach) })))
  const entries = reads.flatMap(({ feed: { feedId, title: feedTitle }, read }) =>
    (read.ok ? read.value.items : []).map(({ id: itemId, title, url, published, summary }) => {
      return { feedId, feedTitle, itemId, title, url, published, summary }
    }),
  )
  const urls = entries.flatMap(({ url }) => url ?? [])
  const keys = await articlesOfUrls(ctx.engine.read, ctx.actor.workspaceIds, urls)
  return {
    /** What all feeds list, as one list, the latest first, each with the article of the library that has its address. */
    entries: entries
      .sort((a, b) => (b.published ?? '').localeCompare(a.published ?? ''))
      .map((entry) => ({ ...entry, key: keys.get(entry.url ?? '') ?? null })),
    /** Why feeds could not be read, for people. */
    failures: reads.flatMap(({ feed: { feedId, title }, read }) =>
      read.ok ? [] : [{ feedId, title, message: read.message }],
    ),
  }
}

export type FeedNews = Awaited<ReturnType<typeof readFeeds>>
/** An article that a feed lists now. */
export type FeedEntry = FeedNews['entries'][number]

/** Many feeds give only a beginning as the content: then the page itself is fetched. */
const SHORTEST_WHOLE = 1_200

/** The text of an item. What the feed says of it comes before what its page says: an editor's feed knows its dates. */
const textOf = async (item: FeedItem, outlet: string, reach: Reach): Promise<Result<SourceText>> => {
  const { title, authors, published, url, text } = item
  const head = { title, authors, outlet, published, url }
  if (text !== null && (url === null || text.length >= SHORTEST_WHOLE)) return done({ ...head, language: null, text })
  if (url === null) return failed('invalid', `“${title}” has neither a text nor an address.`)
  const read = await readGiven({ kind: 'address', url }, reach)
  if (!read.ok) return read
  return done({
    ...read.value,
    ...head,
    authors: authors.length > 0 ? authors : read.value.authors,
    published: published ?? read.value.published,
  })
}

/** Adds an article that a feed lists to the library, and so to the reading list. */
export const addFeedItem = async (
  ctx: Context,
  { feedId, itemId }: Pick<FeedEntry, 'feedId' | 'itemId'>,
  reach: Reach = {},
): Promise<Result<AddedRead>> => {
  const feed = await feedToChange(ctx, feedId)
  if (!feed.ok || feed.value.retiredAt !== null) return failed('not-found', 'You no longer follow this feed.')
  const feedNow = await fetched(feed.value.url, reach)
  if (!feedNow.ok) return feedNow
  const item = feedNow.value.items.find(({ id }) => id === itemId)
  if (!item) return failed('not-found', 'The feed no longer lists this article.')
  const read = await textOf(item, feedNow.value.title, reach)
  if (!read.ok) return read
  return addReadArticle(ctx, { read: read.value, origin: 'feed', said: NOTHING_SAID, asks: false, as: null })
}

/** Stops following a feed, or follows it again. Articles that were added stay. */
export const setFeedRetired = (
  ctx: Context,
  feedId: string,
  isRetired: boolean,
): Promise<Result<{ readonly title: string }>> =>
  ctx.engine.write(async (tx) => {
    const feed = await feedToChange(ctx, feedId, tx)
    if (!feed.ok) return feed
    await retireFeed(tx, feed.value, isRetired ? ctx.now : null)
    return done({ title: feed.value.title })
  })
