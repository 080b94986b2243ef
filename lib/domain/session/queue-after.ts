import type { CardId, Instant, StudyDay } from '../ids'
import { byDueAt } from '../queue/queue'
import { isGatheredBefore, kindOf, type QueueCard } from '../queue/queue-card'
import { CARDS_BETWEEN } from '../queue/spacing'
import type { Memory } from '../scheduling/memory'
import type { RunningQueue } from './running-queue'

/**
 * The queue after an answer: an intraday card comes back at its instant, any other has left, and siblings still
 * waiting in the main queue are buried if the learner has them buried. `day` is the study day of the answer.
 */
export function queueAfterAnswer(
  queue: RunningQueue,
  cardId: CardId,
  memoryAfter: Memory,
  now: Instant,
  day: StudyDay,
): RunningQueue {
  const answered = cardOf(queue, cardId)
  const comesBack = memoryAfter.dueAt !== null && memoryAfter.dueDay === day && !memoryAfter.suspended
  const others = queue.learning.filter((card) => card.cardId !== cardId)
  const learning = answered && comesBack ? [...others, { ...answered, memory: memoryAfter }].sort(byDueAt) : others
  return {
    ...queue,
    learning,
    main: queue.main.filter((card) => card.cardId !== cardId && !(answered && isBuriedBy(queue, card, answered))),
    recent: [cardId, ...queue.recent].slice(0, CARDS_BETWEEN),
    latest: Math.max(now, queue.latest),
  }
}

/** How many others are asked before a missed card comes back, where there are as many. */
const CARDS_BEFORE_COMEBACK = 5

/** The cards left of a session that asks until each is recalled: a missed card comes back a few cards later. */
export function cardsAfterMiss<T extends Pick<QueueCard, 'cardId'>>(
  cards: readonly T[],
  cardId: CardId,
  isMissed: boolean,
): readonly T[] {
  const answered = cards.find((card) => card.cardId === cardId)
  const others = cards.filter((card) => card.cardId !== cardId)
  return isMissed && answered
    ? [...others.slice(0, CARDS_BEFORE_COMEBACK), answered, ...others.slice(CARDS_BEFORE_COMEBACK)]
    : others
}

/** The queue after an answer in such a session. */
export function queueAfterMiss(queue: RunningQueue, cardId: CardId, isMissed: boolean, now: Instant): RunningQueue {
  return {
    ...queue,
    main: cardsAfterMiss(queue.main, cardId, isMissed),
    recent: [cardId, ...queue.recent].slice(0, CARDS_BETWEEN),
    latest: Math.max(now, queue.latest),
  }
}

/** The queue without these cards: buried, suspended or deleted. */
export function queueWithout(queue: RunningQueue, cardIds: readonly CardId[]): RunningQueue {
  const removed = new Set(cardIds)
  const stays = ({ cardId }: QueueCard) => !removed.has(cardId)
  return { ...queue, learning: queue.learning.filter(stays), main: queue.main.filter(stays) }
}

/**
 * The queue once the memory of a card was changed on an earlier day: the card keeps its place if it is still due on
 * `day`, and leaves if it is not.
 */
export function queueWithMemory(queue: RunningQueue, cardId: CardId, memory: Memory, day: StudyDay): RunningQueue {
  const card = cardOf(queue, cardId)
  if (!card) return queue
  const isDue = !memory.suspended && (memory.buriedUntilDay ?? day) <= day && (memory.dueDay ?? day) <= day
  if (!isDue) return queueWithout(queue, [cardId])
  const renewed = { ...card, memory }
  const others = queueWithout(queue, [cardId])
  if (memory.dueAt !== null) return { ...others, learning: [...others.learning, renewed].sort(byDueAt) }
  const keepsPlace = queue.main.some((one) => one.cardId === cardId)
  return keepsPlace
    ? { ...queue, main: queue.main.map((one) => (one.cardId === cardId ? renewed : one)) }
    : { ...others, main: [renewed, ...others.main] }
}

function cardOf(queue: RunningQueue, cardId: CardId): QueueCard | undefined {
  const isIt = (card: QueueCard) => card.cardId === cardId
  return queue.learning.find(isIt) ?? queue.main.find(isIt)
}

function isBuriedBy({ burySiblings }: RunningQueue, card: QueueCard, answered: QueueCard): boolean {
  const kind = kindOf(card)
  const isLater = kind !== 'intraday' && !isGatheredBefore(kind, kindOf(answered))
  return burySiblings && card.factId === answered.factId && isLater
}
