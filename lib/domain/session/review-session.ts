import type { TypedGrade } from '../grading/typed'
import type { CardId, Instant, ReviewId, StudyDay } from '../ids'
import { minutesOfCram } from '../queue/estimate'
import type { QueueCard } from '../queue/queue-card'
import type { RehearsalOfSession, StudyCard, StudySession } from '../queue/study-card'
import type { Confidence, LogEntry } from '../scheduling/log'
import type { Memory, Rating } from '../scheduling/memory'
import { MINUTE_MS } from '../time/units'
import type { SidesOfCard } from './edited-sides'
import { counts, minutesLeft, type NextCard, nextCard, type RunningQueue, startQueue } from './running-queue'

/** What was typed, and how near it came. */
export type TypedAnswer = TypedGrade & { readonly text: string }

/** The grade that Space and Enter give once the answer is shown. */
export const proposedRating = (typed: Pick<TypedGrade, 'verdict'> | null): Rating =>
  typed?.verdict === 'wrong' ? 1 : 3

/** An answer of this session, for its summary. */
type ReviewedCard = {
  readonly entryId: ReviewId
  readonly cardId: CardId
  readonly rating: Rating
  readonly thinkingMs: number
  /** What the answer is compared with; null where the card was new, in steps, already asked today, or crammed. */
  readonly predictedRecall: number | null
  readonly isLeech: boolean
}

/** All that undo restores. */
export type SessionState = {
  readonly queue: RunningQueue
  readonly memories: ReadonlyMap<CardId, Memory | null>
  /** Cards that this session has put on each study day, beside those of its load. */
  readonly placed: ReadonlyMap<StudyDay, number>
  readonly answered: readonly ReviewedCard[]
  /** The card that is up, or why there is none. It stays up until something is done with it. */
  readonly next: NextCard
}

/** Something done that can be undone: what it logged, what was before, and its name. */
type SessionStep = {
  readonly before: SessionState
  readonly entries: readonly LogEntry[]
  readonly name: string
  /** A change of the library, not in the log, that has to be undone with it. */
  readonly changeId?: string
  /** The words that a card had before it was edited. */
  readonly edited?: SidesOfCard
}

/** What is shown of the card that is up. The answer exists only once it is asked for. */
export type CardSide =
  | { readonly kind: 'question' }
  /** The answer is typed and being compared; the question is still shown. */
  | { readonly kind: 'comparing'; readonly text: string; readonly questionMs: number }
  | {
      readonly kind: 'answer'
      readonly shownAt: Instant
      readonly questionMs: number
      /** What each grade leads to; null while cramming, where none leads to anything. */
      readonly outcomes: Readonly<Record<Rating, Memory>> | null
      /** What each grade is labelled with: when the card comes back. */
      readonly labels: Readonly<Record<Rating, string>> | null
      /** Where in their ranges these intervals lie. */
      readonly fuzzes: Readonly<Record<Rating, number>> | null
      readonly typed: TypedAnswer | null
      /** How sure the learner was; null outside rehearsals. */
      readonly confidence: Confidence | null
      readonly proposed: Rating
    }

/** A review in progress, in the browser or the terminal. Immutable: every event gives a new one. */
export type ReviewSession = {
  readonly study: StudySession
  /** Texts of cards by id; an edit changes them, and undo leaves them. */
  readonly cards: ReadonlyMap<CardId, StudyCard>
  readonly state: SessionState
  readonly past: readonly SessionStep[]
  readonly side: CardSide
  /** Counts the cards shown, so that a card asked again is a new one on screen. */
  readonly turn: number
  /** The last short fact for screen readers. */
  readonly announcement: string
}

const queueCard = ({ cardId, factId, memory, fact, position }: StudyCard): QueueCard => ({
  cardId,
  factId,
  memory,
  weight: fact.weight,
  position,
})

/** A session at its start. */
export function openSession(study: StudySession): ReviewSession {
  const all = [...study.learning, ...study.main]
  const queue = startQueue(
    { learning: study.learning.map(queueCard), main: study.main.map(queueCard) },
    {
      burySiblings: study.queueSettings.burySiblings,
      conflicts: study.conflicts ?? [],
      recent: study.recent ?? [],
    },
  )
  const undone = [...queue.learning, ...queue.main].find(({ cardId }) => cardId === study.upFirst)
  return {
    study,
    cards: new Map(all.map((card) => [card.cardId, card])),
    state: {
      queue,
      memories: new Map(all.map((card) => [card.cardId, card.memory])),
      placed: new Map(),
      answered: [],
      next: undone ? { kind: 'card', card: undone } : nextIn(study, { queue, answered: [] }, study.now),
    },
    past: [],
    side: { kind: 'question' },
    turn: 0,
    announcement: '',
  }
}

/** Whether a session asks its cards until each is recalled, whenever they are due. */
export const asksUntilRecalled = ({ isCram, rehearsal }: StudySession): boolean => isCram || rehearsal !== undefined

/** What the answers of a rehearsal took so far, those from before the session was loaded included. */
export const rehearsedMs = ({ usedMs }: RehearsalOfSession, { answered }: Pick<SessionState, 'answered'>): number =>
  usedMs + answered.reduce((sum, { thinkingMs }) => sum + thinkingMs, 0)

/** What comes next: nothing once the minutes of a rehearsal are used. */
export function nextIn(
  { rehearsal }: StudySession,
  state: Pick<SessionState, 'queue' | 'answered'>,
  now: Instant,
): NextCard {
  const isTimeUp = rehearsal !== undefined && rehearsedMs(rehearsal, state) >= rehearsal.minutes * MINUTE_MS
  return isTimeUp ? { kind: 'done' } : nextCard(state.queue, now)
}

/** The card that is up; null while waiting and at the end. */
export function cardUp({ state, cards }: ReviewSession): StudyCard | null {
  return state.next.kind === 'card' ? (cards.get(state.next.card.cardId) ?? null) : null
}

/** The memory of a card as this session has left it. */
export const memoryOf = ({ state }: ReviewSession, cardId: CardId): Memory | null => state.memories.get(cardId) ?? null

/** Reviews due on a study day as far as is known here: those loaded with the session and those placed since. */
export function loadOn({ study, state }: ReviewSession, day: StudyDay): number {
  return (study.load[day - study.day - 1] ?? 0) + (state.placed.get(day) ?? 0)
}

/** Minutes (not rounded) that the cards left by now take. */
export function minutesLeftAt({ study, state }: ReviewSession, now: Instant): number {
  const { pace } = study
  return asksUntilRecalled(study) ? minutesOfCram(state.queue.main, pace) : minutesLeft(state.queue, now, pace)
}

/** How many cards are left that can be asked by now. */
export function leftAt({ state }: ReviewSession, now: Instant): number {
  const left = counts(state.queue, now)
  return left.new + left.learning + left.due
}
