import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey } from '../../data/library-ids'
import { saveHighlights } from '../../data/mutations/articles'
import { articleText } from '../../data/queries/articles/article-page'
import { canonicalText } from '../../domain/content/canonical-text'
import { placeOfWords } from '../../domain/content/place-of-words'
import type { Span } from '../../domain/finder/mention'
import type { ArticleId } from '../../domain/ids'
import type { Shared } from '../../domain/reading/shared'
import type { SourceText } from '../../sources/source-result'
import { type AddedRead, addReadArticle, textToKeep } from '../articles/add-read-article'
import { type AddedAs, type ArticleInput, NOTHING_SAID } from '../articles/article-input'
import { localWorkspace } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { OWN_THREAD_CHARACTERS, runJob } from '../worker-pool'
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

/** Words to be highlighted in a text, and where they stand in it. */
type WordsToMark = { readonly text: string; readonly span: Span }

/** Looks words up in a text; null where they do not stand in it, or cannot be found in time. */
const findWords = async (text: string, words: string): Promise<WordsToMark | null> => {
  if (text.length + words.length <= OWN_THREAD_CHARACTERS) {
    const span = placeOfWords(text, words)
    return span && { text, span }
  }
  const found = await runJob('place-words', [text, words])
  return found.ok && found.value ? { text, span: found.value } : null
}

/** Highlights words within a write. Where the article's text is another by now, nothing is done. */
const highlightWords = async (
  tx: Tx,
  ctx: Context,
  workspace: Authorized<InWorkspace>,
  articleId: ArticleId,
  { text, span }: WordsToMark,
): Promise<void> => {
  const article = await articleText(tx, workspace.workspaceId, articleId)
  if (article?.text !== text) return
  const { snapshotId } = article
  await saveHighlights(tx, workspace, [
    { id: newKey(), articleId, snapshotId, ...span, note: null, origin: 'reader', createdAt: ctx.now },
  ])
}

const TITLE_CHARACTERS = 80
const MOST_MARKED = 2_000

const titleOf = (text: string): string =>
  text.length <= TITLE_CHARACTERS ? text : `${text.slice(0, TITLE_CHARACTERS).replace(/\s+\S*$/u, '')} …`

/** The words in canonical text; null where reading them took too long. */
const wordsOf = async (text: string): Promise<string | null> => {
  if (text.length <= OWN_THREAD_CHARACTERS) return canonicalText(text)
  const read = await runJob('canonical-text', [text])
  return read.ok ? read.value : null
}

/** The page, with what was shared of it where it says nothing itself. */
const readPage = async (shared: Shared, url: string, reach: Reach): Promise<Result<SourceText>> => {
  const read = await readGiven({ kind: 'address', url }, reach)
  return read.ok ? done({ ...read.value, title: read.value.title ?? shared.title ?? new URL(url).hostname, url }) : read
}

/** The words that were shared, as a text of their own. */
const readWords = async ({ text: words, title, url }: Shared): Promise<Result<SourceText>> => {
  const text = await wordsOf(words ?? '')
  if (text === null) return failed('too-large', 'Reading the text took too long. Keep less of it.', 'text')
  if (text === '') return failed('invalid', 'There is no text to keep.', 'text')
  const [first = text] = text.split('\n\n')
  return done({ title: title ?? titleOf(first), authors: [], outlet: null, published: null, url, language: null, text })
}

/**
 * Adds a page that was shared, or only the words that were selected in it, to the library and the reading list. Selected
 * words are highlighted in the page, so that drafts come first from them. Called once somebody has confirmed it: a link
 * from elsewhere must not make this machine fetch anything.
 */
export const addShared = async (
  ctx: Context,
  shared: Shared,
  { wordsOnly, as = null }: { readonly wordsOnly: boolean; readonly as?: AddedAs | null },
  reach: Reach = {},
): Promise<Result<AddedRead>> => {
  const page = wordsOnly ? null : shared.url
  const read = page === null ? await readWords(shared) : await readPage(shared, page, reach)
  if (!read.ok) return read
  const text = textToKeep({ read: read.value, said: NOTHING_SAID })
  const marked = page === null || shared.text === null ? null : await findWords(text, shared.text.slice(0, MOST_MARKED))
  const workspace = localWorkspace(ctx)
  return addReadArticle(ctx, {
    read: read.value,
    origin: shared.url === null ? 'paste' : 'address',
    said: NOTHING_SAID,
    asks: false,
    as,
    ...(marked && { alongside: (tx, articleId) => highlightWords(tx, ctx, workspace, articleId, marked) }),
  })
}
