import type { Authorized } from '../../data/authorized'
import { newKey } from '../../data/library-ids'
import { retireFeed, saveFeed, saveFeedCheck } from '../../data/mutations/feeds'
import { type Feed, feedsOf, findFeed } from '../../data/queries/incoming/feeds'
import { fetchAddress } from '../../platform/guarded-fetch'
import type { SourceFailure } from '../../sources/source-result'
import { feedsToChange, feedToChange, localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { addIncoming, type Incoming } from './add-incoming'
import { type Reach, readFeedBytes } from './incoming-text'

export type CheckedFeed = {
  readonly feedId: string
  readonly title: string
  /** Items that came in now and not before. */
  readonly fresh: number
  /** Why it could not be checked, for people. */
  readonly failure: string | null
}

/** What a feed holds now; null where nothing has changed since it was last asked. */
type Asked = {
  readonly title: string
  readonly items: readonly Incoming[]
  readonly etag: string | null
  readonly lastModified: string | null
}

const ask = async (
  url: string,
  marks: Pick<Feed, 'etag' | 'lastModified'>,
  reach: Reach,
): Promise<{ readonly ok: true; readonly value: Asked | null } | Pick<SourceFailure, 'ok' | 'message'>> => {
  const fetched = await fetchAddress(url, { ...reach, kind: 'feed', ...marks })
  if (!fetched.ok) return fetched
  if (fetched.kind === 'unchanged') return { ok: true, value: null }
  const read = await readFeedBytes(fetched)
  if (!read.ok) return read
  const { title, items } = read
  const { etag, lastModified } = fetched
  return { ok: true, value: { title, items, etag, lastModified } }
}

/**
 * Follows the feed at an address, which is fetched now: its items come in. Following one again that was given up
 * brings it back; one that is followed already is only checked.
 */
export const followFeed = async (ctx: Context, url: string, reach: Reach = {}): Promise<Result<CheckedFeed>> => {
  const followed = await findFeed(ctx.engine.read, ctx.actor.workspaceIds, { url })
  const asked = await ask(url, { etag: null, lastModified: null }, reach)
  if (!asked.ok) return failed('invalid', asked.message, 'url')
  if (!asked.value) return failed('conflict', 'The feed sent no content. Try again.', 'url')
  const { title, items, etag, lastModified } = asked.value
  const feedId = followed?.feedId ?? newKey()
  const times = { checkedAt: ctx.now, failure: null, createdAt: ctx.now, retiredAt: null }
  await ctx.engine.write((tx) =>
    saveFeed(tx, localWorkspace(ctx), { id: feedId, url, title, etag, lastModified, ...times }),
  )
  const added = await addIncoming(ctx, { origin: 'feed', sourceName: title, feedId }, items)
  return done({ feedId, title, fresh: added.fresh, failure: null })
}

const check = async (ctx: Context, feed: Authorized<Feed>, reach: Reach): Promise<CheckedFeed> => {
  const { feedId, title } = feed
  const asked = await ask(feed.url, feed, reach)
  const checkedAt = ctx.now
  if (!asked.ok) {
    await ctx.engine.write((tx) => saveFeedCheck(tx, feed, { checkedAt, failure: asked.message }))
    return { feedId, title, fresh: 0, failure: asked.message }
  }
  if (!asked.value) {
    await ctx.engine.write((tx) => saveFeedCheck(tx, feed, { checkedAt, failure: null }))
    return { feedId, title, fresh: 0, failure: null }
  }
  const { items, etag, lastModified } = asked.value
  const added = await addIncoming(ctx, { origin: 'feed', sourceName: title, feedId }, items)
  // After the items: a check that is interrupted asks for them again.
  await ctx.engine.write((tx) => saveFeedCheck(tx, feed, { checkedAt, failure: null, etag, lastModified }))
  return { feedId, title, fresh: added.fresh, failure: null }
}

/** Asks a followed feed for news, which come in. A feed that fails is no failure of this: `failure` says why. */
export const checkFeed = async (ctx: Context, feedId: string, reach: Reach = {}): Promise<Result<CheckedFeed>> => {
  const feed = await feedToChange(ctx, feedId)
  if (!feed.ok || feed.value.retiredAt !== null) return failed('not-found', 'You no longer follow this feed.')
  return done(await check(ctx, feed.value, reach))
}

/** Asks all followed feeds for news, one after the other. */
export const checkFeeds = async (ctx: Context, reach: Reach = {}): Promise<readonly CheckedFeed[]> => {
  const checked: CheckedFeed[] = []
  for (const feed of await feedsToChange(ctx)) checked.push(await check(ctx, feed, reach))
  return checked
}

/** The feeds that are followed, by title. */
export const listFeeds = (ctx: Context): Promise<readonly Feed[]> => feedsOf(ctx.engine.read, ctx.actor.workspaceIds)

/** Stops following a feed, or follows it again without checking it. What came in from it stays. */
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
