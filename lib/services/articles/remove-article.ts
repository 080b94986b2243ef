import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { markFactsEdited } from '../../data/mutations/articles'
import { addFactPassage, removeFactPassage, setMainPassage } from '../../data/mutations/facts'
import { replaceDecksOfFacts, retireItems } from '../../data/mutations/library'
import { deckOfArticle, factsAndCards, snapshotText } from '../../data/queries/articles/article-page'
import { type FurtherPassage, furtherPassages } from '../../data/queries/facts/fact-links'
import type { FoundFact } from '../../data/queries/facts/fact-views'
import { doneTo } from '../../domain/actions/action-words'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import type { ArticleId, FactId } from '../../domain/ids'
import { asAction } from '../actions/as-action'
import { anyArticleToChange, factToChange } from '../authorise'
import type { Context } from '../context'
import { blockAt, setRetired } from '../facts/write-fact'
import { done, type Given } from '../result'

/** A passage that can carry a fact by itself: it says the same or backs it up, and was not lost in a newer text. */
const carries = ({ role, state }: FurtherPassage): boolean =>
  (role === 'states' || role === 'supports') && state !== 'gone'

const ROLE_ORDER: readonly string[] = ['states', 'supports']

/** Whether the cards' values are all in a passage; else the fact is to be looked at. */
const isFull = async (tx: Tx, { fact }: FoundFact, passage: FurtherPassage): Promise<boolean> => {
  const text = await snapshotText(tx, fact.workspaceId, passage.snapshotId)
  return text !== null && blockAt(draftOfFact(fact), { text, published: passage.article.published }, passage) === null
}

const promote = async (tx: Tx, ctx: Context, factId: FactId, passage: FurtherPassage) => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok) throw new Error(`the fact ${factId} is not in the library that has its passage`)
  const found = read.value
  const { articleId } = passage.article
  const state = passage.state ?? ((await isFull(tx, found, passage)) ? null : 'moved')
  await setMainPassage(tx, found, { passageId: passage.passageId, articleId, state })
  await removeFactPassage(tx, found, passage.passageId)
  await addFactPassage(tx, found, {
    passageId: found.fact.passage.passageId,
    articleId: found.source.articleId,
    role: 'states',
    note: null,
    state: null,
    origin: 'person',
    createdAt: ctx.now,
  })
  const deckId = await deckOfArticle(tx, { workspaceId: found.workspaceId, articleId })
  if (deckId !== null) await replaceDecksOfFacts(tx, found, [{ deckId, factId }])
}

/**
 * Lets those of these facts that have a passage in another article of the library rest on it, before their article is
 * removed. Their passage of the removed article becomes a further one, which is shown again when it is restored. A fact
 * whose cards hold a value that the other passage lacks is marked to be checked.
 * @returns the facts that are kept
 */
const keepFactsElsewhere = async (
  tx: Tx,
  ctx: Context,
  removed: Authorized<InWorkspace & { readonly articleId: ArticleId }>,
  factIds: readonly FactId[],
): Promise<ReadonlySet<FactId>> => {
  const further = await furtherPassages(tx, [removed.workspaceId], factIds)
  const kept = new Set<FactId>()
  for (const factId of factIds) {
    const [best] = (further.get(factId) ?? [])
      .filter((passage) => carries(passage) && passage.article.articleId !== removed.articleId)
      .toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role))
    if (!best) continue
    await promote(tx, ctx, factId, best)
    kept.add(factId)
    await yieldToEventLoop()
  }
  return kept
}

const setRemoved = (ctx: Context, articleKey: string, isRemoved: boolean) =>
  ctx.engine.write(async (tx) => {
    const one = await anyArticleToChange(ctx, articleKey, tx)
    if (!one.ok) return one
    const article = one.value
    const { title, retiredAt: before } = article
    if ((before !== null) === isRemoved) return done({ title, facts: 0, cards: 0, kept: 0 })
    const found = await factsAndCards(tx, article, before)
    const after = isRemoved ? ctx.now : null
    const change = async () => {
      const kept = isRemoved ? await keepFactsElsewhere(tx, ctx, article, found.factIds) : new Set<FactId>()
      const factIds = found.factIds.filter((factId) => !kept.has(factId))
      const cards = found.cards.filter(({ factId }) => !kept.has(factId))
      await retireItems(tx, article, 'article', [article.articleId], after)
      await setRetired(tx, article, factIds, cards, after)
      await markFactsEdited(tx, article, found.factIds, ctx.now)
      // Those kept stay in the library, since another article has a passage of theirs.
      return done({ title, facts: factIds.length, cards: cards.length, kept: kept.size })
    }
    return asAction(tx, ctx, { articleIds: [article.articleId], factIds: found.factIds }, change, () => ({
      kind: 'articles',
      words: doneTo(isRemoved ? 'Article removed' : 'Article restored', title),
    }))
  })

/**
 * Removes an article from the library with its facts and cards, which are no longer reviewed; memories are kept. A fact
 * that another article has a passage of stays, and rests on that passage from then on.
 */
export const removeArticle = (ctx: Context, articleKey: string) => setRemoved(ctx, articleKey, true)

/** Brings a removed article back, with the facts and cards that went with it and everything their memories held. */
export const restoreArticle = (ctx: Context, articleKey: string) => setRemoved(ctx, articleKey, false)

export type RemovedArticle = Given<typeof setRemoved>
