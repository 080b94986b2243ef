import type { Authorized } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { replaceDecksOfFacts, savePassages } from '../../data/mutations/library'
import { type ArticleView, deckOfArticle, lastPositions } from '../../data/queries/articles/article-page'
import { blockingIssue, issueWords } from '../../domain/cards/lint-issue'
import { planCards } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import type { Span } from '../../domain/finder/mention'
import type { CardId, FactId } from '../../domain/ids'
import { asAction, factMade } from '../actions/as-action'
import { articleToChange } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { factToUpdate, linkNewer } from './link-newer'
import { passageAt } from './passage-at'
import { writeFact } from './write-fact'

/** Where an article's cards begin, as in `library-rows.ts`: each article has room for 10,000. */
const firstCardPosition = (articlePosition: number) => articlePosition * POSITIONS_AN_ARTICLE

export type MadeFact = { readonly factId: FactId; readonly cardIds: readonly CardId[] }

/** Where in an article a fact is drawn from, and what it says. */
export type FactToMake = { readonly span: Span; readonly input: FactDraft }

/** Makes a fact inside a transaction. Writes nothing where the span is none of the text or the lint blocks. */
export const makeFactIn = async (
  tx: Tx,
  ctx: Context,
  article: Authorized<ArticleView>,
  { span, input }: FactToMake,
): Promise<Result<MadeFact>> => {
  const found = passageAt(article.workspaceId, article.snapshotId, article.text, span)
  if (!found.ok) return found
  const { passage } = found.value
  const block = blockingIssue(lintDraft(input, lintContextOf(article, passage)))
  if (block) return failed('invalid', issueWords(block))
  await savePassages(tx, article, [found.value.row])
  const last = await lastPositions(tx, article)
  const factId = newKey<FactId>()
  const cardIds = await writeFact(tx, article, {
    place: {
      id: factId,
      key: factId,
      articleId: article.articleId,
      passageId: found.value.row.id,
      sourceLine: null,
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
  if (deckId !== null) await replaceDecksOfFacts(tx, article, [{ deckId, factId }])
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
    const article = await articleToChange(ctx, articleKey, tx)
    if (!article.ok) return article
    const earlier = await factToUpdate(tx, article.value, updates)
    if (!earlier.ok) return earlier
    const make = async () => {
      const saved = await makeFactIn(tx, ctx, article.value, { span, input })
      if (saved.ok && earlier.value !== null) {
        await linkNewer(tx, { ...article.value, factId: saved.value.factId }, earlier.value)
      }
      return saved
    }
    return asAction(tx, ctx, {}, make, ({ factId }) => factMade(factId, input.statement))
  })
  if (made.ok) await noteConflictsOf(ctx, [made.value.factId])
  return made
}
