import { answerSeed, seededFraction } from './fuzz'
import { intervalLabel } from './interval-label'
import { type Memory, type Rating, UNSTUDIED } from './memory'
import { intervalAt, type Outcome, outcomesOf, type Situation } from './outcome'

/** `fuzz`: the place 0 <= f < 1 in the fuzz range that load balancing chose; null = seeded by `cardId:reps`. */
export type AnswerInput = Situation & { readonly rating: Rating; readonly fuzz: number | null }
export type PreviewInput = Situation & { readonly fuzz: Readonly<Record<Rating, number>> | null }

/**
 * The memory after a rating: FSRS-6 for stability, difficulty and interval, Anki's rules for steps, fuzz and minima.
 * The same input gives the same memory everywhere; marks, flags and suspension stay, burying ends.
 */
export function answer(input: AnswerInput): Memory {
  return memoryAfter(input, outcomesOf(input)(input.rating), input.rating, input.fuzz)
}

/** What each of the four ratings would lead to: exactly what `answer` gives for the same input. */
export function preview(input: PreviewInput): Record<Rating, Memory> {
  const outcome = outcomesOf(input)
  const after = (rating: Rating) => memoryAfter(input, outcome(rating), rating, input.fuzz?.[rating] ?? null)
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) }
}

/**
 * What the four buttons show for what `preview` gave. A step is shown as it is set, “10 min”, without the seconds by
 * which fuzz draws it out: as in Anki.
 */
export function intervalLabels(
  situation: Situation,
  outcomes: Readonly<Record<Rating, Memory>>,
): Readonly<Record<Rating, string>> {
  const steps = preview({ ...situation, settings: { ...situation.settings, fuzz: false }, fuzz: null })
  const label = (rating: Rating) =>
    intervalLabel(outcomes[rating].dueAt === null ? outcomes[rating] : steps[rating], situation.at)
  return { 1: label(1), 2: label(2), 3: label(3), 4: label(4) }
}

function memoryAfter(situation: Situation, outcome: Outcome, rating: Rating, fuzz: number | null): Memory {
  const { at, day } = situation
  const before = situation.memory ?? UNSTUDIED
  const isStep = outcome.kind === 'step'
  const intervalDays = isStep
    ? outcome.due.kind === 'days'
      ? outcome.due.days
      : 0
    : intervalOf(situation, outcome, before.reps, fuzz)
  const relearns = before.state === 'review' || before.state === 'relearning'
  // Every field by name: copying one object over another takes most of the time of a replay.
  return {
    state: isStep ? (relearns ? 'relearning' : 'learning') : 'review',
    stability: outcome.fsrs.stability,
    difficulty: outcome.fsrs.difficulty,
    dueDay: day + intervalDays,
    dueAt: isStep && outcome.due.kind === 'intraday' ? outcome.due.dueAt : null,
    lastReviewAt: at,
    lastReviewDay: day,
    intervalDays,
    step: isStep ? outcome.step : 0,
    reps: before.reps + 1,
    lapses: before.lapses + (before.state === 'review' && rating === 1 ? 1 : 0),
    suspended: before.suspended,
    buriedUntilDay: null,
    marked: before.marked,
    flag: before.flag,
    clearedLapses: before.clearedLapses,
    position: before.position,
  }
}

function intervalOf(
  { cardId, settings }: Situation,
  outcome: Outcome & { kind: 'days' },
  reps: number,
  fuzz: number | null,
): number {
  if (!settings.fuzz) return outcome.days.unfuzzedDays
  return intervalAt(outcome.days, fuzz ?? seededFraction(answerSeed(cardId, reps)))
}
