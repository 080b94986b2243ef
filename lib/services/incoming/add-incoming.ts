import { newKey, sha256Of } from '../../data/library-ids'
import { decideIncoming, saveIncoming } from '../../data/mutations/incoming-articles'
import { articleHeads } from '../../data/queries/articles/articles'
import { incomingOfIdentities } from '../../data/queries/incoming/incoming-articles'
import type { IncomingOrigin } from '../../data/schema/reading'
import { localWorkspace, workspacesToChange } from '../authorise'
import type { Context } from '../context'

/** An article that comes in, before anybody took it. */
export type Incoming = {
  readonly title: string
  readonly authors: readonly string[]
  readonly outlet: string | null
  /** EDTF. */
  readonly published: string | null
  readonly url: string | null
  /** Canonical text; null where it is only fetched when somebody takes it. */
  readonly text: string | null
  /** What lists show where there is no text. */
  readonly summary?: string | null
  /** What a feed calls the item. */
  readonly itemId?: string | null
}

export type IncomingFrom = {
  readonly origin: IncomingOrigin
  /** The file, page or feed, for people. */
  readonly sourceName: string
  readonly feedId?: string | null
}

export type AddedIncoming = {
  /** The incoming articles in the order in which they came, those that waited already included. */
  readonly incomingIds: readonly string[]
  /** How many of them are new. */
  readonly fresh: number
  /** How many were passed over: they are in the library, or were declined before. */
  readonly passedOver: number
}

const EXCERPT_CHARACTERS = 300

/** The first words of a text, without the marks of headings and items. */
export const excerptOf = (text: string): string => {
  const words = text
    .slice(0, EXCERPT_CHARACTERS * 3)
    .replace(/^(?:#{1,3}|-) /gm, '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (words.length <= EXCERPT_CHARACTERS) return words
  return `${words.slice(0, words.lastIndexOf(' ', EXCERPT_CHARACTERS))} …`
}

/** By what an article is known when it comes in again. */
const identityOf = ({ url, text, itemId }: Incoming, { origin, feedId }: IncomingFrom): string => {
  if (origin === 'archive' || origin === 'highlights') return `text:${sha256Of(text ?? '')}`
  if (feedId) return `feed:${feedId}:${itemId ?? url ?? sha256Of(text ?? '')}`
  return url === null ? `text:${sha256Of(text ?? '')}` : `address:${url}`
}

/**
 * Adds incoming articles to the actor's workspace: they wait until somebody takes or declines them. From a file or an address
 * that was given by hand, what was declined before waits again; each item of a feed comes in once.
 */
export const addIncoming = async (
  ctx: Context,
  from: IncomingFrom,
  incoming: readonly Incoming[],
): Promise<AddedIncoming> => {
  const workspace = localWorkspace(ctx)
  const byIdentity = new Map(incoming.map((one) => [identityOf(one, from), one]))
  return ctx.engine.write(async (tx) => {
    const stored = await incomingOfIdentities(tx, workspace.workspaceId, [...byIdentity.keys()])
    const live = new Set((await articleHeads(tx, [workspace.workspaceId])).map(({ articleId }): string => articleId))
    const isPassed = (identity: string): boolean => {
      const before = stored.get(identity)
      if (!before) return false
      if (from.origin === 'feed') return before.state !== 'offered'
      return before.state === 'taken' && before.articleId !== null && live.has(before.articleId)
    }
    const wanted = [...byIdentity].filter(([identity]) => !isPassed(identity))
    const rows = wanted.map(([identity, one]) => ({
      id: stored.get(identity)?.id ?? newKey(),
      identity,
      origin: from.origin,
      sourceName: from.sourceName,
      feedId: from.feedId ?? null,
      title: one.title,
      authors: one.authors,
      outlet: one.outlet,
      published: one.published,
      url: one.url,
      text: one.text,
      excerpt: excerptOf(one.text ?? one.summary ?? ''),
      state: 'offered' as const,
      articleId: null,
      offeredAt: ctx.now,
      decidedAt: null,
    }))
    await saveIncoming(tx, workspace, rows)
    return {
      incomingIds: rows.map(({ id }) => id),
      fresh: wanted.filter(([identity]) => stored.get(identity)?.state !== 'offered').length,
      passedOver: incoming.length - rows.length,
    }
  })
}

/** Declines incoming articles of the actor's workspaces, or lets them wait again; those that were taken stay taken. */
export const setIncomingDeclined = (ctx: Context, incomingIds: readonly string[], isDeclined: boolean): Promise<void> =>
  ctx.engine.write(async (tx) => {
    for (const workspace of workspacesToChange(ctx.actor)) {
      const decision = isDeclined
        ? { state: 'declined' as const, articleId: null, decidedAt: ctx.now }
        : { state: 'offered' as const, articleId: null, decidedAt: null }
      await decideIncoming(tx, workspace, incomingIds, decision)
    }
  })
