import type { CardId, Instant, ReviewId, StudyDay } from '@/lib/domain/ids'
import type { QueueCard } from '@/lib/domain/queue/queue-card'
import { afterAnswer, afterRemove, nextUp, type Session, startSession } from '@/lib/domain/queue/session'
import { byFirst } from '@/lib/domain/queue/spacing'
import type { StudyCard, StudySession } from '@/lib/domain/queue/study-card'
import { answer, preview } from '@/lib/domain/scheduling/answer'
import { fsrsModel } from '@/lib/domain/scheduling/fsrs'
import { balancedFuzzes } from '@/lib/domain/scheduling/load-balance'
import { LONGEST_GIVEN } from '@/lib/domain/scheduling/log'
import type { Memory, Rating } from '@/lib/domain/scheduling/memory'
import { modeOn } from '@/lib/domain/scheduling/mode'
import { applyEntry } from '@/lib/domain/scheduling/replay'
import { studyCalendar } from '@/lib/domain/time/study-day'
import { DAY_MS } from '@/lib/domain/time/units'
import type { EntryInput } from '@/lib/services/study/entry-schema'

/** An answer of this sitting, for its summary. */
export type TerminalAnswer = {
  readonly card: StudyCard
  readonly rating: Rating
  readonly thinkingMs: number
  /** The chance of recall that the schedule gave a card that came back after a day or more; otherwise null. */
  readonly predictedRecall: number | null
}

/** One sitting at the terminal. Immutable: undo goes back to the one before. */
export type TerminalSession = {
  readonly study: StudySession
  readonly session: Session
  readonly memories: ReadonlyMap<CardId, Memory | null>
  /** Cards that this sitting has put on each study day. */
  readonly placed: ReadonlyMap<StudyDay, number>
  readonly answered: readonly TerminalAnswer[]
  /** What was before the last entry, and that entry's id; null at the start. */
  readonly before: { readonly sitting: TerminalSession; readonly entry: EntryInput } | null
}

export type NextCard =
  | { readonly kind: 'card'; readonly card: StudyCard }
  | { readonly kind: 'wait'; readonly untilMs: Instant }
  | { readonly kind: 'done' }

/** What each rating would lead to, and the place in the fuzz range that was chosen for it. */
export type Outcomes = {
  readonly memories: Readonly<Record<Rating, Memory>>
  readonly fuzzes: Readonly<Record<Rating, number>>
}

/** An entry made at an instant, with the sitting that it leads to once it is stored. */
export type TerminalMove = { readonly entry: EntryInput; readonly sitting: TerminalSession }

export type TerminalMoment = { readonly at: Instant; readonly id: ReviewId }

const queueCard = ({ cardId, factId, memory, fact, position }: StudyCard): QueueCard => ({
  cardId,
  factId,
  memory,
  weight: fact.weight,
  position,
})

const dayOf = ({ study }: TerminalSession, at: Instant): StudyDay =>
  studyCalendar(study.scheduling.timeZone, study.scheduling.dayStartHour).dayOf(at)

export const openReviewSession = (study: StudySession): TerminalSession => ({
  study,
  session: startSession(
    { learning: study.learning.map(queueCard), main: study.main.map(queueCard) },
    { settings: study.queueSettings, conflicts: byFirst(study.conflicts ?? []) },
  ),
  memories: new Map([...study.learning, ...study.main].map((card) => [card.cardId, card.memory])),
  placed: new Map(),
  answered: [],
  before: null,
})

/** What to ask at an instant. */
export const nextCard = ({ session, study }: TerminalSession, now: Instant): NextCard => {
  const next = nextUp(session, now)
  if (next.kind !== 'card') return next
  const card = [...study.learning, ...study.main].find(({ cardId }) => cardId === next.card.cardId)
  if (!card) throw new Error(`card ${next.card.cardId} is not in this session`)
  return { kind: 'card', card }
}

