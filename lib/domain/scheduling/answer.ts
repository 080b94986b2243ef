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
  const relearns = before.state === 'review' || before.state === 'relearning'
  const common: Memory = {
    ...before,
    ...outcome.fsrs,
    lastReviewAt: at,
    lastReviewDay: day,
    reps: before.reps + 1,
    lapses: before.lapses + (before.state === 'review' && rating === 1 ? 1 : 0),
    buriedUntilDay: null,
  }
  if (outcome.kind === 'days') {
    const days = intervalOf(situation, outcome, before.reps, fuzz)
    return { ...common, state: 'review', step: 0, intervalDays: days, dueDay: day + days, dueAt: null }
  }
  const state = relearns ? 'relearning' : 'learning'
  const { due, step } = outcome
  return due.kind === 'days'
    ? { ...common, state, step, intervalDays: due.days, dueDay: day + due.days, dueAt: null }
    : { ...common, state, step, intervalDays: 0, dueDay: day, dueAt: due.dueAt }
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
