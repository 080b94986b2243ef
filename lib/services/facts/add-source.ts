import { z } from 'zod'
import { markConfirmed } from '../../data/mutations/facts'
import { replaceDecksOfFacts, savePassages } from '../../data/mutations/library'
import { deckOfArticle, findArticle } from '../../data/queries/articles/article-page'
import { articleHeads } from '../../data/queries/articles/articles'
import { isInDeck } from '../../data/queries/facts/fact-views'
import { issueWords } from '../../domain/cards/lint-issue'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import { spanSchema } from '../../domain/drafting/draft-schema'
import { MOST_PASSAGE_CHARACTERS } from '../../domain/drafting/passage-limit'
import { sentencesLike } from '../../domain/drafting/sentences-like'
import type { Span } from '../../domain/finder/mention'
import { compareNames } from '../../domain/format/collation'
import { idSchema } from '../../domain/id-schema'
import type { FactId, SnapshotId } from '../../domain/ids'
import { hasNoSource } from '../../domain/no-source'
import { articleToChange, factToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Given, NO_ARTICLE, type Result } from '../result'
import { blockAt, changeLiveFact, editedPlaceOf, passageAt, recordVersion, saveFactRow } from './write-fact'

/** A passage of an article for a fact that has none. `snapshotId` is the text that `span` is a span of. */
export const sourceSchema = z.object({
  articleKey: z.string().max(200),
  snapshotId: idSchema<SnapshotId>(),
  span: spanSchema,
})

type SourceInput = z.infer<typeof sourceSchema>

const HAS_SOURCE = 'This fact already has a source. Reload the page.'

/**
 * Gives a fact without a source a passage of an article, which then is its article. What it says, its cards and memories
 * stay, and so does its deck if it has one; what was noted as its source goes. Fails where the passage lacks what the
 * cards ask for.
 */
export const addSource = (
  ctx: Context,
  factId: FactId,
  { articleKey, snapshotId, span }: SourceInput,
): Promise<Result<{ readonly factId: FactId }>> =>
  changeLiveFact(ctx, factId, 'Source added', async (tx, found) => {
    if (!hasNoSource(found.source)) return failed('conflict', HAS_SOURCE)
    const article = await articleToChange(ctx, articleKey, tx)
    if (!article.ok) return article
    const { workspaceId, articleId, title, text } = article.value
    if (workspaceId !== found.workspaceId) return failed('not-found', 'The article is in another library.')
    if (snapshotId !== article.value.snapshotId) {
      return failed('conflict', 'The text of the article has changed. Reload the page.')
    }
    const placed = passageAt(workspaceId, snapshotId, text, span)
    if (!placed.ok) return placed
    const block = blockAt(draftOfFact(found.fact), article.value, span)
    if (block) return failed('invalid', `This passage cannot be the source. ${issueWords(block)}`)
    await savePassages(tx, found, [placed.value.row])
    const place = { ...editedPlaceOf(found, ctx.now), articleId, passageId: placed.value.row.id, sourceLine: null }
    await saveFactRow(tx, found, place, found.fact, ctx.now)
    const deckId = await deckOfArticle(tx, { workspaceId, articleId })
    if (deckId !== null && !(await isInDeck(tx, found))) await replaceDecksOfFacts(tx, found, [{ deckId, factId }])
    await recordVersion(tx, ctx, found, {
      reason: 'edited',
      note: `A passage of “${title}” was added as its source.`,
    })
    return done({ factId })
  })

/** The articles that a fact without a source could be drawn from, by title. */
export const articlesForSource = async ({
  engine,
  actor,
}: Context): Promise<readonly { readonly key: string; readonly title: string }[]> =>
  (await articleHeads(engine.read, actor.workspaceIds))
    .map(({ key, title }) => ({ key, title }))
    .sort((a, b) => compareNames(a.title, b.title))

const MOST_CHOICES = 12

/**
 * The sentences of an article that a fact without a source could be drawn from: those that support the cards first, then
 * those that have most words in common with them.
 */
export const sourceChoices = async (ctx: Context, factId: FactId, articleKey: string) => {
  const found = await factToChange(ctx, factId)
  if (!found.ok) return found
  const article = await findArticle(ctx.engine.read, [found.value.workspaceId], articleKey)
  if (!article) return NO_ARTICLE
  const { statement } = found.value.fact
  const sentences = sentencesLike(article.text, statement)
    .filter(({ start, end }) => end - start <= MOST_PASSAGE_CHARACTERS)
    .map((span) => {
      const block = blockAt(draftOfFact(found.value.fact), article, span)
      const words = article.text.slice(span.start, span.end).replace(/\s+/gu, ' ')
      /** What its cards ask for that it does not contain; null if nothing. */
      return { ...span, words, lacks: block && issueWords(block) }
    })
  const supporting = sentences.filter(({ lacks }) => lacks === null)
  const others = sentences.filter(({ lacks }) => lacks !== null)
  return done({ snapshotId: article.snapshotId, sentences: [...supporting, ...others].slice(0, MOST_CHOICES) })
}

export type SourceChoices = Given<typeof sourceChoices>
export type SourceChoice = SourceChoices['sentences'][number]

/**
 * Gives a fact another passage, of the present text of its article: after a newer text in which the old one is changed
 * or gone. Statement, cards and memories stay; fails where the new words do not support what the cards ask.
 */
export const placeFact = (ctx: Context, factId: FactId, span: Span): Promise<Result<{ readonly factId: FactId }>> =>
  changeLiveFact(ctx, factId, 'Passage chosen', async (tx, found) => {
    const article = await findArticle(tx, [found.workspaceId], found.source.key)
    if (!article) return failed('not-found', 'The article of the fact is no longer in your library.')
    const { workspaceId, snapshotId, text, published } = article
    const placed = passageAt(workspaceId, snapshotId, text, span)
    if (!placed.ok) return placed
    const block = blockAt(draftOfFact(found.fact), { text, published }, span)
    if (block) return failed('invalid', issueWords(block))
    await savePassages(tx, found, [placed.value.row])
    const place = { ...editedPlaceOf(found, ctx.now), articleId: article.articleId, passageId: placed.value.row.id }
    await saveFactRow(tx, found, place, found.fact, ctx.now)
    await recordVersion(tx, ctx, found, { reason: 'edited', note: 'Another passage was chosen.' })
    await markConfirmed(tx, found, ctx.now)
    return done({ factId })
  })
