import type { Authorized } from '../../data/authorized'
import { decideIncoming, saveIncomingText } from '../../data/mutations/incoming-articles'
import type { IncomingArticle } from '../../data/queries/incoming/incoming-articles'
import type { ArticleOrigin } from '../../domain/library'
import type { SourceText } from '../../sources/source-result'
import { type AddedRead, addReadArticle, textToKeep } from '../articles/add-read-article'
import type { AddedAs, BibliographyInput } from '../articles/article-input'
import { incomingToChange } from '../authorise'
import type { Context } from '../context'
import { failed, type Result } from '../result'
import { excerptOf } from './add-incoming'
import { findWords, highlightWords } from './highlight-words'
import { type Reach, readIncoming } from './incoming-text'

const NOTHING_SAID: BibliographyInput = { title: null, authors: [], outlet: null, published: null, url: null }

export type Taking = {
  /** What its reader says of it; the rest is as it came in. */
  readonly said?: BibliographyInput
  readonly as?: AddedAs | null
  /** Words of it that its reader had selected: they are highlighted, so that drafts come first from them. */
  readonly mark?: string | null
  readonly reach?: Reach
}

const originOf = ({ origin, url }: IncomingArticle): ArticleOrigin => {
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

/** What was said of it when it came in, before what the page itself says: an editor's feed knows its dates. */
const withWhatCame = (read: SourceText, article: IncomingArticle): SourceText => ({
  ...read,
  title: article.title || read.title,
  authors: article.authors.length > 0 ? article.authors : read.authors,
  outlet: article.outlet ?? read.outlet,
  published: article.published ?? read.published,
  url: article.url ?? read.url,
})

/** The text of an incoming article; fetched now, and kept with the incoming article, where it came without one. */
const textOf = async (
  ctx: Context,
  article: Authorized<IncomingArticle>,
  reach: Reach,
): Promise<Result<SourceText>> => {
  const { title, authors, outlet, published, url, text } = article
  if (text !== null) return { ok: true, value: { title, authors, outlet, published, url, language: null, text } }
  if (url === null) return failed('invalid', `“${title}” has neither a text nor an address.`)
  const read = await readIncoming({ kind: 'address', url }, reach)
  if (!read.ok) return read
  const whole = withWhatCame(read.value, article)
  await ctx.engine.write((tx) =>
    saveIncomingText(tx, article, {
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
 * Takes an incoming article: it is added to the library and put on the actor's reading list. Where its text may
 * be a newer version of an article, nothing is saved until `as` says what it is.
 */
export const takeIncoming = async (
  ctx: Context,
  incomingId: string,
  { said = NOTHING_SAID, as = null, mark = null, reach = {} }: Taking = {},
): Promise<Result<AddedRead>> => {
  const found = await incomingToChange(ctx, incomingId)
  if (!found.ok) return found
  const article = found.value
  const read = await textOf(ctx, article, reach)
  if (!read.ok) return read
  const marked = mark === null ? null : await findWords(textToKeep({ read: read.value, said }), mark)
  return addReadArticle(ctx, {
    read: read.value,
    origin: originOf(article),
    said,
    asks: false,
    as,
    alongside: async (tx, articleId) => {
      await decideIncoming(tx, article, [incomingId], { state: 'taken', articleId, decidedAt: ctx.now })
      if (marked) await highlightWords(tx, ctx, article, articleId, marked)
    },
  })
}
