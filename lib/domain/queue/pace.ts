import type { MemoryState, Rating } from '../scheduling/memory'
import type { SchedulingSettings } from '../scheduling/settings'

/** Mean seconds of one answer by what the card was when it was asked. */
export type SecondsPerCard = { readonly new: number; readonly learning: number; readonly review: number }

/** How long a learner takes, and how often cards come back on the same day: what every estimate of time rests on. */
export type StudyPace = SecondsPerCard & {
  /** Answers in learning steps that follow the first answer to a new card on the same day. */
  readonly stepsAfterNew: number
  /** Answers that a card on each learning step still needs today, the next one included; index = step. */
  readonly learningSteps: readonly number[]
  /** The same for relearning steps. */
  readonly relearningSteps: readonly number[]
  /** Share of reviews graded Again, 0 to 1. */
  readonly lapses: number
}

/** The pace of a learner's own answers, and how many these are. */
export type MeasuredPace = StudyPace & { readonly answers: number }

/** An answer of the log: what its card was, how it was graded and how long it took. */
export type PacedAnswer = { readonly state: MemoryState; readonly rating: Rating; readonly seconds: number }

/** Seconds assumed before a learner has answered much: reading passage and source the first time takes longest. */
export const DEFAULT_SECONDS: SecondsPerCard = { new: 20, learning: 10, review: 8 }

/** How many answers what is assumed weighs as much as. */
const PRIOR_ANSWERS = 10

/** Seconds of answers that weigh as much as the assumption that a learner is as quick as assumed. */
const PRIOR_SECONDS = 30

type Grades = Readonly<Record<Rating, number>>
type Kind = keyof SecondsPerCard

/** Shares of the grades assumed before a learner has answered much. */
const DEFAULT_GRADES: Readonly<Record<Kind, Grades>> = {
  new: { 1: 0.1, 2: 0.05, 3: 0.8, 4: 0.05 },
  learning: { 1: 0.1, 2: 0.05, 3: 0.8, 4: 0.05 },
  review: { 1: 0.1, 2: 0.1, 3: 0.7, 4: 0.1 },
}

/** A step of a day or more ends the card's work of today. */
const DAY_MINUTES = 24 * 60

const KIND_OF: Readonly<Record<MemoryState, Kind>> = {
  new: 'new',
  learning: 'learning',
  relearning: 'learning',
  review: 'review',
}

/**
 * The pace of a learner's last answers, drawn towards what is assumed while there are few: (Σ x + 10·d) / (n + 10), for
 * the seconds and for the share of each grade alike. The seconds assumed are multiplied by how quick the learner is in
 * all answers, (Σ x + 30) / (Σ d + 30): whoever is quick with new cards is quick with the first reviews too.
 */
export function studyPaceOf(
  answers: readonly PacedAnswer[],
  {
    learningStepsMinutes,
    relearningStepsMinutes,
  }: Pick<SchedulingSettings, 'learningStepsMinutes' | 'relearningStepsMinutes'>,
): MeasuredPace {
  const of = (kind: Kind) => answers.filter(({ state }) => KIND_OF[state] === kind)
  const sum = (of: (answer: PacedAnswer) => number) => answers.reduce((all, answer) => all + of(answer), PRIOR_SECONDS)
  const quickness = sum((answer) => answer.seconds) / sum(({ state }) => DEFAULT_SECONDS[KIND_OF[state]])
  const seconds = (kind: Kind) =>
    shrunkMean(
      of(kind).map((answer) => answer.seconds),
      DEFAULT_SECONDS[kind] * quickness,
    )
  const grades = (kind: Kind): Grades => {
    const share = (rating: Rating) =>
      shrunkMean(
        of(kind).map((answer) => (answer.rating === rating ? 1 : 0)),
        DEFAULT_GRADES[kind][rating],
      )
    return { 1: share(1), 2: share(2), 3: share(3), 4: share(4) }
  }
  const learningSteps = answersByStep(learningStepsMinutes, grades('learning'))
  const first = grades('new')
  return {
    new: seconds('new'),
    learning: seconds('learning'),
    review: seconds('review'),
    // After Again and Hard a new card is on the first step, after Good on the second, after Easy on none.
    stepsAfterNew: (first[1] + first[2]) * (learningSteps[0] ?? 0) + first[3] * (learningSteps[1] ?? 0),
    learningSteps,
    relearningSteps: answersByStep(relearningStepsMinutes, grades('learning')),
    lapses: grades('review')[1],
    answers: answers.length,
  }
}

function shrunkMean(values: readonly number[], usual: number): number {
  return (values.reduce((sum, value) => sum + value, 0) + PRIOR_ANSWERS * usual) / (values.length + PRIOR_ANSWERS)
}

/**
 * Expected answers from each step until the card leaves the steps or comes back on another day. With E(s) for step s of
 * n: E(s) = 1 + again·E(0) + hard·E(s) + good·E(s+1), and E(n) = 0.
 */
function answersByStep(stepsMinutes: readonly number[], grades: Grades): readonly number[] {
  const long = stepsMinutes.findIndex((minutes) => minutes >= DAY_MINUTES)
  const count = long === -1 ? stepsMinutes.length : long
  // Each E(s) is a + b·E(0): from the last step back, then solved for the first.
  const lines: { a: number; b: number }[] = []
  let next = { a: 0, b: 0 }
  for (let step = count - 1; step >= 0; step--) {
    const stays = 1 - grades[2]
    next = { a: (1 + grades[3] * next.a) / stays, b: (grades[1] + grades[3] * next.b) / stays }
    lines.unshift(next)
  }
  const first = next.a / (1 - next.b)
  return lines.map(({ a, b }) => a + b * first)
}
