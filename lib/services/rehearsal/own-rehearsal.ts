import type { Authorized, OfLearner } from '../../data/authorized'
import type { Briefing } from '../../data/queries/briefing/briefings'
import type { Rehearsal } from '../../data/queries/rehearsal/rehearsals'
import { briefingToChange, rehearsalToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'

type OwnRehearsal = {
  readonly rehearsal: Authorized<Rehearsal & OfLearner>
  readonly briefing: Authorized<Briefing & OfLearner>
}

/** The actor's rehearsal of that id, with its briefing. */
export const ownRehearsal = async (ctx: Context, id: string): Promise<Result<OwnRehearsal>> => {
  const rehearsal = await rehearsalToChange(ctx, id)
  if (!rehearsal.ok) return rehearsal
  const briefing = await briefingToChange(ctx, rehearsal.value.briefingId)
  return briefing.ok ? done({ rehearsal: rehearsal.value, briefing: briefing.value }) : briefing
}
