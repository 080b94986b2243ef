import type { Authorized } from '../../data/authorized'
import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { appendDecisions } from '../../data/mutations/reading'
import { type ArticleView, findArticle, snapshotText } from '../../data/queries/articles/article-page'
import { type Decision, decisionsOfArticle, factsTakenBack, findDecision } from '../../data/queries/drafts/drafts'
import { type FoundFact, findFact } from '../../data/queries/facts/fact-views'
import { doneTo } from '../../domain/actions/action-words'
import { draftCardsOf } from '../../domain/drafting/draft-cards'
import { OWN_CHOICE } from '../../domain/drafting/drafting-figures'
import type { FactDraft } from '../../domain/drafting/fact-draft'
import type { FactId } from '../../domain/ids'
import { factDistance } from '../../domain/text/edit-distance'
import { asAction, statementOf } from '../actions/as-action'
import { actingLearner, articleToChange, factToChange } from '../authorise'
import { noteConflictsOf } from '../comparison/record-conflicts'
import type { Context } from '../context'
import { addPassageIn } from '../facts/add-passage'
import { rewriteFact } from '../facts/edit-fact'
import { factToUpdate, linkNewer, makeFactIn } from '../facts/make-fact'
import { restoreFactIn } from '../facts/retire-fact'
import { blockAt, passageAt } from '../facts/write-fact'
import { done, failed, type Result } from '../result'
import type { DecisionInput } from './decision-input'
import { factOfSameSentence, joinFact } from './join-fact'
import { withTopicsOfLibrary } from './lint-drafts'

/** What became of a decision. `cards` counts those that the draft came to. */
export type Decided = { readonly id: string; readonly factId: FactId | null; readonly cards: number }

const NEWER_TEXT =
  'The article has a newer text than the one this draft was made from. Reload the page to see its drafts.'
const OTHER_CONTENT = 'Another decision has the same id. Reload the page and decide again.'
const NO_FACT = 'The fact made from the draft is no longer in your library. Reload the page.'

type Kept = { readonly factId: FactId | null; readonly cards: number; readonly editDistance: number | null }

type Made = { readonly factId: FactId; readonly cards: number }

const NOTHING: Kept = { factId: null, cards: 0, editDistance: null }

type Accepted = Extract<DecisionInput, { readonly decision: 'accepted' }>

/** The cards of a draft as those that were made of it before: a card keeps its id, and so what was learnt of it. */
const withIdsOf = ({ fact }: FoundFact, input: FactDraft): FactDraft => {
  const before = draftCardsOf(fact.cards.filter(({ retiredAt }) => retiredAt === null))
  return {
    ...input,
    cards: input.cards.map((card, at) => ({
      ...card,
      cardId: before[at]?.form === card.form ? (before[at]?.cardId ?? null) : null,
    })),
  }
}

/**
 * The fact that was made of the draft before and retired by its undoing, brought back with its cards and what was
 * learnt of them, and written as it is accepted now. Null where there is none, or its words cannot be made these.
 */
const takenBack = async (
  tx: Tx,
  ctx: Context,
  { workspaceId, articleId, snapshotId }: ArticleView,
  { offerKey, span, fact }: Accepted,
): Promise<Made | null> => {
  const { workspaceIds, learnerId } = ctx.actor
  for (const factId of await factsTakenBack(tx, learnerId, articleId, offerKey)) {
    const old = await findFact(tx, workspaceIds, learnerId, factId)
    const isThere = old?.source.articleId === articleId && old.fact.passage.snapshotId === snapshotId
    if (!old || !isThere || old.fact.retiredAt === null) continue
    // What does not pass the lint as it is accepted now is refused below, as any fact is.
    const text = (await snapshotText(tx, workspaceId, snapshotId)) ?? ''
    const placed = passageAt(workspaceId, snapshotId, text, span)
    if (!placed.ok) return null
    if (blockAt(fact, { text, published: old.source.published }, span)) return null
    await restoreFactIn(tx, ctx, factId)
    const found = await factToChange(ctx, factId, tx)
    const written = found.ok
      ? await rewriteFact(tx, ctx, found.value, withIdsOf(found.value, fact), { span, minds: () => true })
      : found
    if (!written.ok) throw new Error(`The fact ${factId} passed the lint and was not written.`)
    return { factId, cards: written.value.cardIds.length }
  }
  return null
}

const make = async (
  tx: Tx,
  ctx: Context,
  article: Authorized<ArticleView>,
  { span, fact }: Accepted,
  same: FactId | null,
): Promise<Result<Made>> => {
  const joined = same === null ? null : await joinFact(tx, ctx, same, fact)
  if (same !== null && joined !== null) return done({ factId: same, cards: joined })
  const made = await makeFactIn(tx, ctx, article, { span, input: fact })
  return made.ok ? done({ factId: made.value.factId, cards: made.value.cardIds.length }) : made
}

/**
 * Makes the fact of a draft, brings back the one that was made of it before, or gives its cards to the one of the same
 * sentence; links it to the one it updates.
 */
const accept = async (
  tx: Tx,
  ctx: Context,
  article: Authorized<ArticleView>,
  input: Accepted,
  same: FactId | null,
): Promise<Result<Kept>> => {
  const { fact, drafted } = input
  if (input.snapshotId !== article.snapshotId) return failed('conflict', NEWER_TEXT)
  const earlier = await factToUpdate(tx, article, input.updates)
  if (!earlier.ok) return earlier
  const back = await takenBack(tx, ctx, article, input)
  const made = back ? done(back) : await make(tx, ctx, article, input, same)
  if (!made.ok) return made
  if (earlier.value !== null) await linkNewer(tx, { ...article, factId: made.value.factId }, earlier.value)
  return done({ ...made.value, editDistance: factDistance(drafted, fact) })
}

