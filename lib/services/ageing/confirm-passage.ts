import { findFact } from '../../data/queries/facts/fact-views'
import type { FactId } from '../../domain/ids'
import type { Context } from '../context'
import { NO_FACT, type Result } from '../result'
import { confirmFact } from './confirm-fact'

/** Notes that the words a newer text has in place of a fact's passage still support it. Its dates stay as they are. */
export const confirmPassage = async (ctx: Context, factId: FactId): Promise<Result<null>> => {
  const { workspaceIds, learnerId } = ctx.actor
  const found = await findFact(ctx.engine.read, workspaceIds, learnerId, factId)
  if (!found) return NO_FACT
  const { asOf, reviewBy } = found.fact
  return confirmFact(ctx, factId, { asOf, reviewBy, note: 'The passage was checked in a newer text.' })
}
