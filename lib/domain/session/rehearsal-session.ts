import type { Confidence } from '../briefing/briefing'
import { answered, undoAnswer } from '../briefing/rehearsal/answering'
import {
  askedInOrder,
  effectiveRounds,
  progressOf,
  type RehearsalAnswer,
  type RehearsalProgress,
  type RehearsalVoid,
} from '../briefing/rehearsal/progress'
import type { RehearsalQuestion, RehearsalSheet } from '../briefing/rehearsal/sheet'
import type { Instant } from '../ids'
import type { ReviewEntry, VoidEntry } from '../scheduling/log'
import type { Rating } from '../scheduling/memory'
import { proposedRating, type TypedAnswer } from './review-session'
import { compareTyped } from './typed-answer'

/** What is shown of the question that is up. The answer exists only once the learner has said how sure they are. */
type QuestionSide =
  | { readonly kind: 'question' }
  /** What was typed can no longer be changed; how sure the learner is comes next. */
  | { readonly kind: 'sure'; readonly given: string }
  | {
      readonly kind: 'answer'
      readonly given: string | null
      readonly confidence: Confidence
      readonly typed: TypedAnswer | null
      readonly proposed: Rating
      readonly questionMs: number
    }

/** A rehearsal in progress, in the browser or the terminal. Immutable: every event gives a new one. */
export type RehearsalSession = {
  readonly sheet: RehearsalSheet
  /** Those that are not undone, in their order. */
  readonly answers: readonly RehearsalAnswer[]
  readonly progress: RehearsalProgress
  /** Whether it was ended before everything was recalled and the minutes were used: then nothing more is asked. */
  readonly isEnded: boolean
  readonly side: QuestionSide
  /** Counts the questions shown, so that one that comes back is a new one on screen. */
  readonly turn: number
  /** The last short fact for screen readers. */
  readonly announcement: string
}

/** Everything that can happen in a rehearsal. */
export type RehearsalEvent =
  /** Takes what was typed; the answer is not shown yet. */
  | { readonly kind: 'type'; readonly text: string }
  /** Says how sure the learner is, and so shows the answer. */
  | { readonly kind: 'mark'; readonly confidence: Confidence }
  /** What was typed was right: the card has these other spellings from now on. */
  | { readonly kind: 'accept'; readonly aliases: readonly string[] }
  | { readonly kind: 'grade'; readonly rating: Rating }
  | { readonly kind: 'undo' }

/** When an event happens. `seenMs` is how long the side on screen has been seen; `newId` makes UUIDv7s. */
export type RehearsalMoment = { readonly at: Instant; readonly seenMs: number; readonly newId: () => string }

/** The session to go to once what is kept with the rehearsal, and what goes to the review log, is safe. */
export type RehearsalMove = {
  readonly session: RehearsalSession
  readonly kept: RehearsalAnswer | RehearsalVoid | null
  readonly entry: Omit<ReviewEntry, 'day'> | Omit<VoidEntry, 'day'> | null
}

const ASKING: QuestionSide = { kind: 'question' }

const progressAfter = ({ questions, minutes }: RehearsalSheet, answers: readonly RehearsalAnswer[]) =>
  progressOf(
    questions.map(({ item }) => item),
    answers,
    minutes,
  )

/** A rehearsal with what the server has, and the answers and voids that are still on the way. */
export function openRehearsal(
  sheet: RehearsalSheet,
  onTheWay: readonly RehearsalAnswer[] = [],
  voids: readonly RehearsalVoid[] = [],
): RehearsalSession {
  const all = askedInOrder([...sheet.answers, ...onTheWay])
  const answers = effectiveRounds(all, voids)
  // One that ended by itself goes on where its last answer was undone, even before the server knows.
  const isEnded = sheet.endedAt !== null && progressAfter(sheet, all).over === null
  const progress = progressAfter(sheet, answers)
  return { sheet, answers, progress, isEnded, side: ASKING, turn: 0, announcement: '' }
}

/** The question that is up; null at the end. */
export function questionUp({ sheet, progress, isEnded }: RehearsalSession): RehearsalQuestion | null {
  if (isEnded) return null
  const { item } = progress.up ?? {}
  const question = item && sheet.questions.find((one) => one.item.cardId === item.cardId)
  return question ? { ...question, item } : null
}

/** Whether there is an answer to undo. */
export const canUndo = ({ answers, isEnded }: RehearsalSession): boolean => answers.length > 0 && !isEnded

