import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import { retireCards } from '../../data/mutations/cards'
import { appendDecisions, type DecisionRow } from '../../data/mutations/decisions'
import { retireFacts } from '../../data/mutations/library'
import { decisionsOfArticle, findDecision, refusalsOfKinds, type StandingDecision } from '../../data/queries/decisions'
import { findFact } from '../../data/queries/fact-page'
import type { FactId, Instant } from '../../domain/ids'
import { ownLibrary, ownStudy } from '../authorise'
import { newKey } from '../content/library-ids'
import type { Context } from '../context'
import { placeForMembers } from '../facts/write-fact'
import { done, failed, type Result } from '../result'
import type { UndoInput } from './decision-input'

export type UndoneDecision = { readonly id: string; readonly offerKey: string; readonly factId: FactId | null }

/** Takes a fact that a draft came to out of the library. Its memories are kept, and its cards asked no more. */
const retire = async (tx: Tx, ctx: Context, factId: FactId): Promise<void> => {
  const { workspaceIds, learnerId } = ctx.asker
  const found = await findFact(tx, workspaceIds, learnerId, factId)
  const proof = found && ownLibrary(ctx.asker, found.fact.workspaceId)
  if (!found || !proof || found.fact.retiredAt !== null) return
  const { weight } = found.fact
  const cards = found.fact.cards.filter(({ retiredAt }) => retiredAt === null)
  await retireFacts(tx, proof, [factId], ctx.now)
  await retireCards(
    tx,
    proof,
    cards.map(({ cardId }) => cardId),
    ctx.now,
  )
  await placeForMembers(
    tx,
    proof,
    cards.map(({ cardId, position }) => ({ cardId, factId, weight, position, retired: true })),
  )
}

/** The entry that takes a decision back; never dated before it, so that it is always read with it. */
const voidOf = (one: StandingDecision, id: string, at: Instant): DecisionRow => {
  const { workspaceId, articleId, snapshotId, offerKey, drafter, findingKind, factId } = one
  const where = { workspaceId, articleId, snapshotId, offerKey, drafter, findingKind, factId }
  const decision = 'void' as const
  return { id, ...where, decision, editDistance: null, ms: 0, cards: 0, voids: one.id, at: Math.max(at, one.at) }
}

/**
 * Takes one decision back by an entry of its own: the draft is offered again, a refused kind too, and a fact that was
 * made of it is retired with what was learnt of it kept. Sending it again, or taking back twice, changes nothing.
 */
export const undoDecision = (ctx: Context, { id, voids, at }: UndoInput): Promise<Result<UndoneDecision>> =>
  ctx.engine.write(async (tx) => {
    const { learnerId } = ctx.asker
    await lockLearner(tx, learnerId)
    const decision = await findDecision(tx, learnerId, voids)
    if (!decision || decision.decision === 'void') {
      return failed('not-found', 'There is no such decision to take back. Load the page again to see what stands.')
    }
    const { offerKey, factId } = decision
    const standing = await decisionsOfArticle(tx, learnerId, decision.articleId)
    const one = standing.find((other) => other.id === voids)
    if (one) {
      if (factId !== null) await retire(tx, ctx, factId)
      await appendDecisions(tx, ownStudy(ctx.asker), [voidOf(one, id, Math.min(at, ctx.now))])
    }
    return done({ id: voids, offerKey, factId })
  })

/** Lets drafts of a kind be offered again that the asker had refused for good. @returns how many refusals fell */
export const allowKind = (ctx: Context, findingKind: string): Promise<Result<number>> =>
  ctx.engine.write(async (tx) => {
    const { learnerId } = ctx.asker
    await lockLearner(tx, learnerId)
    const refusals = (await refusalsOfKinds(tx, learnerId)).filter((one) => one.findingKind === findingKind)
    const rows = refusals.map((one) => voidOf(one, newKey(), ctx.now))
    await appendDecisions(tx, ownStudy(ctx.asker), rows)
    return done(rows.length)
  })
