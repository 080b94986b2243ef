import { inPieces } from '../../data/engine/insert-many'
import { learnerOf } from '../../data/queries/learner/learner'
import { learningCandidates } from '../../data/queries/study/candidates'
import { memoriesOf } from '../../data/queries/study/log'
import type { CardId, FactId, StudyDay } from '../../domain/ids'
import { LEARN_AHEAD_MS } from '../../domain/queue/learn-ahead'
import { byDueAt, dueBy, type Queue } from '../../domain/queue/queue'
import { countCards, type QueueCard } from '../../domain/queue/queue-card'
import { sessionSizeOf } from '../../domain/queue/session-size'
import type { Memory } from '../../domain/scheduling/memory'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'
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
  for (const piece of inPieces(ids, MEMORIES_A_READ)) {
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
  const cardIds = planned.map(({ cardId }) => cardId)
  const memories = await memoriesOfMany(ctx, cardIds)
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

/**
 * How many cards the session of a briefing's part of today opens with, and their minutes (not rounded): what Today and
 * that session say at the same instant. None where nothing is planned.
 * @throws when the learner has no row
 */
export const sizeOfTodaysPart = async (
  ctx: Context,
  outlook: Outlook,
): Promise<{ readonly cards: number; readonly minutes: number }> => {
  if (outlook.plan().today.cards.length === 0) return { cards: 0, minutes: 0 }
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const queue = await queueOfPlan(ctx, outlook)
  const { cards, minutes } = sessionSizeOf({ queue }, false, ctx.now, await studyPace(ctx, learner))
  return { cards, minutes }
}

/** Cards of a briefing that were missed or begun today and come again today, in a step. */
export const cardsInSteps = ({ rows, calendar, day }: Pick<Outlook, 'rows' | 'calendar' | 'day'>): number =>
  rows.filter(({ dueAt }) => dueAt !== null && dueAt < calendar.startOf(day + 1)).length

type PlannedDay = { readonly day: StudyDay; readonly minutes: number; readonly cards: number }

/** The days of a plan with the size of today's part as its session opens. */
export const withTodaysSize = <Day extends PlannedDay>(
  days: readonly Day[],
  today: StudyDay,
  size: { readonly cards: number; readonly minutes: number },
): readonly Day[] => days.map((day) => (day.day === today ? { ...day, ...size } : day))
