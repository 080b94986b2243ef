import { learningCandidates } from '../../data/queries/study/candidates'
import { memoriesOf } from '../../data/queries/study/log'
import type { CardId, FactId } from '../../domain/ids'
import { LEARN_AHEAD_MS } from '../../domain/queue/learn-ahead'
import { byDueAt, dueBy, type Queue } from '../../domain/queue/queue'
import { countCards, type QueueCard } from '../../domain/queue/queue-card'
import type { Memory } from '../../domain/scheduling/memory'
import type { Context } from '../context'
import type { Outlook } from './forecast-inputs'

const MEMORIES_A_READ = 1000
/** The queue of a briefing that needs nothing. */
export const EMPTY_QUEUE: Queue = {
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

/** Today's part of a plan that was made already, as a queue. */
export const queueOfPlan = async (ctx: Context, outlook: Outlook): Promise<Queue> => {
  const { learnerId, workspaceIds } = ctx.actor
  const { briefing, day } = outlook
  const scope = { briefingId: briefing.id }
  const steps = await learningCandidates(ctx.engine.read, { learnerId, workspaceIds, scope }, day)
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
  const until = ctx.now + LEARN_AHEAD_MS
  return { ...EMPTY_QUEUE, learning, main, counts: countCards(main, dueBy(learning, until).length) }
}
