import type { Tx } from '../../data/engine/engine'
import { newKey, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { replaceDecksOfFacts, savePassages } from '../../data/mutations/library'
import type { OwnLibrary } from '../../data/proof'
import { type ArticleView, deckOfArticle, findArticle, lastPositions } from '../../data/queries/articles/article-page'
import { blockingIssue, issueWords } from '../../domain/cards/lint-issue'
import { planCards } from '../../domain/drafts/draft-cards'
import type { FactDraft } from '../../domain/drafts/fact-draft'
import { lintContextOf } from '../../domain/drafts/lint-context'
import { lintDraft } from '../../domain/drafts/lint-draft'
import type { Span } from '../../domain/extraction/mention'
import type { CardId, FactId } from '../../domain/ids'
import { ownLibrary } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { canBeUpdated, linkNewer } from './link-newer'
import { passageAt } from './passage-at'
import { writeFact } from './write-fact'

/** Where an article's cards begin, as in `library-rows.ts`: each article has room for 10,000. */
const firstCardPosition = (articlePosition: number) => articlePosition * POSITIONS_AN_ARTICLE

export type MadeFact = { readonly factId: FactId; readonly cardIds: readonly CardId[] }

/** What a fact is drawn from, and what it says. */
export type FactToMake = { readonly article: ArticleView; readonly span: Span; readonly input: FactDraft }

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
  const block = blockingIssue(lintDraft(input, lintContextOf(article, passage)))
  if (block) return failed('invalid', issueWords(block))
  await savePassages(tx, proof, [found.value.row])
  const last = await lastPositions(tx, article)
  const factId = newKey<FactId>()
  const cardIds = await writeFact(tx, proof, {
    place: {
      id: factId,
      key: factId,
      articleId: article.articleId,
      passageId: found.value.row.id,
      origin: 'person',
      position: (last.fact ?? -1) + 1,
      editedAt: null,
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

type Newer = {
  /** The fact whose newer value it gives. */
  readonly updates?: FactId | null
}

/**
 * Makes a fact of a passage of an article, with its cards, which come into the new-card queue. Nothing is saved if the
 * article is not the actor's, the span is none of its text, the lint blocks, or the fact to update is gone.
 */
export const makeFact = async (
  ctx: Context,
  articleKey: string,
  span: Span,
  input: FactDraft,
  { updates = null }: Newer = {},
): Promise<Result<MadeFact>> => {
  const made = await ctx.engine.write(async (tx) => {
    const article = await findArticle(tx, ctx.actor.workspaceIds, articleKey)
    const proof = article && ownLibrary(ctx.actor, article.workspaceId)
    if (!article || !proof) return failed('not-found', 'There is no such article in your library.')
    const earlier = updates === null ? done(null) : await canBeUpdated(tx, proof, updates)
    if (!earlier.ok) return earlier
    const saved = await makeFactIn(tx, ctx, proof, { article, span, input })
    if (saved.ok && updates !== null) await linkNewer(tx, proof, saved.value.factId, updates)
    return saved
  })
  if (made.ok) await noteConflictsOf(ctx, [made.value.factId])
  return made
}
