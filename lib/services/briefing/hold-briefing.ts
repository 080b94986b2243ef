import { setBriefingTime } from '../../data/mutations/briefings'
import { laterActions } from '../../data/queries/actions/actions'
import type { Briefing } from '../../data/queries/briefing/briefings'
import { dateTimeWords } from '../../domain/format/words'
import type { Instant } from '../../domain/ids'
import { briefingToChange } from '../authorise'
import type { Context } from '../context'
import { dateStyleOf } from '../learner/date-style-of'
import { done, failed, type Result } from '../result'
import { recordBriefing } from './record-briefing'

/** When a briefing that was marked as held was to take place. */
export type HeldBriefing = { readonly id: string; readonly title: string; readonly planned: Instant }

/**
 * Says that a briefing has just taken place, earlier than planned: it can then be debriefed, and what is forecast for it
 * is what was to be recalled now. One that is over stays as it is.
 */
export const holdBriefing = async (ctx: Context, id: string): Promise<Result<HeldBriefing>> => {
  const dates = await dateStyleOf(ctx)
  return ctx.engine.write(async (tx) => {
    const found = await briefingToChange(ctx, id, tx)
    if (!found.ok) return found
    const { title, at: planned, timeZone } = found.value
    if (planned > ctx.now) {
      await setBriefingTime(tx, found.value, { at: ctx.now, updatedAt: ctx.now })
      const what = `Briefing marked as held, planned for ${dateTimeWords(planned, timeZone, dates)}`
      await recordBriefing(tx, ctx, what, { id, before: found.value, after: { ...found.value, at: ctx.now } })
    }
    return done({ id, title, planned })
  })
}

/** Undoes that: the briefing is ahead again, at the time that was planned. Fails as `invalid` if that has passed. */
export const putBriefingAhead = (ctx: Context, id: string, planned: Instant): Promise<Result<HeldBriefing>> =>
  ctx.engine.write(async (tx) => {
    const found = await briefingToChange(ctx, id, tx)
    if (!found.ok) return found
    if (planned <= ctx.now) return failed('invalid', 'The time that was planned has passed. Edit the briefing.', 'at')
    await setBriefingTime(tx, found.value, { at: planned, updatedAt: ctx.now })
    const after = { ...found.value, at: planned }
    await recordBriefing(tx, ctx, 'Briefing put back to its planned time', { id, before: found.value, after })
    return done({ id, title: found.value.title, planned })
  })

/**
 * When a briefing that was marked as held was to take place, while that still lies ahead; null where it was not marked,
 * its time was changed since, or the planned time has passed.
 */
export const plannedTimeOf = async (ctx: Context, { id, at }: Pick<Briefing, 'id' | 'at'>): Promise<Instant | null> => {
  if (at > ctx.now) return null
  // It was marked at the instant that is its time since.
  for await (const { changes } of laterActions(
    ctx.engine.read,
    ctx.actor.learnerId,
    { at: at - 1, id: '' },
    'briefings',
  )) {
    for (const change of changes) {
      if (change.kind !== 'briefing' || change.id !== id || change.after.at !== at) continue
      const planned = change.before?.at
      return typeof planned === 'number' && planned > ctx.now ? planned : null
    }
  }
  return null
}
