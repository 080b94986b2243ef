import type { Authorized } from '../../data/authorized'
import { decideOffers, saveOfferText } from '../../data/mutations/offered-articles'
import type { OfferedArticle } from '../../data/queries/incoming/offered-articles'
import type { ArticleOrigin } from '../../domain/library'
import type { SourceText } from '../../sources/source-result'
import { type AddedRead, addReadArticle, textToKeep } from '../articles/add-read-article'
import type { AddedAs, BibliographyInput } from '../articles/article-input'
import { offerToChange } from '../authorise'
import type { Context } from '../context'
import { failed, type Result } from '../result'
import { findWords, highlightWords } from './highlight-words'
import { type Reach, readIncoming } from './incoming-text'
import { excerptOf } from './offer-articles'

const NOTHING_SAID: BibliographyInput = { title: null, authors: [], outlet: null, published: null, url: null }

export type Taking = {
  /** What its reader says of it; the rest stands as it was offered. */
  readonly said?: BibliographyInput
  readonly as?: AddedAs | null
  /** Words of it that its reader had selected: they are highlighted, so that drafts come first from them. */
  readonly mark?: string | null
  readonly reach?: Reach
}

const originOf = ({ origin, url }: OfferedArticle): ArticleOrigin => {
  switch (origin) {
    case 'archive':
      return 'file'
    case 'share':
      return url === null ? 'paste' : 'address'
    case 'feed':
    case 'highlights':
      return origin
    default:
      return origin satisfies never
  }
}

/** What was said of it when it was offered, before what the page itself says: an editor's feed knows its dates. */
const withOffered = (read: SourceText, offer: OfferedArticle): SourceText => ({
  ...read,
  title: offer.title || read.title,
  authors: offer.authors.length > 0 ? offer.authors : read.authors,
  outlet: offer.outlet ?? read.outlet,
  published: offer.published ?? read.published,
  url: offer.url ?? read.url,
})

/** The text of an offer; fetched now, and kept with the offer, where it came without one. */
const textOf = async (ctx: Context, offer: Authorized<OfferedArticle>, reach: Reach): Promise<Result<SourceText>> => {
  const { title, authors, outlet, published, url, text } = offer
  if (text !== null) return { ok: true, value: { title, authors, outlet, published, url, language: null, text } }
  if (url === null) return failed('invalid', `“${title}” has neither a text nor an address.`)
  const read = await readIncoming({ kind: 'address', url }, reach)
  if (!read.ok) return read
  const whole = withOffered(read.value, offer)
  await ctx.engine.write((tx) =>
    saveOfferText(tx, offer, {
      title: whole.title ?? title,
      authors: whole.authors,
      outlet: whole.outlet,
      published: whole.published,
      url,
      text: whole.text,
      excerpt: excerptOf(whole.text),
    }),
  )
  return { ok: true, value: whole }
}

/**
 * Takes an article that was offered: it is added to the library and put on the actor's reading list. Where its text may
 * be a newer version of an article, nothing is saved until `as` says what it is.
 */
export const takeOffer = async (
  ctx: Context,
  offerId: string,
  { said = NOTHING_SAID, as = null, mark = null, reach = {} }: Taking = {},
): Promise<Result<AddedRead>> => {
  const found = await offerToChange(ctx, offerId)
  if (!found.ok) return found
  const offer = found.value
  const read = await textOf(ctx, offer, reach)
  if (!read.ok) return read
  const marked = mark === null ? null : await findWords(textToKeep({ read: read.value, said }), mark)
  return addReadArticle(ctx, {
    read: read.value,
    origin: originOf(offer),
    said,
    asks: false,
    as,
    alongside: async (tx, articleId) => {
      await decideOffers(tx, offer, [offerId], { state: 'taken', articleId, decidedAt: ctx.now })
      if (marked) await highlightWords(tx, ctx, offer, articleId, marked)
    },
  })
}

export type TakenOffer = {
  readonly offerId: string
  readonly result: Result<AddedRead>
}

/** Takes several offers one after the other, in this order; what one comes to does not stop the others. */
export const takeOffers = async (
  ctx: Context,
  offerIds: readonly string[],
  reach: Reach = {},
): Promise<readonly TakenOffer[]> => {
  const taken: TakenOffer[] = []
  for (const offerId of offerIds) taken.push({ offerId, result: await takeOffer(ctx, offerId, { reach }) })
  return taken
}
