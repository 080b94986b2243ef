import type { CardId, Instant, StudyDay } from '../ids'
import { estimatedMinutes } from '../queue/estimate'
import type { StudyPace } from '../queue/pace'
import { byDueAt, dueBy, type Queue } from '../queue/queue'
import {
  type Burying,
  type Counts,
  countCards,
  isGatheredBefore,
  kindOf,
  type QueueCard,
  type QueueKind,
} from '../queue/queue-card'
import {
  CARDS_BETWEEN,
  type Conflicts,
  conflictsOf,
  conflictsWithAny,
  keepApart,
  type NotSoonAfter,
} from '../queue/spacing'
import type { Memory } from '../scheduling/memory'
import type { QueueSettings } from '../scheduling/settings'
import { MINUTE_MS } from '../time/units'

type QueueOptions = {
  /** The switches are for cards without their own. */
  readonly settings: Pick<QueueSettings, 'learnAheadMinutes'> & Burying
  /** Cards that should not come soon after others. */
  readonly conflicts?: Iterable<NotSoonAfter>
  /** The cards answered last before, the latest first. */
  readonly recent?: readonly CardId[]
}

/** What a session has still to ask. Immutable: every answer gives a new one. */
export type RunningQueue = {
  readonly settings: QueueOptions['settings']
  readonly conflicts: Conflicts
  /** Intraday (re)learning cards, earliest first. */
  readonly learning: readonly QueueCard[]
  /** What is left of the main queue, in order. */
  readonly main: readonly QueueCard[]
  /** The cards last answered, latest first; no more than spacing looks at. */
  readonly recent: readonly CardId[]
  /** The latest instant of an answer: a clock set back does not take the queue back. */
  readonly latest: Instant
}

/** What to ask, as found at one instant. */
export type NextCard =
  | { readonly kind: 'card'; readonly card: QueueCard }
  /** Nothing can be asked before this instant. */
  | { readonly kind: 'wait'; readonly untilMs: Instant }
  | { readonly kind: 'done' }

/** The queue at the start of a session, with cards that conflict moved apart. */
export function startQueue(queue: Pick<Queue, 'learning' | 'main'>, options: QueueOptions): RunningQueue {
  const conflicts = conflictsOf(options.conflicts ?? [])
  const recent = (options.recent ?? []).slice(0, CARDS_BETWEEN)
  const { learnAheadMinutes, buryNewSiblings, buryReviewSiblings, buryLearningSiblings } = options.settings
  return {
    settings: { learnAheadMinutes, buryNewSiblings, buryReviewSiblings, buryLearningSiblings },
    conflicts,
    learning: [...queue.learning].sort(byDueAt),
    main: keepApart(queue.main, conflicts, recent),
    recent,
    latest: 0,
  }
}

/**
 * What to ask at `now`: an intraday card that is due, else the main queue, else an intraday card due within the
 * learn-ahead minutes. Ask once after each answer and keep the card until it is answered: a learning card may come due
 * while another is on screen.
 */
export function nextCard(queue: RunningQueue, now: Instant): NextCard {
  const clock = Math.max(now, queue.latest)
  const aheadUntil = clock + learnAheadMs(queue)
  const due = queue.learning.filter((card) => dueAt(card) <= clock)
  const ahead =
    queue.main.length > 0 ? [] : queue.learning.filter((card) => dueAt(card) > clock && dueAt(card) <= aheadUntil)
  const inOrder = [...due, ...queue.main, ...notTwiceRunning(ahead, queue.recent)]
  const [first] = inOrder
  if (first !== undefined) {
    const apart = inOrder.find(({ cardId }) => !conflictsWithAny(queue.conflicts, cardId, queue.recent))
    return { kind: 'card', card: apart ?? first }
  }
  const [later] = queue.learning
  return later === undefined ? { kind: 'done' } : { kind: 'wait', untilMs: dueAt(later) - learnAheadMs(queue) }
}

/**
 * The queue after an answer: an intraday card comes back at its instant, any other has left, and siblings still
 * waiting in the main queue are buried by the switches of their presets. `day` is the study day of the answer.
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

/** How many others are asked before a card that was missed while cramming comes back, where there are as many. */
const CRAM_CARDS_BETWEEN = 5

/** The queue after an answer while cramming: a missed card comes back a few cards later, any other has left. */
export function queueAfterCram(queue: RunningQueue, cardId: CardId, isMissed: boolean, now: Instant): RunningQueue {
  const answered = cardOf(queue, cardId)
  const others = queue.main.filter((card) => card.cardId !== cardId)
  return {
    ...queue,
    main:
      isMissed && answered
        ? [...others.slice(0, CRAM_CARDS_BETWEEN), answered, ...others.slice(CRAM_CARDS_BETWEEN)]
        : others,
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

/** What is left: new cards, (re)learning cards that can be answered by now or within learn-ahead, and due cards. */
export function counts(queue: RunningQueue, now: Instant): Counts {
  const until = Math.max(now, queue.latest) + learnAheadMs(queue)
  return countCards(queue.main, dueBy(queue.learning, until).length)
}

/** Minutes (not rounded) that the cards of `counts` take. */
export function minutesLeft(queue: RunningQueue, now: Instant, pace: StudyPace): number {
  const until = Math.max(now, queue.latest) + learnAheadMs(queue)
  return estimatedMinutes([...queue.main, ...dueBy(queue.learning, until)], pace)
}

function dueAt({ memory }: QueueCard): Instant {
  return memory?.dueAt ?? Number.NEGATIVE_INFINITY
}

function learnAheadMs({ settings }: RunningQueue): number {
  return settings.learnAheadMinutes * MINUTE_MS
}

function cardOf(queue: RunningQueue, cardId: CardId): QueueCard | undefined {
  const isIt = (card: QueueCard) => card.cardId === cardId
  return queue.learning.find(isIt) ?? queue.main.find(isIt)
}

/** A card just answered is not asked again at once where another can be asked first. */
function notTwiceRunning(cards: readonly QueueCard[], recent: readonly CardId[]): readonly QueueCard[] {
  const [first, ...others] = cards
  return first !== undefined && first.cardId === recent[0] ? [...others, first] : cards
}

function isBuriedBy({ settings }: RunningQueue, card: QueueCard, answered: QueueCard): boolean {
  const kind = kindOf(card)
  return (
    card.factId === answered.factId &&
    buries(card.burying ?? settings, kind) &&
    !isGatheredBefore(kind, kindOf(answered))
  )
}

function buries(settings: Burying, kind: QueueKind): boolean {
  switch (kind) {
    case 'new':
      return settings.buryNewSiblings
    case 'review':
      return settings.buryReviewSiblings
    case 'interday':
      return settings.buryLearningSiblings
    case 'intraday':
      return false
  }
}
