import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { newKey } from '../../data/library-ids'
import { setActionUndone } from '../../data/mutations/actions'
import { removeUpdatesBy } from '../../data/mutations/facts'
import { appendDecisions, type DecisionRow } from '../../data/mutations/reading'
import { findAction } from '../../data/queries/actions/actions'
import { versionsOfFacts } from '../../data/queries/ageing/ageing'
import {
  type Decision,
  decisionsOfArticle,
  findDecision,
  refusalsOfKinds,
  type StandingDecision,
} from '../../data/queries/drafts/drafts'
import { passagesAdded } from '../../data/queries/facts/fact-links'
import type { FactId, Instant } from '../../domain/ids'
import { actingLearner, factToChange } from '../authorise'
import type { Context } from '../context'
import { removePassageIn } from '../facts/further-passage'
import { retireFactIn } from '../facts/retire-fact'
import { done, failed, type Result } from '../result'
import type { UndoInput } from './decision-input'
import { leaveFact, madeFact } from './join-fact'

export type UndoneDecision = { readonly id: string; readonly offerKey: string; readonly factId: FactId | null }

/**
 * Takes a fact that a draft came to out of the library, with the link that says what it is the newer value of. Its
 * memories are kept, and its cards are no longer reviewed.
 */
const retire = async (tx: Tx, ctx: Context, factId: FactId): Promise<void> => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok || read.value.fact.retiredAt !== null) return
  const retired = await retireFactIn(tx, ctx, factId)
  if (retired.ok) await removeUpdatesBy(tx, read.value)
}

const IS_MAIN =
  'The passage is now the main one of its fact. Choose another main passage on the fact’s page, then undo this.'

/** Removes the passage that a decision added to a fact; nothing where the fact had it before, or no longer has it. */
const removeAdded = async (
  tx: Tx,
  ctx: Context,
  { id, articleId }: Decision,
  factId: FactId,
): Promise<Result<null>> => {
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok) return done(null)
  const found = read.value
  const versions = await versionsOfFacts(tx, [found.workspaceId], [factId])
  const version = versions.get(factId)?.find((one) => one.id === id)
  if (!version) return done(null)
  const before = new Set((version.before.also ?? []).map(({ passageId }) => passageId))
  const passageIds = (version.after.also ?? [])
    .map(({ passageId }) => passageId)
    .filter((passageId) => !before.has(passageId))
  if (passageIds.includes(found.fact.passage.passageId)) return failed('conflict', IS_MAIN)
  const added = await passagesAdded(tx, found.workspaceId, { factId, articleId, passageIds, at: version.at })
  for (const passage of found.fact.also.filter(({ passageId }) => added.includes(passageId))) {
    await removePassageIn(tx, ctx, { found, passage })
  }
  return done(null)
}

const OTHERS_STAND =
  'Other drafts became cards of the same fact. Undo those first, or delete the card on the fact’s page.'

/** Undoes what a decision did to the library. What was learnt is kept. */
const takeOut = async (
  tx: Tx,
  ctx: Context,
  { id, factId, ...decision }: StandingDecision,
  standing: readonly StandingDecision[],
): Promise<Result<null>> => {
  if (factId === null) return done(null)
  if (decision.decision === 'added') return removeAdded(tx, ctx, { id, factId, ...decision }, factId)
  const isShared = standing.some((other) => other.id !== id && other.factId === factId && other.decision !== 'added')
  const action = decision.decision === 'accepted' ? await findAction(tx, ctx.actor.learnerId, { id }) : null
  const changes = action?.changes.filter((change) => change.kind === 'rows')
  if (changes && (isShared || !madeFact(changes, factId))) {
    if (await leaveFact(tx, ctx, factId, changes)) return done(null)
  } else if (isShared) return failed('conflict', OTHERS_STAND)
  await retire(tx, ctx, factId)
  return done(null)
}

/** The entry that takes a decision back; never dated before it, so that it is always read with it. */
const voidOf = (one: StandingDecision, id: string, at: Instant): DecisionRow => {
  const { workspaceId, articleId, snapshotId, offerKey, drafter, findingKind } = one
  // A draft that is accepted again brings back the fact that was made of it, never one that only had its passage.
  const factId = one.decision === 'added' ? null : one.factId
  const where = { workspaceId, articleId, snapshotId, offerKey, drafter, findingKind, factId }
  const decision = 'void' as const
  return { id, ...where, decision, editDistance: null, ms: 0, cards: 0, voids: one.id, at: Math.max(at, one.at) }
}

/**
 * Takes one decision back by an entry of its own: the draft is offered again, a refused kind too, a fact that was made
 * of it is retired with what was learnt of it kept, and a passage that it added to a fact is removed. Sending it again,
 * or taking back twice, changes nothing.
 */
export const undoDecision = (ctx: Context, { id, voids, at }: UndoInput): Promise<Result<UndoneDecision>> =>
  ctx.engine.write(async (tx) => {
    const learner = actingLearner(ctx.actor)
    const { learnerId } = learner
    await lockLearner(tx, learnerId)
    const decision = await findDecision(tx, learnerId, voids)
    if (!decision || decision.decision === 'void') {
      return failed('not-found', 'There is no such decision to undo. Reload the page to see the current state.')
    }
    const { offerKey, factId } = decision
    const standing = await decisionsOfArticle(tx, learnerId, decision.articleId)
    const one = standing.find((other) => other.id === voids)
    if (one) {
      const out = await takeOut(tx, ctx, one, standing)
      if (!out.ok) return out
      await appendDecisions(tx, learner, [voidOf(one, id, Math.min(at, ctx.now))])
    }
    const action = await findAction(tx, learnerId, { id: voids })
    if (action?.undoneAt === null) await setActionUndone(tx, learner, action.id, { undoneAt: ctx.now, request: id })
    return done({ id: voids, offerKey, factId })
  })

/** Lets drafts of a kind be offered again that the actor had refused for good. @returns how many refusals fell */
export const allowKind = (ctx: Context, findingKind: string): Promise<Result<number>> =>
  ctx.engine.write(async (tx) => {
    const { learnerId } = ctx.actor
    await lockLearner(tx, learnerId)
    const refusals = (await refusalsOfKinds(tx, learnerId)).filter((one) => one.findingKind === findingKind)
    const rows = refusals.map((one) => voidOf(one, newKey(), ctx.now))
    await appendDecisions(tx, actingLearner(ctx.actor), rows)
    return done(rows.length)
  })
