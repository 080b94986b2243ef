import type { CardId, Instant } from '../ids'
import { estimatedMinutes } from '../queue/estimate'
import { LEARN_AHEAD_MS } from '../queue/learn-ahead'
import type { StudyPace } from '../queue/pace'
import { byDueAt, dueBy, type Queue } from '../queue/queue'
import { type Counts, countCards, type QueueCard } from '../queue/queue-card'
import {
  CARDS_BETWEEN,
  type Conflicts,
  conflictsOf,
  conflictsWithAny,
  keepApart,
  type NotSoonAfter,
} from '../queue/spacing'

type QueueOptions = {
  readonly burySiblings: boolean
  /** Cards that should not come soon after others. */
  readonly conflicts?: Iterable<NotSoonAfter>
  /** The cards answered last before, the latest first. */
  readonly recent?: readonly CardId[]
}

/** What a session has still to ask. Immutable: every answer gives a new one. */
export type RunningQueue = {
  readonly burySiblings: boolean
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
  return {
    burySiblings: options.burySiblings,
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
  const aheadUntil = clock + LEARN_AHEAD_MS
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
  return later === undefined ? { kind: 'done' } : { kind: 'wait', untilMs: dueAt(later) - LEARN_AHEAD_MS }
}

/** What is left: new cards, (re)learning cards that can be answered by now or within learn-ahead, and due cards. */
export function counts(queue: RunningQueue, now: Instant): Counts {
  const until = Math.max(now, queue.latest) + LEARN_AHEAD_MS
  return countCards(queue.main, dueBy(queue.learning, until).length)
}

/** Minutes (not rounded) that the cards of `counts` take. */
export function minutesLeft(queue: RunningQueue, now: Instant, pace: StudyPace): number {
  const until = Math.max(now, queue.latest) + LEARN_AHEAD_MS
  return estimatedMinutes([...queue.main, ...dueBy(queue.learning, until)], pace)
}

function dueAt({ memory }: QueueCard): Instant {
  return memory?.dueAt ?? Number.NEGATIVE_INFINITY
}

/** A card just answered is not asked again at once where another can be asked first. */
function notTwiceRunning(cards: readonly QueueCard[], recent: readonly CardId[]): readonly QueueCard[] {
  const [first, ...others] = cards
  return first !== undefined && first.cardId === recent[0] ? [...others, first] : cards
}
