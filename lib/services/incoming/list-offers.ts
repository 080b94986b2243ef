import { articlesOfTexts } from '../../data/queries/articles/article-entries'
import { articleHeads } from '../../data/queries/articles/articles'
import {
  type OfferedHead,
  offeredArticles,
  offeredSources,
  offersOfIds,
} from '../../data/queries/incoming/offered-articles'
import { searchText } from '../../domain/cards/search-text'
import { countWords } from '../../domain/content/canonical-text'
import { wordsIn } from '../../domain/reading/speed'
import type { Context } from '../context'
import { OWN_THREAD_CHARACTERS } from '../own-thread'

/** An article of the library that is, or may be, the same as one that is offered. */
export type Held = {
  /** `text`: the same words. `notes`: the library has notes on an article of this title. `title`: only the title. */
  readonly kind: 'text' | 'notes' | 'title'
  readonly key: string
  readonly title: string
}

export type ListedOffer = OfferedHead & {
  /** About how many words it has; null where it was not fetched yet. */
  readonly words: number | null
  readonly held: Held | null
}

export type ListedOffers = {
  readonly offers: readonly ListedOffer[]
  readonly sources: readonly { readonly sourceName: string; readonly articles: number }[]
  /** How many wait in all. */
  readonly total: number
}

/** More at once is no list that anybody reads. */
export const MOST_OFFERS = 200

/** A title and the same with a subtitle behind it name one article; a few words in common do not. */
const SHORTEST_SAME_START = 24

const isSameTitle = (one: string, other: string): boolean => {
  const [short = '', long = ''] = one.length <= other.length ? [one, other] : [other, one]
  return one === other || (short.length >= SHORTEST_SAME_START && long.startsWith(`${short} `))
}

/** Counted where a short text is at hand; otherwise estimated from its length, to the next fifty. */
const wordsOf = (offer: OfferedHead & { readonly text?: string | null }): number | null => {
  if (offer.text && offer.text.length <= OWN_THREAD_CHARACTERS) return countWords(offer.text)
  return offer.characters === null ? null : Math.max(50, Math.round(wordsIn(offer.characters) / 50) * 50)
}

const withHeld = async (
  ctx: Context,
  heads: readonly (OfferedHead & { readonly text?: string | null })[],
): Promise<readonly ListedOffer[]> => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const shaOf = ({ identity }: OfferedHead) => (identity.startsWith('text:') ? identity.slice('text:'.length) : null)
  const texts = await articlesOfTexts(
    store,
    workspaceIds,
    heads.map(shaOf).filter((sha) => sha !== null),
  )
  const titles = (await articleHeads(store, workspaceIds)).map((head) => ({ head, name: searchText(head.title) }))
  return heads.map((head) => {
    const same = texts.get(shaOf(head) ?? '')
    const name = searchText(head.title)
    const alike = titles.find((other) => isSameTitle(other.name, name))?.head
    const held: Held | null = same
      ? { kind: 'text', ...same }
      : alike
        ? { kind: alike.origin === 'content' ? 'notes' : 'title', key: alike.key, title: alike.title }
        : null
    return { ...head, words: wordsOf(head), held }
  })
}

/** The articles that wait in the actor's workspaces, from all sources or one, the latest first. */
export const listOffers = async (ctx: Context, sourceName: string | null): Promise<ListedOffers> => {
  const store = ctx.engine.read
  const { workspaceIds } = ctx.actor
  const heads = await offeredArticles(store, workspaceIds, { sourceName, most: MOST_OFFERS })
  const sources = await offeredSources(store, workspaceIds)
  return {
    offers: await withHeld(ctx, heads),
    sources,
    total: sources.reduce((sum, { articles }) => sum + articles, 0),
  }
}

/** One offer of the actor's workspaces with its text; null when there is none of that id. */
export const loadOffer = async (ctx: Context, offerId: string) => {
  const [offer] = await offersOfIds(ctx.engine.read, ctx.actor.workspaceIds, [offerId])
  if (!offer) return null
  const [listed] = await withHeld(ctx, [offer])
  return { ...offer, words: listed?.words ?? null, held: listed?.held ?? null }
}

/** These offers of the actor's workspaces, in this order; those that are not there are left out. */
export const offersInOrder = async (ctx: Context, offerIds: readonly string[]): Promise<readonly ListedOffer[]> => {
  const offers = await withHeld(ctx, await offersOfIds(ctx.engine.read, ctx.actor.workspaceIds, offerIds))
  const byId = new Map(offers.map((offer) => [offer.offerId, offer]))
  return offerIds.flatMap((id) => byId.get(id) ?? [])
}
