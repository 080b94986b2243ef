import type { CardId, Instant, StudyDay } from '../ids'
import { studyCalendar } from '../time/study-day'
import { DAY_SECONDS } from '../time/units'
import { elapsedStudyDays } from './elapsed-days'
import { type FsrsModel, type FsrsState, fsrsModel } from './fsrs'
import { answerSeed, type DayRange, dayInRange, fuzzRange, minimumAfter, seededFraction } from './fuzz'
import { intervalLabel } from './interval-label'
import { type Memory, type Rating, UNSTUDIED } from './memory'
import type { SchedulingSettings } from './settings'
import { type StepDue, stepAfter, stepDelaySeconds, stepDue } from './steps'

/** A card as it is asked: what is remembered of it, when, and under which settings. */
export type Situation = {
  readonly cardId: CardId
  readonly memory: Memory | null
  readonly at: Instant
  readonly day: StudyDay
  readonly settings: SchedulingSettings
}

/** `fuzz`: the place 0 <= f < 1 in the fuzz range that load balancing chose; null = seeded by `cardId:reps`. */
export type AnswerInput = Situation & { readonly rating: Rating; readonly fuzz: number | null }
export type PreviewInput = Situation & { readonly fuzz: Readonly<Record<Rating, number>> | null }

/** An interval before fuzz places it; `below` is that of the next worse rating, which it must exceed. */
type Days = { readonly range: DayRange; readonly unfuzzedDays: number; readonly below: Days | null }

/** What a rating leads to: another step, or an interval. */
type Outcome =
  | { readonly kind: 'step'; readonly fsrs: FsrsState; readonly step: number; readonly due: StepDue }
  | { readonly kind: 'days'; readonly fsrs: FsrsState; readonly days: Days }

const NO_DAYS: Days = { range: { lowest: 0, highest: 0 }, unfuzzedDays: 0, below: null }
/** Without steps a card that FSRS wants back sooner than this comes back on the same day. Anki's limit. */
const SHORTEST_DAY_INTERVAL = 0.5

/**
 * A situation with what every rating needs of it, and what was worked out so far, by rating. Functions take it instead of
 * closing over it: a replay asks for millions of outcomes, of one rating each.
 */
type Question = {
  readonly situation: Situation
  readonly memory: Memory
  readonly model: FsrsModel
  readonly isReviewing: boolean
  readonly steps: readonly number[]
  readonly states: (FsrsState | undefined)[]
  readonly outcomes: (Outcome | undefined)[]
}

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

/**
 * The outcome of each rating in a situation, worked out when asked for. In review the ranges are ordered: the lowest and
 * the highest day of Good lie at least one above those of Hard, and Easy's above Good's, up to the maximum interval.
 * Leaving the steps, only Easy is held above Good: to hold Good above Hard would overshoot desired retention.
 */
export function outcomesOf(situation: Situation): (rating: Rating) => Outcome {
  const question = questionOf(situation)
  return (rating) => outcomeOf(question, rating)
}

function questionOf(situation: Situation): Question {
  const { settings } = situation
  const memory = situation.memory ?? UNSTUDIED
  const isReviewing = memory.state === 'review'
  return {
    situation,
    memory,
    model: fsrsModel(settings.weights),
    isReviewing,
    steps:
      isReviewing || memory.state === 'relearning' ? settings.relearningStepsMinutes : settings.learningStepsMinutes,
    states: [],
    outcomes: [],
  }
}

function outcomeOf(question: Question, rating: Rating): Outcome {
  const known = question.outcomes[rating]
  if (known) return known
  const outcome = newOutcome(question, rating)
  question.outcomes[rating] = outcome
  return outcome
}

function newOutcome(question: Question, rating: Rating): Outcome {
  const { memory, model, isReviewing, steps } = question
  const { settings } = question.situation
  const days = (of: Days): Outcome => ({ kind: 'days', fsrs: stateAfter(question, rating), days: of })
  if (isReviewing && rating !== 1) return days(passing(question, rating))
  const delay = stepDelaySeconds(steps, memory.step, rating)
  if (delay !== null) return stepOutcome(question, rating, stepAfter(steps, memory.step, rating), delay)
  const interval = intervalAfter(question, rating)
  if (rating !== 4 && steps.length === 0 && model.hasShortTerm && interval < SHORTEST_DAY_INTERVAL) {
    return stepOutcome(question, rating, 0, Math.max(1, Math.floor(interval * DAY_SECONDS)))
  }
  if (!isReviewing) return days(leaving(question, rating))
  return days(wholeDays(clamp(Math.round(interval), 1, settings.maximumIntervalDays)))
}

