import type { Confidence } from '@/lib/domain/briefing/briefing'
import { answered, type RehearsalAnswered, type TakenBack, takenBack } from '@/lib/domain/briefing/rehearsal/answering'
import {
  askedInOrder,
  type Course,
  courseOf,
  effectiveRounds,
  type RehearsalAnswer,
  type RehearsalVoid,
} from '@/lib/domain/briefing/rehearsal/course'
import { answerText } from '@/lib/domain/cards/sides'
import { gradeTyped, type TypedGrade } from '@/lib/domain/grading/typed'
import type { Instant } from '@/lib/domain/ids'
import type { Rating } from '@/lib/domain/scheduling/memory'
import type { RehearsalQuestion, RehearsalSheet } from '@/lib/services/rehearsal/load-rehearsal'

/** What is shown of the question that is up. The answer exists only once the learner has said how sure they are. */
export type QuestionPhase =
  | { readonly kind: 'question'; readonly chosen: string | null }
  /** Typed: what was typed stands, how sure the learner is comes next. */
  | { readonly kind: 'sure'; readonly given: string }
  | {
      readonly kind: 'answer'
      readonly given: string | null
      readonly confidence: Confidence
      readonly typed: (TypedGrade & { readonly text: string }) | null
      /** Of a choice: whether it was the right one. Null where the learner is the judge. */
      readonly chosenRight: boolean | null
      readonly proposed: Rating
      readonly questionMs: number
    }

export type RunState = {
  readonly sheet: RehearsalSheet
  /** Those that stand, in their order. */
  readonly answers: readonly RehearsalAnswer[]
  readonly course: Course
  /** Whether it was ended before everything was recalled and the minutes were used: then nothing more is asked. */
  readonly isEnded: boolean
  readonly face: QuestionPhase
  /** Counts the questions shown, so that one that comes back is a new one on screen. */
  readonly turn: number
  /** The last short fact for screen readers. */
  readonly said: string
}

const ASKING: QuestionPhase = { kind: 'question', chosen: null }

const courseAfter = ({ questions, minutes }: RehearsalSheet, answers: readonly RehearsalAnswer[]): Course =>
  courseOf(
    questions.map(({ item }) => item),
    answers,
    minutes,
  )

/** The rehearsal where it stands: with what the server has, and the answers and voids that are still on the way. */
export function openRun(
  sheet: RehearsalSheet,
  onTheWay: readonly RehearsalAnswer[] = [],
  voids: readonly RehearsalVoid[] = [],
): RunState {
  const all = askedInOrder([...sheet.answers, ...onTheWay])
  const answers = effectiveRounds(all, voids)
  // One that ended by itself goes on where its last answer was taken back, even before the server knows.
  const isEnded = sheet.endedAt !== null && courseAfter(sheet, all).over === null
  return { sheet, answers, course: courseAfter(sheet, answers), isEnded, face: ASKING, turn: 0, said: '' }
}

/** The question that is up; null at the end. */
export function questionUp({ sheet, course, isEnded }: RunState): RehearsalQuestion | null {
  if (isEnded) return null
  const cardId = course.up?.item.cardId
  return sheet.questions.find(({ item }) => item.cardId === cardId) ?? null
}

/** Picks an option of a choice; it can be changed until the answer is shown. */
export const choose = (state: RunState, option: string): RunState =>
  state.face.kind === 'question' && questionUp(state)?.item.options.includes(option)
    ? { ...state, face: { kind: 'question', chosen: option } }
    : state

/** Takes what was typed; the answer is not shown yet. */
export const typed = (state: RunState, given: string): RunState =>
  state.face.kind === 'question' && questionUp(state)?.item.format === 'typed'
    ? { ...state, face: { kind: 'sure', given }, said: 'How sure are you?' }
    : state

const otherAnswers = ({ sheet }: RunState, { card }: RehearsalQuestion): string[] =>
  sheet.questions.filter((other) => other.card.factId !== card.factId).map((other) => answerText(other.card))