const situationOf = (sitting: TerminalSession, { cardId }: StudyCard, at: Instant) => ({
  cardId,
  memory: sitting.memories.get(cardId) ?? null,
  at,
  day: dayOf(sitting, at),
  settings: sitting.study.scheduling,
})

/** The four outcomes for a card when its answer is shown. */
export const outcomesFor = (sitting: TerminalSession, card: StudyCard, at: Instant): Outcomes => {
  const { study, placed } = sitting
  const situation = situationOf(sitting, card, at)
  const load = (day: StudyDay) => (study.load[day - study.day - 1] ?? 0) + (placed.get(day) ?? 0)
  const fuzzes = balancedFuzzes(situation, load)
  return { fuzzes, memories: preview({ ...situation, fuzz: fuzzes }) }
}

const predictedRecall = (sitting: TerminalSession, memory: Memory | null, at: Instant): number | null => {
  if (memory?.stability == null || memory.lastReviewAt === null || memory.intervalDays < 1) return null
  if (memory.lastReviewDay === dayOf(sitting, at)) return null
  return fsrsModel(sitting.study.scheduling.weights).recall((at - memory.lastReviewAt) / DAY_MS, memory.stability)
}

type Times = { readonly questionMs: number; readonly answerMs: number }

/** What was typed, where it was wrong. */
type Wrong = string | null

/** Grades a card with the interval that was shown for the rating. */
export const gradeInTerminal = (
  sitting: TerminalSession,
  card: StudyCard,
  rating: Rating,
  { fuzzes }: Outcomes,
  { at, id }: TerminalMoment,
  times: Times,
  wrong: Wrong = null,
): TerminalMove => {
  const { study } = sitting
  const situation = situationOf(sitting, card, at)
  const fuzz = fuzzes[rating]
  const after = answer({ ...situation, rating, fuzz })
  const entry: EntryInput = {
    kind: 'review',
    id,
    cardId: card.cardId,
    at,
    rating,
    format: card.form === 'typed' ? 'typed' : 'flash',
    mode: modeOn(situation.memory, situation.day),
    ...times,
    fuzz,
    settingsId: study.settingsId,
    ...(wrong !== null && rating === 1 && wrong.length <= LONGEST_GIVEN ? { given: wrong } : {}),
  }
  const { dueDay, dueAt } = after
  const placed = new Map(sitting.placed)
  if (dueDay !== null && dueAt === null) placed.set(dueDay, (placed.get(dueDay) ?? 0) + 1)
  const answered: TerminalAnswer = {
    card,
    rating,
    thinkingMs: times.questionMs + times.answerMs,
    predictedRecall: predictedRecall(sitting, situation.memory, at),
  }
  return {
    entry,
    sitting: {
      study,
      session: afterAnswer(sitting.session, card.cardId, after, at, situation.day),
      memories: new Map(sitting.memories).set(card.cardId, after),
      placed,
      answered: [...sitting.answered, answered],
      before: { sitting, entry },
    },
  }
}

/** Suspends a card: it is asked no more until it is resumed. */
export const suspend = (sitting: TerminalSession, { cardId }: StudyCard, { at, id }: TerminalMoment): TerminalMove => {
  const entry: EntryInput = { kind: 'suspend', id, cardId, at, suspended: true }
  const memory = sitting.memories.get(cardId) ?? null
  const after = applyEntry(memory, { ...entry, day: dayOf(sitting, at) }, sitting.study.scheduling)
  return {
    entry,
    sitting: {
      ...sitting,
      session: afterRemove(sitting.session, [cardId]),
      memories: new Map(sitting.memories).set(cardId, after),
      before: { sitting, entry },
    },
  }
}

/** Takes back the last entry of this sitting; null at its start. */
export const undoInTerminal = ({ before }: TerminalSession, { at, id }: TerminalMoment): TerminalMove | null => {
  if (!before) return null
  const { entry, sitting } = before
  // A clock set back must not put the void before what it takes back.
  return { entry: { kind: 'void', id, cardId: entry.cardId, at: Math.max(at, entry.at), voids: entry.id }, sitting }
}
