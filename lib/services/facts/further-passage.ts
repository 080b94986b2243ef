import type { Tx } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import type { FurtherPassage } from '../../data/queries/facts/fact-links'
import type { FactId, PassageId } from '../../domain/ids'
import { type FactToChange, factToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export type FoundPassage = {
  readonly found: FactToChange
  readonly passage: FurtherPassage
}

/** A further passage of a fact of the actor's that is to be changed. Fails where the fact is retired or has no such passage. */
export const findFurtherPassage = async (
  tx: Tx,
  ctx: Context,
  factId: FactId,
  passageId: PassageId,
): Promise<Result<FoundPassage>> => {
  await lockLearner(tx, ctx.actor.learnerId)
  const read = await factToChange(ctx, factId, tx)
  if (!read.ok) return read
  const found = read.value
  if (found.fact.retiredAt !== null) return failed('conflict', 'The fact is retired. Restore it first.')
  const passage = found.fact.also.find((one) => one.passageId === passageId)
  return passage
    ? done({ found, passage })
    : failed('not-found', 'The fact no longer has this passage. Reload the page.')
}
