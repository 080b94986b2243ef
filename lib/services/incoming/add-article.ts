import { type AddedRead, addReadArticle } from '../articles/add-read-article'
import type { ArticleInput, ArticleSource } from '../articles/article-input'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { addIncoming } from './add-incoming'
import { type Reach, readIncoming, readParts } from './incoming-text'

export type { NamedArticle, ToConfirm } from '../articles/add-read-article'

/** What became of a source: one article, or an archive of which each article waits, or a page to be looked at. */
export type AddedArticle =
  | AddedRead
  | {
      readonly kind: 'archive'
      readonly sourceName: string
      /** In the order of the archive; those in the library already are left out. */
      readonly incomingIds: readonly string[]
      readonly passedOver: number
    }

const nameOf = (source: ArticleSource): string => {
  switch (source.kind) {
    case 'paste':
      return 'Pasted text'
    case 'file':
      return source.name
    case 'address':
      return source.url
    default:
      return source satisfies never
  }
}

/**
 * Adds a pasted text, a file or the page at an address to the actor's library as an article, with its snapshot and its
 * deck, and puts it on their reading list. What the form leaves open is taken from the text where the text states it. A
 * text that the library holds already is not added again; an archive is cut, and its articles wait.
 */
export const addArticle = async (
  ctx: Context,
  input: ArticleInput,
  reach: Reach = {},
): Promise<Result<AddedArticle>> => {
  const { source, asks = false, as = null } = input
  const read = await readIncoming(source, reach)
  if (!read.ok) return read
  const parts = as === null ? await readParts(read.value.text) : null
  if (parts !== null) {
    const sourceName = nameOf(source)
    const added = await addIncoming(ctx, { origin: 'archive', sourceName }, parts)
    return done({ kind: 'archive', sourceName, incomingIds: added.incomingIds, passedOver: added.passedOver })
  }
  return addReadArticle(ctx, { read: read.value, origin: source.kind, said: input, asks, as })
}