function stateAfter(question: Question, rating: Rating): FsrsState {
  const known = question.states[rating]
  if (known) return known
  const state = nextState(question.model, question.memory, question.situation, rating)
  question.states[rating] = state
  return state
}

function intervalAfter(question: Question, rating: Rating): number {
  return question.model.intervalDays(
    stateAfter(question, rating).stability,
    question.situation.settings.desiredRetention,
  )
}

function stepOutcome(question: Question, rating: Rating, step: number, delaySeconds: number): Outcome {
  const { cardId, at, day, settings } = question.situation
  const calendar = studyCalendar(settings.timeZone, settings.dayStartHour)
  const fraction = settings.fuzz ? seededFraction(answerSeed(cardId, question.memory.reps)) : null
  return {
    kind: 'step',
    fsrs: stateAfter(question, rating),
    step,
    due: stepDue(at, day, delaySeconds, fraction, calendar),
  }
}

/** An interval on leaving the steps: rounded before fuzz, and Easy above Good. Anki's rule. */
function leaving(question: Question, rating: Rating): Days {
  const most = question.situation.settings.maximumIntervalDays
  if (rating < 4) {
    const unfuzzedDays = clamp(Math.round(intervalAfter(question, rating)), 1, most)
    return { range: roundedRange(question, rating), unfuzzedDays, below: null }
  }
  // Anki holds Easy above what Good gives without rounding; above what it gives with it too, Easy is the longer one.
  const good = above(NO_DAYS, intervalAfter(question, 3), 1, most)
  const { lowest, highest } = good.range
  const range = { lowest, highest: Math.max(highest, roundedRange(question, 3).highest) }
  return above({ ...good, range, below: null }, Math.max(1, Math.round(intervalAfter(question, 4))), 1, most)
}

function roundedRange(question: Question, rating: Rating): DayRange {
  const rounded = Math.max(1, Math.round(intervalAfter(question, rating)))
  return fuzzRange(rounded, 1, question.situation.settings.maximumIntervalDays)
}

function passing(question: Question, rating: Rating): Days {
  const most = question.situation.settings.maximumIntervalDays
  const interval = intervalAfter(question, rating)
  const least = question.isReviewing ? minimumAfter(interval, question.memory.intervalDays, most) : 1
  return above(daysBelow(question, rating), interval, Math.max(1, least), most)
}

function daysBelow(question: Question, rating: Rating): Days {
  if (rating <= 2) return NO_DAYS
  const worse = outcomeOf(question, rating === 4 ? 3 : 2)
  if (worse.kind === 'days') return worse.days
  const stepDays = worse.due.kind === 'days' ? wholeDays(worse.due.days) : NO_DAYS
  // Easy must exceed what Good would give without steps, even where Good is a step.
  return rating === 4 ? longer(stepDays, passing(question, 3)) : stepDays
}

/**
 * The interval in days at a place 0 <= f < 1 of its range. At one place a better rating is a day longer at least, also
 * where the maximum interval squeezes ranges together; only the maximum itself ends that.
 */
export function intervalAt({ range, below }: Days, fuzz: number): number {
  const days = dayInRange(range, fuzz)
  return below === null ? days : Math.min(Math.max(days, intervalAt(below, fuzz) + 1), range.highest)
}

function nextState(model: FsrsModel, memory: Memory, situation: Situation, rating: Rating): FsrsState {
  const { stability, difficulty } = memory
  if (stability === null || difficulty === null) return model.next(null, 0, rating, true)
  return model.next(
    { stability, difficulty },
    elapsedStudyDays(memory, situation.day, situation.settings),
    rating,
    true,
  )
}

function above(below: Days, interval: number, least: number, maximum: number): Days {
  const { lowest, highest } = fuzzRange(interval, Math.max(least, below.range.lowest + 1), maximum)
  return {
    range: { lowest, highest: Math.max(highest, Math.min(below.range.highest + 1, maximum)) },
    unfuzzedDays: clamp(Math.round(interval), Math.max(least, below.unfuzzedDays + 1), maximum),
    below,
  }
}

function wholeDays(days: number): Days {
  return { range: { lowest: days, highest: days }, unfuzzedDays: days, below: null }
}

function longer(one: Days, other: Days): Days {
  const lowest = Math.max(one.range.lowest, other.range.lowest)
  const highest = Math.max(one.range.highest, other.range.highest)
  return { range: { lowest, highest }, unfuzzedDays: Math.max(one.unfuzzedDays, other.unfuzzedDays), below: null }
}

/** The maximum wins over the least: no interval is ever longer. */
function clamp(value: number, least: number, maximum: number): number {
  return Math.min(Math.max(value, least), maximum)
}
