import { type AddedRead, addReadArticle } from '../articles/add-read-article'
import type { ArticleInput } from '../articles/article-input'
import type { Context } from '../context'
import type { Result } from '../result'
import { type Reach, readGiven } from './read-given'

export type { NamedArticle, ToConfirm } from '../articles/add-read-article'

/**
 * Adds a pasted text, a file or the page at an address to the actor's library as an article, with its snapshot and its
 * deck, and puts it on their reading list. What the form leaves open is taken from the text where the text states it. A
 * text that the library holds already is not added again.
 */
export const addArticle = async (ctx: Context, input: ArticleInput, reach: Reach = {}): Promise<Result<AddedRead>> => {
  const { source, asks = false, as = null } = input
  const read = await readGiven(source, reach)
  return read.ok ? addReadArticle(ctx, { read: read.value, origin: source.kind, said: input, asks, as }) : read
}
