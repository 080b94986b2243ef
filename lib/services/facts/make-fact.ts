import type { Authorized, FactInWorkspace, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { newKey, POSITIONS_AN_ARTICLE } from '../../data/library-ids'
import { saveFactLink } from '../../data/mutations/facts'
import { replaceDecksOfFacts, savePassages } from '../../data/mutations/library'
import { type ArticleView, deckOfArticle, lastPositions } from '../../data/queries/articles/article-page'
import { comparableFacts, liveFacts } from '../../data/queries/conflicts/comparables'
import { issueWords } from '../../domain/cards/lint-issue'
import { compareFacts, differenceWords } from '../../domain/comparison/compare'
import { planCards } from '../../domain/drafting/draft-cards'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { Span } from '../../domain/finder/mention'
import type { CardId, FactId } from '../../domain/ids'
import { asAction, factMade } from '../actions/as-action'
import { articleToChange } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'
import { blockAt, passageAt, writeFact } from './write-fact'

const NO_DIFFERENCE = 'A newer value of the same thing.'

/** The fact that is to be said to have a newer value; null if there is to be none. Fails if it is retired or gone. */
export const factToUpdate = async (
  tx: Tx,
  { workspaceId }: Authorized<InWorkspace>,
  factId: FactId | null,
): Promise<Result<FactId | null>> =>
  factId === null || (await liveFacts(tx, workspaceId, [factId])).has(factId)
    ? done(factId)
    : failed('conflict', 'The earlier fact is no longer in your library, or is retired. Reload the page.')

/** Says in a link that a fact gives the newer value of what an earlier one says; the note names both values. */
export const linkNewer = async (tx: Tx, fact: Authorized<FactInWorkspace>, earlier: FactId): Promise<void> => {
  const { workspaceId, factId } = fact
  const facts = await comparableFacts(tx, workspaceId, { ids: [factId, earlier] })
  const [newer, older] = [factId, earlier].map((id) => facts.find((one) => one.factId === id)?.fact)
  const similarity = newer && older && compareFacts(newer, older)
  const note = similarity ? differenceWords(similarity, similarity.answers) : NO_DIFFERENCE
  await saveFactLink(tx, fact, { otherFactId: earlier, kind: 'updates', note })
}

type MadeFact = { readonly factId: FactId; readonly cardIds: readonly CardId[] }

/** Where in an article a fact is drawn from, and what it says. */
type FactToMake = { readonly span: Span; readonly input: FactDraft }

/** Makes a fact inside a transaction. Writes nothing where the span is none of the text or the lint blocks. */
export const makeFactIn = async (
  tx: Tx,
  ctx: Context,
  article: Authorized<ArticleView>,
  { span, input }: FactToMake,
): Promise<Result<MadeFact>> => {
  const found = passageAt(article.workspaceId, article.snapshotId, article.text, span)
  if (!found.ok) return found
  const block = blockAt(input, article, span)
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
    // As in `library-rows.ts`: each article has room for 10,000.
    cardPosition: (last.card ?? article.position * POSITIONS_AN_ARTICLE) + 1,
    statementBefore: null,
    now: ctx.now,
  })
  const deckId = await deckOfArticle(tx, article)
  if (deckId !== null) await replaceDecksOfFacts(tx, article, [{ deckId, factId }])
  return done({ factId, cardIds })
}

/**
 * Makes a fact of a passage of an article, with its cards, which come into the new-card queue. Nothing is saved if the
 * article is not the actor's, the span is none of its text, the lint blocks, or the fact to update is gone.
 * @param updates the fact whose newer value it gives
 */
export const makeFact = async (
  ctx: Context,
  articleKey: string,
  span: Span,
  input: FactDraft,
  { updates = null }: { readonly updates?: FactId | null } = {},
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