/** Makes the fact, adds the passage to one, or finds the one that the form has saved. */
const keep = async (
  tx: Tx,
  ctx: Context,
  article: Authorized<ArticleView>,
  input: DecisionInput,
  same: FactId | null,
): Promise<Result<Kept>> => {
  switch (input.decision) {
    case 'accepted':
      return accept(tx, ctx, article, input, same)
    case 'added': {
      const { id: versionId, snapshotId, span, factId, role } = input
      if (snapshotId !== article.snapshotId) return failed('conflict', NEWER_TEXT)
      const added = await addPassageIn(tx, ctx, article, {
        factId,
        snapshotId,
        span,
        role,
        versionId,
        note: null,
      })
      return added.ok ? done({ ...NOTHING, factId }) : added
    }
    case 'edited': {
      const { workspaceIds, learnerId } = ctx.actor
      const found = await findFact(tx, workspaceIds, learnerId, input.factId)
      if (!found || found.source.articleId !== article.articleId) return failed('not-found', NO_FACT)
      const { statement, cards } = found.fact
      const live = cards.filter(({ retiredAt }) => retiredAt === null)
      const editDistance = input.drafted && factDistance(input.drafted, { statement, cards: draftCardsOf(cards) })
      return done({ factId: input.factId, cards: live.length, editDistance })
    }
    case 'skipped':
    case 'never':
      return done(NOTHING)
    default:
      return input satisfies never
  }
}

const isSameAs = (input: DecisionInput) => (logged: Decision) =>
  logged.offerKey === input.offerKey && logged.decision === input.decision

/** Whether a decision is about another fact than the one that stands: a draft can come to several in turn. */
const isOfOtherFact = (input: DecisionInput, { factId }: Decision): boolean =>
  (input.decision === 'edited' || input.decision === 'added') && factId !== input.factId

const answerOf = ({ id, factId, cards }: Decision): Decided => ({ id, factId, cards })

/**
 * Logs what the actor decided about a draft, and where it is accepted makes the fact and its cards or adds its passage
 * to a fact, all in one transaction: nothing is scheduled that was not accepted. Sending a decision again changes nothing
 * and answers the same; so does deciding the same of a draft twice, from two windows. Fails where the lint blocks or the
 * text has changed.
 */
export const decideDraft = async (ctx: Context, input: DecisionInput): Promise<Result<Decided>> => {
  const decided = await write(ctx, await withOwnTopics(ctx, input))
  const made = decided.ok && input.decision === 'accepted' ? decided.value.factId : null
  if (made !== null) await noteConflictsOf(ctx, [made])
  return decided
}

/** What is accepted, with topics where the reader chose its words and no draft gave it any. */
const withOwnTopics = async (ctx: Context, input: DecisionInput): Promise<DecisionInput> => {
  if (input.decision !== 'accepted' || input.findingKind !== OWN_CHOICE) return input
  const article = await findArticle(ctx.engine.read, ctx.actor.workspaceIds, input.articleKey)
  if (!article || article.snapshotId !== input.snapshotId) return input
  return { ...input, fact: await withTopicsOfLibrary(ctx, article, input.span, input.fact) }
}

const write = (ctx: Context, input: DecisionInput): Promise<Result<Decided>> =>
  ctx.engine.write(async (tx) => {
    const { learnerId } = ctx.actor
    await lockLearner(tx, learnerId)
    const logged = await findDecision(tx, learnerId, input.id)
    if (logged) {
      const isSame = isSameAs(input)(logged) && !(input.decision === 'added' && isOfOtherFact(input, logged))
      return isSame ? done(answerOf(logged)) : failed('conflict', OTHER_CONTENT)
    }
    const article = await articleToChange(ctx, input.articleKey, tx)
    if (!article.ok) return article
    const { workspaceId, articleId, snapshotId } = article.value
    const effective = await decisionsOfArticle(tx, learnerId, articleId)
    const earlier = effective.find(isSameAs(input))
    if (earlier && !isOfOtherFact(input, earlier)) return done(answerOf(earlier))
    const { id, offerKey, drafter, findingKind, decision, ms } = input
    const at = Math.min(input.at, ctx.now)
    const row = { id, workspaceId, articleId, snapshotId, offerKey, drafter, findingKind, decision, ms, at }
    const same = input.decision === 'accepted' ? await factOfSameSentence(tx, article.value, input) : null
    const decide = async (): Promise<Result<Decided>> => {
      const kept = await keep(tx, ctx, article.value, input, same)
      if (!kept.ok) return kept
      await appendDecisions(tx, actingLearner(ctx.actor), [{ ...row, ...kept.value, voids: null }])
      return done({ id, factId: kept.value.factId, cards: kept.value.cards })
    }
    // The fact of an accepted draft may have been made before and retired since.
    const earlierFacts = decision === 'accepted' ? await factsTakenBack(tx, learnerId, articleId, offerKey) : []
    const factIds = input.decision === 'added' ? [input.factId] : [...earlierFacts, ...(same === null ? [] : [same])]
    return asAction(tx, ctx, { factIds }, decide, async ({ factId }) => {
      if (factId === null || decision === 'edited') return null
      const what = decision === 'added' ? 'Passage added from a draft' : 'Draft accepted'
      const made = { factIds: decision === 'added' || factIds.includes(factId) ? [] : [factId] }
      return { id, kind: 'facts', words: doneTo(what, await statementOf(tx, ctx, factId)), made }
    })
  })
