import type { Tx } from '../../data/engine/engine'
import { newKey, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { replaceDecksOfFacts, savePassages } from '../../data/mutations/library'
import type { OwnLibrary } from '../../data/proof'
import { type ArticleView, deckOfArticle, findArticle, lastPositions } from '../../data/queries/articles/article-page'
import type { CardId, FactId } from '../../domain/ids'
import { ownLibrary } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { planCards } from './card-entries'
import type { FactInput, SentSpan } from './fact-input'
import { lintDraft, windowBlockOf } from './lint-draft'
import { passageAt } from './passage-at'
import { writeFact } from './write-fact'

/** Where an article's cards begin, as in `library-rows.ts`: each article has room for 10,000. */
const firstCardPosition = (articlePosition: number) => articlePosition * POSITIONS_AN_ARTICLE

export type MadeFact = { readonly factId: FactId; readonly cardIds: readonly CardId[] }

/** What a fact is drawn from, and what it says. */
export type FactToMake = { readonly article: ArticleView; readonly span: SentSpan; readonly input: FactInput }

/** Makes a fact inside a transaction. Writes nothing where the span is none of the text or the lint blocks. */
export const makeFactIn = async (
  tx: Tx,
  ctx: Context,
  proof: OwnLibrary,
  { article, span, input }: FactToMake,
): Promise<Result<MadeFact>> => {
  const found = passageAt(article.workspaceId, article.snapshotId, article.text, span)
  if (!found.ok) return found
  const { passage } = found.value
  const block = windowBlockOf(lintDraft(input, { text: article.text, passage, published: article.published }))
  if (block) return failed('invalid', `${block.what} ${block.remedy}`)
  await savePassages(tx, proof, [found.value.row])
  const last = await lastPositions(tx, article)
  const factId = newKey<FactId>()
  const { kind, weight, statement, asOf, reviewBy, speaker, hedge } = input
  const cardIds = await writeFact(tx, proof, {
    row: {
      id: factId,
      key: factId,
      articleId: article.articleId,
      passageId: found.value.row.id,
      kind,
      weight,
      statement,
      asOf,
      reviewBy,
      speaker,
      hedge,
      origin: 'person',
      position: (last.fact ?? -1) + 1,
      editedAt: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      retiredAt: null,
    },
    input,
    plan: planCards([], input.cards),
    cardPosition: (last.card ?? firstCardPosition(article.position)) + 1,
    statementBefore: null,
    now: ctx.now,
  })
  const deckId = await deckOfArticle(tx, article)
  if (deckId !== null) await replaceDecksOfFacts(tx, proof, [{ deckId, factId }])
  return done({ factId, cardIds })
}

/**
 * Makes a fact of a passage of an article, with its cards, which come onto the shelf of new cards. Nothing is saved
 * where the article is not the asker's, the span is none of its text, or the lint blocks.
 */
export const makeFact = async (
  ctx: Context,
  articleKey: string,
  span: SentSpan,
  input: FactInput,
): Promise<Result<MadeFact>> => {
  const made = await write(ctx, articleKey, span, input)
  if (made.ok) await noteConflictsOf(ctx, [made.value.factId])
  return made
}

const write = (ctx: Context, articleKey: string, span: SentSpan, input: FactInput): Promise<Result<MadeFact>> =>
  ctx.engine.write(async (tx) => {
    const article = await findArticle(tx, ctx.actor.workspaceIds, articleKey)
    const proof = article && ownLibrary(ctx.actor, article.workspaceId)
    if (!article || !proof) return failed('not-found', 'There is no such article in your library.')
    return makeFactIn(tx, ctx, proof, { article, span, input })
  })
