import type { Authorized, InWorkspace } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { yieldToEventLoop } from '../../data/engine/yield-to-event-loop'
import { addFactPassage, removeFactPassage, setMainPassage } from '../../data/mutations/fact-passages'
import { replaceDecksOfFacts } from '../../data/mutations/library'
import { deckOfArticle, snapshotText } from '../../data/queries/articles/article-page'
import type { FoundFact } from '../../data/queries/facts/fact-page'
import { type FurtherPassage, furtherPassages } from '../../data/queries/facts/further-passages'
import { blockingIssue } from '../../domain/cards/lint-issue'
import { anchorAt } from '../../domain/content/anchor'
import { draftOfFact } from '../../domain/drafting/draft-cards'
import { lintContextOf } from '../../domain/drafting/lint-context'
import { lintDraft } from '../../domain/drafting/lint-draft'
import type { ArticleId, FactId } from '../../domain/ids'
import { factToChange } from '../authorise'
import type { Context } from '../context'

/** A passage that can carry a fact by itself: it says the same or backs it up, and was not lost in a newer text. */
const carries = ({ role, state }: FurtherPassage): boolean =>
  (role === 'states' || role === 'supports') && state !== 'gone'

const ROLE_ORDER: readonly string[] = ['states', 'supports']

/** Whether the cards' values are all in a passage; else the fact is to be looked at. */
const isFull = async (tx: Tx, found: FoundFact, passage: FurtherPassage): Promise<boolean> => {
  const text = await snapshotText(tx, found.fact.workspaceId, passage.snapshotId)
  if (text === null) return false
  const { published } = passage.article
  const context = lintContextOf({ text, published }, anchorAt(text, passage.start, passage.end))
  return blockingIssue(lintDraft(draftOfFact(found.fact), context)) === null
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
export const keepFactsElsewhere = async (
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
