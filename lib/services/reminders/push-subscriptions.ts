import { z } from 'zod'
import { newKey } from '../../data/library-ids'
import { removePushSubscription, savePushSubscription } from '../../data/mutations/reminders'
import { pushSubscriptionsOf } from '../../data/queries/learner/reminders'
import { type PushPolicy, problemOfTarget } from '../../platform/push'
import { actingLearner } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

const MOST_BROWSERS = 20

/** A subscription as a browser gives it, and what to call the browser. */
export const subscriptionSchema = z.object({
  endpoint: z.string().max(2_000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  name: z.string().trim().min(1).max(100),
})

/**
 * Sends the actor's reminders to a browser too. Only an encrypted public address is accepted, such as a browser's maker
 * gives it.
 */
export const addPushSubscription = async (
  ctx: Context,
  { endpoint, keys: { p256dh, auth }, name }: z.infer<typeof subscriptionSchema>,
  policy?: PushPolicy,
): Promise<Result<{ readonly id: string }>> => {
  const problem = problemOfTarget({ endpoint, p256dh, auth }, policy)
  if (problem !== null) return failed('invalid', problem)
  const known = await pushSubscriptionsOf(ctx.engine.read, ctx.actor.learnerId)
  if (known.length >= MOST_BROWSERS) return failed('too-many', 'Remove a browser first: no more can be added.')
  const row = { id: newKey(), endpoint, p256dh, auth, name, createdAt: ctx.now }
  await ctx.engine.write((tx) => savePushSubscription(tx, actingLearner(ctx.actor), row))
  return done({ id: row.id })
}

/** Sends no more reminders to a browser. */
export const dropPushSubscription = async (ctx: Context, id: string): Promise<Result<null>> => {
  const removed = await ctx.engine.write((tx) => removePushSubscription(tx, actingLearner(ctx.actor), id))
  return removed ? done(null) : failed('not-found', 'This browser has already been removed.')
}