/** Says how sure the learner is, and so shows the answer. Null where something has to be chosen or typed first. */
export function mark(state: RunState, confidence: Confidence, questionMs: number): RunState | null {
  const question = questionUp(state)
  const { face } = state
  if (!question || face.kind === 'answer') return null
  const { card, item } = question
  const shown = { kind: 'answer', confidence, questionMs } as const
  if (item.format === 'spoken') {
    return { ...state, face: { ...shown, given: null, typed: null, chosenRight: null, proposed: 3 }, said: '' }
  }
  if (item.format === 'choice') {
    const given = face.kind === 'question' ? face.chosen : null
    if (given === null) return null
    const chosenRight = given === answerText(card)
    const proposed = chosenRight ? 3 : 1
    return { ...state, face: { ...shown, given, typed: null, chosenRight, proposed }, said: '' }
  }
  if (face.kind !== 'sure') return null
  const gradeQuestion = gradeTyped(face.given, answerText(card), card.aliases, () => otherAnswers(state, question))
  const proposed = gradeQuestion.verdict === 'wrong' ? 1 : 3
  const told = { ...gradeQuestion, text: face.given }
  return { ...state, face: { ...shown, given: face.given, typed: told, chosenRight: null, proposed }, said: '' }
}

/** The learner was right after all: then that is the grade that Space and Enter give. */
export const accepted = (state: RunState): RunState =>
  state.face.kind === 'answer' ? { ...state, face: { ...state.face, proposed: 3 } } : state

export type RunMoment = { readonly at: Instant; readonly newId: () => string }

/** An answer as it is kept and logged, and the state after it. */
export type RunMove = RehearsalAnswered & { readonly state: RunState }

/** Grades the question that is up. Of a choice the grade is not the learner's to give. */
export function gradeQuestion(
  state: RunState,
  asked: Rating,
  answerMs: number,
  { at, newId }: RunMoment,
): RunMove | null {
  const { face, course } = state
  if (!course.up || state.isEnded || face.kind !== 'answer') return null
  const rating = face.chosenRight === null ? asked : face.proposed
  const { answer, entry } = answered({
    question: course.up,
    given: face.given,
    typed: face.typed?.verdict ?? null,
    confidence: face.confidence,
    rating,
    questionMs: face.questionMs,
    answerMs,
    settingsId: state.sheet.settingsId,
    newId,
    // A clock set back must not put an answer before the one it follows.
    at: Math.max(at, (state.answers.at(-1)?.at ?? 0) + 1),
  })
  const answers = [...state.answers, answer]
  const after = courseAfter(state.sheet, answers)
  const left = `${after.open.length} left.`
  const said = rating === 1 ? `Missed; it comes back. ${left}` : `Recalled. ${left}`
  return { state: { ...state, answers, course: after, face: ASKING, turn: state.turn + 1, said }, answer, entry }
}

/** What takes the last answer back, and the state after it. */
export type UndoMove = TakenBack & { readonly state: RunState }

export const canUndo = ({ answers, isEnded }: RunState): boolean => answers.length > 0 && !isEnded

/**
 * Takes the last answer back. Its question stands there as before the grade, with the mark that was given: the answer
 * has been seen. A choice is asked anew, since its grade is not the learner's to give.
 */
export function undoQuestion(state: RunState, { at, newId }: RunMoment): UndoMove | null {
  const last = state.answers.at(-1)
  if (!last || !canUndo(state)) return null
  const answers = state.answers.slice(0, -1)
  const course = courseAfter(state.sheet, answers)
  const open: RunState = { ...state, answers, course, face: ASKING, turn: state.turn + 1 }
  const said = 'Last answer undone.'
  return { ...takenBack(last, at, newId), state: { ...(graded(open, last) ?? open), said } }
}

/** The question of an answer as it stood before its grade; null where it cannot be brought back so. */
function graded(open: RunState, { cardId, format, given, confidence, ms }: RehearsalAnswer): RunState | null {
  if (questionUp(open)?.item.cardId !== cardId || confidence === null || format === 'choice') return null
  return mark(format === 'typed' ? typed(open, given ?? '') : open, confidence, ms)
}
