import { retireBriefing as retire } from '../../data/mutations/briefings'
import { findBriefing } from '../../data/queries/briefing/briefings'
import type { Instant } from '../../domain/ids'
import { ownStudy } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

export type RetiredBriefing = { readonly id: string; readonly title: string }

const setRetired = (ctx: Context, id: string, retiredAt: Instant | null): Promise<Result<RetiredBriefing>> =>
  ctx.engine.write(async (tx) => {
    const proof = ownStudy(ctx.actor)
    const found = await findBriefing(tx, proof.learnerId, id)
    if (!found) return failed('not-found', 'There is no such briefing.')
    if ((found.retiredAt !== null) !== (retiredAt !== null)) await retire(tx, proof, id, retiredAt)
    return done({ id, title: found.title })
  })

/** Removes a briefing. Its facts, reviews, rehearsals and forecasts stay, so that it can be brought back. */
export const removeBriefing = (ctx: Context, id: string): Promise<Result<RetiredBriefing>> =>
  setRetired(ctx, id, ctx.now)

/** Brings a removed briefing back as it was. */
export const restoreBriefing = (ctx: Context, id: string): Promise<Result<RetiredBriefing>> => setRetired(ctx, id, null)

/** A removed briefing of the asker, so that its page can say so; null where there is none, or it is in use. */
export const removedBriefing = async ({ engine, actor }: Context, id: string): Promise<RetiredBriefing | null> => {
  const found = await findBriefing(engine.read, actor.learnerId, id)
  return found === null || found.retiredAt === null ? null : { id, title: found.title }
}
