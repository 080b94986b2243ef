import { saveArticles, saveDecks, saveSnapshots } from '../data/mutations/library'
import { articleOfText, freeDeckName, lastArticlePosition } from '../data/queries/article-page'
import { readSource, type SourceFailureCode, type SourceText } from '../sources/read-source'
import type { ArticleInput, ArticleSource } from './article-input'
import { homeLibrary } from './authorise'
import type { Context } from './context'
import { deckNames } from './deck-names'
import { newKey } from './library-ids'
import { sha256Of } from './library-rows'
import { done, type FailureCode, failed, type Result } from './result'

export type AddedArticle = {
  /** `known`: the library holds the same text already, and nothing was added. */
  readonly kind: 'added' | 'known'
  readonly key: string
  readonly title: string
}

/** The content files' articles are numbered from 0; those that people add come after them. */
const FIRST_POSITION = 1_000

const CODES: Readonly<Record<SourceFailureCode, FailureCode>> = {
  'too-large': 'too-large',
  binary: 'wrong-type',
  'wrong-type': 'wrong-type',
  empty: 'invalid',
}

const readText = (source: ArticleSource): Result<SourceText> => {
  const field = source.kind === 'file' ? 'file' : 'text'
  const read =
    source.kind === 'file' ? readSource(source.name, source.bytes) : readSource('pasted.txt', Buffer.from(source.text))
  if (read.ok) return done(read.value)
  if (source.kind === 'file') return failed(CODES[read.code], read.message, field)
  const message = {
    empty: 'There is no text yet. Paste the words of the article, or choose a file.',
    'too-large': 'The text is larger than 5 MB. Cut it into parts and add those.',
    binary: 'This is not text. Paste the words of the article.',
    'wrong-type': read.message,
  }[read.code]
  return failed(CODES[read.code], message, field)
}

/**
 * Adds a pasted text or a file to the asker's library as an article, with its snapshot and its deck. What the form
 * leaves open is taken from the text where the text states it. A text that the library holds already is not added again.
 */
export const addArticle = async (ctx: Context, input: ArticleInput): Promise<Result<AddedArticle>> => {
  const read = readText(input.source)
  if (!read.ok) return read
  const { text } = read.value
  const title = input.title ?? read.value.title
  if (title === null) return failed('invalid', 'The text states no title. Give the article one.', 'title')
  const proof = homeLibrary(ctx)
  const sha256 = sha256Of(text)
  return ctx.engine.write(async (tx) => {
    const known = await articleOfText(tx, proof.workspaceId, sha256)
    if (known) return done({ kind: 'known', ...known })
    const [articleId, snapshotId, deckId] = [newKey(), newKey(), newKey()]
    const position = Math.max(FIRST_POSITION, (await lastArticlePosition(tx, proof.workspaceId)) + 1)
    await saveArticles(tx, proof, [
      {
        id: articleId,
        key: articleId,
        title,
        authors: input.authors.length > 0 ? input.authors : read.value.authors,
        outlet: input.outlet ?? read.value.outlet,
        published: input.published ?? read.value.published,
        url: input.url ?? read.value.url,
        origin: input.source.kind,
        snapshotId,
        position,
        createdAt: ctx.now,
        retiredAt: null,
      },
    ])
    await saveSnapshots(tx, proof, [{ id: snapshotId, articleId, text, sha256, importedAt: ctx.now }])
    const name = await freeDeckName(tx, proof.workspaceId, deckNames(title))
    await saveDecks(tx, proof, [{ id: deckId, name, articleId, createdAt: ctx.now }])
    return done({ kind: 'added', key: articleId, title })
  })
}
