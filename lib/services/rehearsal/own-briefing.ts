import { type Briefing, findBriefing } from '../../data/queries/briefing/briefings'
import { findRehearsal, type Rehearsal } from '../../data/queries/rehearsal/rehearsals'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** The asker's briefing of that id, if it was not removed. */
export const ownBriefing = async ({ engine, actor }: Context, id: string): Promise<Result<Briefing>> => {
  const briefing = await findBriefing(engine.read, actor.learnerId, id)
  if (!briefing || briefing.retiredAt !== null) return failed('not-found', 'There is no such briefing.')
  return done(briefing)
}

/** The asker's rehearsal of that id, with its briefing. */
export const ownRehearsal = async (
  ctx: Context,
  id: string,
): Promise<Result<{ readonly rehearsal: Rehearsal; readonly briefing: Briefing }>> => {
  const rehearsal = await findRehearsal(ctx.engine.read, ctx.actor.learnerId, id)
  if (!rehearsal) return failed('not-found', 'There is no such rehearsal.')
  const briefing = await ownBriefing(ctx, rehearsal.briefingId)
  return briefing.ok ? done({ rehearsal, briefing: briefing.value }) : briefing
}
