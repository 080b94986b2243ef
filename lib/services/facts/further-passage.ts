import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/lock-learner'
import type { OwnLibrary } from '../../data/proof'
import { type FoundFact, findFact } from '../../data/queries/facts/fact-page'
import type { FurtherPassage } from '../../data/queries/facts/further-passages'
import type { FactId, PassageId } from '../../domain/ids'
import { ownLibrary } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export type FoundPassage = {
  readonly proof: OwnLibrary
  readonly found: FoundFact
  readonly passage: FurtherPassage
}

/** A further passage of a fact of the actor's that is to be changed. Fails where the fact is retired or has no such passage. */
export const findFurtherPassage = async (
  tx: Tx,
  ctx: Context,
  factId: FactId,
  passageId: PassageId,
): Promise<Result<FoundPassage>> => {
  const { workspaceIds, learnerId } = ctx.actor
  await lockLearner(tx, learnerId)
  const found = await findFact(tx, workspaceIds, learnerId, factId)
  const proof = found && ownLibrary(ctx.actor, found.fact.workspaceId)
  if (!found || !proof) return failed('not-found', 'There is no such fact in your library.')
  if (found.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
  const passage = found.fact.also.find((one) => one.passageId === passageId)
  return passage
    ? done({ proof, found, passage })
    : failed('not-found', 'The fact no longer has this passage. Reload the page.')
}
