import type { CardId, Instant, StudyDay } from '../ids'
import type { Memory } from '../scheduling/memory'
import type { QueueSettings } from '../scheduling/settings'
import { MINUTE_MS } from '../time/units'
import { byDueAt, countDueBy, type Queue } from './queue'
import { type Counts, countCards, isGatheredBefore, kindOf, type QueueCard, type QueueKind } from './queue-card'
import { CARDS_BETWEEN, type Conflicts, conflictsOf, conflictsWithAny, keepApart } from './spacing'
import type { SecondsPerCard } from './study-card'

export type SessionOptions = {
  readonly settings: Pick<
    QueueSettings,
    'learnAheadMinutes' | 'buryNewSiblings' | 'buryReviewSiblings' | 'buryLearningSiblings'
  >
  /** Cards that are easily mixed up, to be kept apart; given one way or both ways. */
  readonly conflicts?: ReadonlyMap<CardId, readonly CardId[]>
}

/** A running session. Immutable: every step gives a new one that remembers the one before. */
export type Session = {
  readonly settings: SessionOptions['settings']
  readonly conflicts: Conflicts
  /** Intraday (re)learning cards, earliest first. */
  readonly learning: readonly QueueCard[]
  /** What is left of the main queue, in order. */
  readonly main: readonly QueueCard[]
  /** The cards last answered, latest first; no more than spacing looks at. */
  readonly recent: readonly CardId[]
  /** The latest instant of an answer: a clock set back does not take the session back. */
  readonly latest: Instant
  /** The session before the last answer or removal; null at the start. */
  readonly before: Session | null
}

export type NextUp =
  | { readonly kind: 'card'; readonly card: QueueCard }
  /** Nothing can be asked before this instant. */
  | { readonly kind: 'wait'; readonly untilMs: Instant }
  | { readonly kind: 'done' }

const MINUTE_SECONDS = 60

/** The session at its start, with cards that conflict moved apart. */
export function startSession(queue: Pick<Queue, 'learning' | 'main'>, options: SessionOptions): Session {
  const conflicts = conflictsOf(options.conflicts ?? new Map())
  const { learnAheadMinutes, buryNewSiblings, buryReviewSiblings, buryLearningSiblings } = options.settings
  return {
    settings: { learnAheadMinutes, buryNewSiblings, buryReviewSiblings, buryLearningSiblings },
    conflicts,
    learning: [...queue.learning].sort(byDueAt),
    main: keepApart(queue.main, conflicts),
    recent: [],
    latest: 0,
    before: null,
  }
}

/**
 * What to ask at `now`: an intraday card that is due, else the main queue, else an intraday card due within the
 * learn-ahead minutes. Ask once after each answer and keep the card until it is answered: a learning card may come due
 * while another is on screen.
 */
export function nextUp(session: Session, now: Instant): NextUp {
  const clock = Math.max(now, session.latest)
  const aheadUntil = clock + learnAheadMs(session)
  const due = session.learning.filter((card) => dueAt(card) <= clock)
  const ahead =
    session.main.length > 0 ? [] : session.learning.filter((card) => dueAt(card) > clock && dueAt(card) <= aheadUntil)
  const inOrder = [...due, ...session.main, ...notTwiceRunning(ahead, session.recent)]
  const [first] = inOrder
  if (first !== undefined) {
    const apart = inOrder.find(({ cardId }) => !conflictsWithAny(session.conflicts, cardId, session.recent))
    return { kind: 'card', card: apart ?? first }
  }
  const [later] = session.learning
  return later === undefined ? { kind: 'done' } : { kind: 'wait', untilMs: dueAt(later) - learnAheadMs(session) }
}

/**
 * The session after an answer: an intraday card comes back at its instant, any other has left, and siblings still
 * waiting in the main queue are buried by their switches. `day` is the study day of the answer.
 */
export function afterAnswer(
  session: Session,
  cardId: CardId,
  memoryAfter: Memory,
  now: Instant,
  day: StudyDay,
): Session {
  const answered = cardOf(session, cardId)
  const comesBack = memoryAfter.dueAt !== null && memoryAfter.dueDay === day && !memoryAfter.suspended
  const others = session.learning.filter((card) => card.cardId !== cardId)
  const learning = answered && comesBack ? [...others, { ...answered, memory: memoryAfter }].sort(byDueAt) : others
  return {
    ...session,
    learning,
    main: session.main.filter((card) => card.cardId !== cardId && !(answered && isBuriedBy(session, card, answered))),
    recent: [cardId, ...session.recent].slice(0, CARDS_BETWEEN),
    latest: Math.max(now, session.latest),
    before: session,
  }
}

/** The session without these cards: buried, suspended or deleted. */
export function afterRemove(session: Session, cardIds: readonly CardId[]): Session {
  const removed = new Set(cardIds)
  const stays = ({ cardId }: QueueCard) => !removed.has(cardId)
  return { ...session, learning: session.learning.filter(stays), main: session.main.filter(stays), before: session }
}

/** The session as it was before the last answer or removal; at the start, itself. */
export function sessionBefore(session: Session): Session {
  return session.before ?? session
}

/** What is left: new cards, (re)learning cards that can be answered by now or within learn-ahead, and due cards. */
export function counts(session: Session, now: Instant): Counts {
  const until = Math.max(now, session.latest) + learnAheadMs(session)
  return countCards(session.main, countDueBy(session.learning, until))
}

/** Minutes (not rounded) that the rest takes, intraday cards that come later today included. */
export function minutesLeft(session: Session, secondsPerCard: SecondsPerCard): number {
  const left = countCards(session.main, session.learning.length)
  const { new: fresh, learning, review } = secondsPerCard
  return (left.new * fresh + left.learning * learning + left.due * review) / MINUTE_SECONDS
}

function dueAt({ memory }: QueueCard): Instant {
  return memory?.dueAt ?? Number.NEGATIVE_INFINITY
}

function learnAheadMs({ settings }: Session): number {
  return settings.learnAheadMinutes * MINUTE_MS
}

function cardOf(session: Session, cardId: CardId): QueueCard | undefined {
  const isIt = (card: QueueCard) => card.cardId === cardId
  return session.learning.find(isIt) ?? session.main.find(isIt)
}

/** A card just answered is not asked again at once where another can be asked first. */
function notTwiceRunning(cards: readonly QueueCard[], recent: readonly CardId[]): readonly QueueCard[] {
  const [first, ...others] = cards
  return first !== undefined && first.cardId === recent[0] ? [...others, first] : cards
}

function isBuriedBy({ settings }: Session, card: QueueCard, answered: QueueCard): boolean {
  const kind = kindOf(card)
  return card.factId === answered.factId && buries(settings, kind) && !isGatheredBefore(kind, kindOf(answered))
}

function buries(settings: SessionOptions['settings'], kind: QueueKind): boolean {
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
