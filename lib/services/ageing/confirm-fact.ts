import { markConfirmed } from '../../data/mutations/fact-versions'
import { findFact } from '../../data/queries/facts/fact-page'
import { withAsOf } from '../../domain/comparison/replace-value'
import { draftOfFact } from '../../domain/drafts/draft-cards'
import type { FactId } from '../../domain/ids'
import { ownLibrary } from '../authorise'
import type { Context } from '../context'
import { rewriteFact } from '../facts/edit-fact'
import { done, failed, type Result } from '../result'
import type { Confirmation } from './ageing-input'
import { recordVersion } from './record-version'

/**
 * Notes that a fact was looked up and still holds: its dates move on, doubts about its passage are settled, and its
 * history says so. Memories stay, and no learner is told of a change.
 */
export const confirmFact = (
  ctx: Context,
  factId: FactId,
  { asOf, reviewBy, note }: Confirmation,
): Promise<Result<null>> =>
  ctx.engine.write(async (tx) => {
    const { workspaceIds, learnerId } = ctx.actor
    const found = await findFact(tx, workspaceIds, learnerId, factId)
    const proof = found && ownLibrary(ctx.actor, found.fact.workspaceId)
    if (!found || !proof) return failed('not-found', 'There is no such fact in your library.')
    if (found.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
    const input = { ...withAsOf(draftOfFact(found.fact), asOf), reviewBy }
    const told = { reason: 'confirmed' as const, note: note === '' ? null : note }
    if (JSON.stringify(input) === JSON.stringify(draftOfFact(found.fact)))
      await recordVersion(tx, ctx, proof, found, told)
    else {
      const saved = await rewriteFact(tx, ctx, proof, found, input, { span: null, minds: () => false, ...told })
      if (!saved.ok) return saved
    }
    await markConfirmed(tx, proof, factId, ctx.now)
    return done(null)
  })