/** What an event makes of a rehearsal; null where it changes nothing, such as a grade before the answer is shown. */
export function rehearsalAfter(
  session: RehearsalSession,
  event: RehearsalEvent,
  moment: RehearsalMoment,
): RehearsalMove | null {
  switch (event.kind) {
    case 'type':
      return unlogged(type(session, event.text))
    case 'mark':
      return unlogged(mark(session, event.confidence, moment.seenMs))
    case 'accept':
      return unlogged(accept(session, event.aliases))
    case 'grade':
      return grade(session, event.rating, moment)
    case 'undo':
      return undo(session, moment)
  }
}

const unlogged = (session: RehearsalSession | null): RehearsalMove | null =>
  session && { session, kept: null, entry: null }

const type = (session: RehearsalSession, given: string): RehearsalSession | null =>
  session.side.kind === 'question' && questionUp(session)?.item.format === 'typed'
    ? { ...session, side: { kind: 'sure', given }, announcement: 'How sure are you?' }
    : null

/** Null where an answer has to be typed first. */
function mark(session: RehearsalSession, confidence: Confidence, questionMs: number): RehearsalSession | null {
  const question = questionUp(session)
  const { side, sheet } = session
  if (!question || side.kind === 'answer') return null
  const { card, item } = question
  const shown = { kind: 'answer', confidence, questionMs, given: null, typed: null } as const
  if (item.format === 'spoken') return { ...session, side: { ...shown, proposed: 3 }, announcement: '' }
  if (side.kind !== 'sure') return null
  const { given } = side
  const typed = compareTyped(
    given,
    card,
    sheet.questions.map((other) => other.card),
  )
  return { ...session, side: { ...shown, given, typed, proposed: proposedRating(typed) }, announcement: '' }
}

/** Then Good is the grade that is proposed. */
function accept(session: RehearsalSession, aliases: readonly string[]): RehearsalSession | null {
  const question = questionUp(session)
  const { side, sheet } = session
  if (!question || side.kind !== 'answer') return null
  const questions = sheet.questions.map((one) => (one === question ? { ...one, card: { ...one.card, aliases } } : one))
  return { ...session, sheet: { ...sheet, questions }, side: { ...side, proposed: 3 } }
}

function grade(session: RehearsalSession, rating: Rating, moment: RehearsalMoment): RehearsalMove | null {
  const { side, progress, sheet, answers: before } = session
  if (!progress.up || session.isEnded || side.kind !== 'answer') return null
  const { answer, entry } = answered({
    question: progress.up,
    given: side.given,
    typed: side.typed?.verdict ?? null,
    confidence: side.confidence,
    rating,
    questionMs: side.questionMs,
    answerMs: moment.seenMs,
    settingsId: sheet.settingsIds?.[progress.up.item.cardId] ?? sheet.settingsId,
    newId: moment.newId,
    // A clock set back must not put an answer before the one it follows.
    at: Math.max(moment.at, (before.at(-1)?.at ?? 0) + 1),
  })
  const answers = [...before, answer]
  const after = progressAfter(sheet, answers)
  const left = `${after.open.length} left.`
  const announcement = rating === 1 ? `Missed; it comes back. ${left}` : `Recalled. ${left}`
  const next = { ...session, answers, progress: after, side: ASKING, turn: session.turn + 1, announcement }
  return { session: next, kept: answer, entry }
}

/**
 * Undoes the last answer. Its question is up as before the grade, with the mark that was given: the answer has been
 * seen.
 */
function undo(session: RehearsalSession, { at, newId }: RehearsalMoment): RehearsalMove | null {
  const last = session.answers.at(-1)
  if (!last || !canUndo(session)) return null
  const answers = session.answers.slice(0, -1)
  const progress = progressAfter(session.sheet, answers)
  const open = { ...session, answers, progress, side: ASKING, turn: session.turn + 1 }
  const { taken, entry } = undoAnswer(last, at, newId)
  const next = { ...(graded(open, last) ?? open), announcement: 'Last answer undone.' }
  return { session: next, kept: taken, entry }
}

/** The question of an answer as it was before its grade; null where it cannot be brought back so. */
function graded(open: RehearsalSession, answer: RehearsalAnswer): RehearsalSession | null {
  const { cardId, format, given, confidence, ms } = answer
  if (questionUp(open)?.item.cardId !== cardId || confidence === null) return null
  const asked = format === 'typed' ? type(open, given ?? '') : open
  return asked && mark(asked, confidence, ms)
}
