import type { Learner } from '../../data/queries/learner/learner'
import { learningCandidates } from '../../data/queries/study/candidates'
import { memoriesOf } from '../../data/queries/study/log'
import type { CardId, FactId, StudyDay } from '../../domain/ids'
import { byDueAt, dueBy, type Queue } from '../../domain/queue/queue'
import { countCards, type QueueCard } from '../../domain/queue/queue-card'
import type { Memory } from '../../domain/scheduling/memory'
import { MINUTE_MS } from '../../domain/time/units'
import { briefingToChange } from '../authorise'
import { forecastInputsOf } from '../briefing/forecast-inputs'
import type { Context } from '../context'

const MEMORIES_A_READ = 1000
const NOTHING: Queue = {
  learning: [],
  main: [],
  counts: { new: 0, learning: 0, due: 0 },
  limitReached: { new: false, reviews: false },
}

const memoriesOfMany = async (ctx: Context, ids: readonly CardId[]): Promise<ReadonlyMap<CardId, Memory>> => {
  const found = new Map<CardId, Memory>()
  for (let from = 0; from < ids.length; from += MEMORIES_A_READ) {
    const piece = ids.slice(from, from + MEMORIES_A_READ)
    for (const [id, memory] of await memoriesOf(ctx.engine.read, ctx.actor.learnerId, piece)) found.set(id, memory)
  }
  return found
}

/**
 * Today's part of a briefing as a queue: what of its scope is in steps, then the plan in its order. The limits of the day
 * do not cap it; what was buried for today stays away. Empty where there is no such briefing, or nothing to do for it.
 */
export const briefingQueue = async (
  ctx: Context,
  { queue: settings }: Learner,
  day: StudyDay,
  briefingId: string,
): Promise<Queue> => {
  const found = await briefingToChange(ctx, briefingId)
  if (!found.ok || found.value.at <= ctx.now) return NOTHING
  const { learnerId, workspaceIds } = ctx.actor
  const outlook = await forecastInputsOf(ctx, found.value)
  const steps = await learningCandidates(ctx.engine.read, { learnerId, workspaceIds, scope: { briefingId } }, day)
  const planned = outlook.plan().today.cards
  const memories = await memoriesOfMany(
    ctx,
    planned.map(({ cardId }) => cardId),
  )
  const details = new Map(outlook.cards.map(({ cardId, weight }, position) => [cardId, { weight, position }]))
  const queueCard = (cardId: CardId, factId: FactId, memory: Memory | null): QueueCard => {
    const { weight, position } = details.get(cardId) ?? { weight: 'should' as const, position: 0 }
    return { cardId, factId, memory, weight, position }
  }
  const learning = steps.map(({ cardId, factId, memory }) => queueCard(cardId, factId, memory)).sort(byDueAt)
  const inSteps = new Set(learning.map(({ cardId }) => cardId))
  const main = planned.flatMap(({ cardId, factId }) => {
    const memory = memories.get(cardId) ?? null
    const isAway = inSteps.has(cardId) || (memory?.buriedUntilDay ?? day) > day
    return isAway ? [] : [queueCard(cardId, factId, memory)]
  })
  const until = ctx.now + settings.learnAheadMinutes * MINUTE_MS
  return { ...NOTHING, learning, main, counts: countCards(main, dueBy(learning, until).length) }
}

/** Pairs of cards of one fact: a plan may hold both, and one gives the other away. */
export const siblingPairs = (cards: readonly QueueCard[]): readonly (readonly [CardId, CardId])[] => {
  const byFact = new Map<FactId, readonly CardId[]>()
  for (const { cardId, factId } of cards) byFact.set(factId, [...(byFact.get(factId) ?? []), cardId])
  return [...byFact.values()].flatMap((ids) =>
    ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other] as const)),
  )
}
