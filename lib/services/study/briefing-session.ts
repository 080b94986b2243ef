import type { CardId, FactId } from '../../domain/ids'
import type { Queue } from '../../domain/queue/queue'
import type { QueueCard } from '../../domain/queue/queue-card'
import { briefingToChange } from '../authorise'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import { EMPTY_QUEUE, queueOfPlan } from '../briefing/queue-of-plan'
import type { Context } from '../context'

/**
 * Today's part of a briefing as a queue: what of its scope is in steps, then the plan in its order. The limits of the day
 * do not cap it; what was buried for today stays away. Empty where there is no such briefing, or nothing to do for it.
 */
export const briefingQueue = async (ctx: Context, briefingId: string): Promise<Queue> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok || found.value.at <= ctx.now) return EMPTY_QUEUE
  return queueOfPlan(ctx, await forecastInputsOf(ctx, found.value))
}

/** Pairs of cards of one fact: a plan may hold both, and one gives the other away. */
export const siblingPairs = (cards: readonly QueueCard[]): readonly (readonly [CardId, CardId])[] => {
  const byFact = new Map<FactId, readonly CardId[]>()
  for (const { cardId, factId } of cards) byFact.set(factId, [...(byFact.get(factId) ?? []), cardId])
  return [...byFact.values()].flatMap((ids) =>
    ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other] as const)),
  )
}
