import type { TypedGrade } from '@/lib/domain/grading/typed'
import type { CardId, Instant, ReviewId, StudyDay } from '@/lib/domain/ids'
import type { QueueCard } from '@/lib/domain/queue/queue-card'
import { counts, nextUp, type Session, startSession } from '@/lib/domain/queue/session'
import { byFirst } from '@/lib/domain/queue/spacing'
import type { StudyCard, StudySession } from '@/lib/domain/queue/study-card'
import { preview } from '@/lib/domain/scheduling/answer'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { balancedFuzzes } from '@/lib/domain/scheduling/load-balance'
import type { LogEntry } from '@/lib/domain/scheduling/log'
import type { Memory, Rating } from '@/lib/domain/scheduling/memory'
import { type StudyCalendar, studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'

/** What was typed, and how near it came. */
export type TypedAnswer = TypedGrade & { readonly text: string }

export type Up =
  | { readonly kind: 'card'; readonly cardId: CardId }
  | { readonly kind: 'wait'; readonly untilMs: Instant }
  | { readonly kind: 'done' }

/** An answer of this sitting, for its summary. */
export type ReviewedCard = {
  readonly entryId: ReviewId
  readonly cardId: CardId
  readonly rating: Rating
  readonly thinkingMs: number
  /** The chance of recall the schedule gave it; null where the card was new, in steps, or already asked today. */
  readonly predictedRecall: number | null
  readonly isLeech: boolean
}

/** All that undo restores. */
export type ReviewCourse = {
  readonly session: Session
  readonly memories: ReadonlyMap<CardId, Memory | null>
  /** Cards that this sitting has put on each study day, beside those of the session's load. */
  readonly placed: ReadonlyMap<StudyDay, number>
  readonly answered: readonly ReviewedCard[]
  readonly up: Up
}

/** Something done that can be taken back: what it logged, what was before, and its name. */
export type ReviewStep = { readonly before: ReviewCourse; readonly entries: readonly LogEntry[]; readonly name: string }

/** What is shown of the card that is up. The answer exists only once it is asked for. */
export type CardSide =
  | { readonly kind: 'question' }
  | {
      readonly kind: 'answer'
      readonly shownAt: Instant
      readonly fuzzes: Readonly<Record<Rating, number>>
      readonly outcomes: Readonly<Record<Rating, Memory>>
      readonly typed: TypedAnswer | null
      readonly proposed: Rating
    }

export type ReviewState = {
  readonly study: StudySession
  readonly calendar: StudyCalendar
  /** Texts of cards by id; an edit changes them, and undo leaves them. */
  readonly cards: ReadonlyMap<CardId, StudyCard>
  readonly course: ReviewCourse
  readonly past: readonly ReviewStep[]
  readonly face: CardSide
  /** Counts the sides shown, so that a card asked again is a new one on screen. */
  readonly turn: number
  /** The last short fact for screen readers. */
  readonly said: string
}

const queueCard = ({ cardId, factId, memory, fact, position }: StudyCard): QueueCard => ({
  cardId,
  factId,
  memory,
  weight: fact.weight,
  position,
})

export function upAt(session: Session, now: Instant): Up {
  const next = nextUp(session, now)
  return next.kind === 'card' ? { kind: 'card', cardId: next.card.cardId } : next
}

/** The sitting at its start. Cards named in `without` are left out: their answers are still on the way. */
export function openReview(study: StudySession, without: ReadonlySet<CardId> = new Set()): ReviewState {
  const all = [...study.learning, ...study.main]
  const stays = (card: StudyCard) => !without.has(card.cardId)
  const session = startSession(
    { learning: study.learning.filter(stays).map(queueCard), main: study.main.filter(stays).map(queueCard) },
    { settings: study.queueSettings, conflicts: byFirst(study.conflicts ?? []) },
  )
  return {
    study,
    calendar: studyCalendar(study.scheduling.timeZone, study.scheduling.dayStartHour),
    cards: new Map(all.map((card) => [card.cardId, card])),
    course: {
      session,
      memories: new Map(all.map((card) => [card.cardId, card.memory])),
      placed: new Map(),
      answered: [],
      up: upAt(session, study.now),
    },
    past: [],
    face: { kind: 'question' },
    turn: 0,
    said: '',
  }
}

export function cardUp({ course, cards }: ReviewState): StudyCard | null {
  return course.up.kind === 'card' ? (cards.get(course.up.cardId) ?? null) : null
}

export const memoryOf = ({ course }: ReviewState, cardId: CardId): Memory | null => course.memories.get(cardId) ?? null

/** Reviews due on a study day as far as is known here: those loaded with the session and those placed since. */
export function loadOn({ study, course }: ReviewState, day: StudyDay): number {
  return (study.load[day - study.day - 1] ?? 0) + (course.placed.get(day) ?? 0)
}

export function leftAt({ course }: ReviewState, now: Instant): number {
  const left = counts(course.session, now)
  return left.new + left.learning + left.due
}

/** The chance of recall at an instant, for a card known for a day or more and not yet asked that day; else null. */
export function recallNow({ study }: ReviewState, memory: Memory | null, at: Instant, day: StudyDay) {
  if (memory?.state !== 'review' || memory.intervalDays < 1) return null
  const { stability, lastReviewAt, lastReviewDay } = memory
  if (stability === null || lastReviewAt === null || lastReviewDay === null || lastReviewDay >= day) return null
  return fsrsModel(study.scheduling.weights).recall((at - lastReviewAt) / DAY_MS, stability)
}

/** Turns the card over: works out the four intervals. `typed` is null where nothing was typed. */
export function reveal(state: ReviewState, at: Instant, typed: TypedAnswer | null): ReviewState {
  const card = cardUp(state)
  if (!card || state.face.kind === 'answer') return state
  const memory = memoryOf(state, card.cardId)
  const day = state.calendar.dayOf(at)
  const situation = { cardId: card.cardId, memory, at, day, settings: state.study.scheduling }
  const fuzzes = balancedFuzzes(situation, (due) => loadOn(state, due))
  return {
    ...state,
    face: {
      kind: 'answer',
      shownAt: at,
      fuzzes,
      outcomes: preview({ ...situation, fuzz: fuzzes }),
      typed,
      proposed: typed?.verdict === 'wrong' ? 1 : 3,
    },
    said: '',
  }
}

/** Looks again for what is up, after waiting; a card on screen stays. */
export function advance(state: ReviewState, now: Instant): ReviewState {
  if (state.course.up.kind === 'card') return state
  const up = upAt(state.course.session, now)
  return up.kind === 'card'
    ? { ...state, course: { ...state.course, up }, face: { kind: 'question' }, turn: state.turn + 1 }
    : state
}

export type Sides = { readonly front: string; readonly back: string; readonly hint: string | null }

/** New words for a card; memory and place stay. The deletions of one cloze source change together. */
export function withEditedCard(state: ReviewState, cardId: CardId, sides: Sides): ReviewState {
  const old = state.cards.get(cardId)
  if (!old) return state
  const cards = new Map(state.cards)
  for (const card of cards.values()) {
    const isSibling = old.form === 'cloze' && card.form === 'cloze' && card.factId === old.factId
    if (isSibling && card.front === old.front) cards.set(card.cardId, { ...card, front: sides.front })
  }
  cards.set(cardId, { ...old, ...sides })
  return { ...state, cards, said: 'Card changed.' }
}
