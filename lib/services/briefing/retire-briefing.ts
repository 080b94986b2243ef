import { retireBriefing } from '../../data/mutations/briefings'
import { findBriefing } from '../../data/queries/briefing/briefings'
import type { Instant } from '../../domain/ids'
import { anyBriefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { recordBriefing } from './record-briefing'

export type RetiredBriefing = { readonly id: string; readonly title: string }

const setRetired = (ctx: Context, id: string, retiredAt: Instant | null): Promise<Result<RetiredBriefing>> =>
  ctx.engine.write(async (tx) => {
    const found = await anyBriefingToChange(ctx, id, tx)
    if (!found.ok) return found
    const briefing = found.value
    if ((briefing.retiredAt !== null) !== (retiredAt !== null)) {
      await retireBriefing(tx, briefing, retiredAt)
      const what = retiredAt === null ? 'Briefing restored' : 'Briefing removed'
      await recordBriefing(tx, ctx, what, { id, before: briefing, after: { ...briefing, retiredAt } })
    }
    return done({ id, title: briefing.title })
  })

/** Removes a briefing. Its facts, reviews, rehearsals and forecasts stay, so that it can be brought back. */
export const removeBriefing = (ctx: Context, id: string): Promise<Result<RetiredBriefing>> =>
  setRetired(ctx, id, ctx.now)

/** Brings a removed briefing back as it was. */
export const restoreBriefing = (ctx: Context, id: string): Promise<Result<RetiredBriefing>> => setRetired(ctx, id, null)

/** A removed briefing of the actor, so that its page can say so; null where there is none, or it is in use. */
export const removedBriefing = async ({ engine, actor }: Context, id: string): Promise<RetiredBriefing | null> => {
  const found = await findBriefing(engine.read, actor.learnerId, id)
  return found === null || found.retiredAt === null ? null : { id, title: found.title }
}
