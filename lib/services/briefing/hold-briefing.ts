import { setBriefingTime } from '../../data/mutations/briefings'
import type { Instant } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

/** When a briefing that was marked as held was to take place. */
export type HeldBriefing = { readonly id: string; readonly title: string; readonly planned: Instant }

/**
 * Says that a briefing has just taken place, earlier than planned: it can then be debriefed, and what is forecast for it
 * is what was to be recalled now. One that is over stays as it is.
 */
export const holdBriefing = (ctx: Context, id: string): Promise<Result<HeldBriefing>> =>
  ctx.engine.write(async (tx) => {
    const found = await briefingToChange(ctx, id, tx)
    if (!found.ok) return found
    const { title, at: planned } = found.value
    if (planned > ctx.now) await setBriefingTime(tx, found.value, { at: ctx.now, updatedAt: ctx.now })
    return done({ id, title, planned })
  })

/** Undoes that: the briefing is ahead again, at the time that was planned. Fails as `invalid` if that has passed. */
export const putBriefingAhead = (ctx: Context, id: string, planned: Instant): Promise<Result<HeldBriefing>> =>
  ctx.engine.write(async (tx) => {
    const found = await briefingToChange(ctx, id, tx)
    if (!found.ok) return found
    if (planned <= ctx.now) return failed('invalid', 'The time that was planned has passed. Edit the briefing.', 'at')
    await setBriefingTime(tx, found.value, { at: planned, updatedAt: ctx.now })
    return done({ id, title: found.value.title, planned })
  })
