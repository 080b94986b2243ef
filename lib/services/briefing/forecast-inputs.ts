import { type Briefing, type ScopeRow, scopeRowsOf } from '../../data/queries/briefing/briefings'
import { learnerOf } from '../../data/queries/learner/learner'
import { scoredReviews, secondsOnDayOf } from '../../data/queries/retention/scored-reviews'
import { calibrationShift, correctionBy, LEAST_SCORED } from '../../domain/briefing/calibration'
import {
  type Correction,
  type Readiness,
  readinessAt,
  readinessWith,
  recallAt,
  type ScopeCard,
} from '../../domain/briefing/forecast'
import type { StudySeconds } from '../../domain/briefing/gain'
import { type DayPlan, planDay } from '../../domain/briefing/plan-day'
import type { ProjectionInput } from '../../domain/briefing/projection'
import { projectSampled, type SampledProjection } from '../../domain/briefing/sampled-projection'
import type { CardId, Instant, SettingsId, StudyDay } from '../../domain/ids'
import type { StudyPace } from '../../domain/queue/pace'
import { type FsrsModel, fsrsModel } from '../../domain/scheduling/fsrs'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { type StudyCalendar, studyCalendar } from '../../domain/time/study-day'
import { HOUR_MS } from '../../domain/time/units'
import type { Context } from '../context'
import { studyPace } from '../learner/pace'

const MOST_SCORED = 2_000
/** Briefings whose scopes are read together: few queries, and no more than so many scopes in memory. */
const READ_TOGETHER = 5

/** What forecasts rest on: shown with every number. */
export type ForecastBasis = {
  readonly model: 'FSRS-6'
  readonly settingsId: SettingsId
  /** The learner's own calibration: scored reviews, and the shift in logits (0 below 100 reviews). */
  readonly scored: number
  readonly shift: number
}

/** A briefing's scope read once, with everything that forecasts and plans need. */
export type Outlook = {
  readonly briefing: Briefing
  readonly rows: readonly ScopeRow[]
  readonly cards: readonly ScopeCard[]
  readonly calendar: StudyCalendar
  readonly day: StudyDay
  readonly input: ProjectionInput
  /** Seconds already spent today on cards of this briefing, in its own session or elsewhere. */
  readonly spentTodaySeconds: number
  readonly basis: ForecastBasis
  /** Recall predicted for the instant of the briefing if nothing more is studied, corrected; 0 for a new card. */
  readonly recallIfStopped: ReadonlyMap<CardId, number>
}

/** Seconds of one study at the learner's pace, with the steps that follow a first answer and a forgotten one. */
export const studySecondsOf = (pace: StudyPace): StudySeconds => ({
  learn: pace.new + pace.stepsAfterNew * pace.learning,
  recalled: pace.review,
  forgotten: pace.review + (pace.relearningSteps[0] ?? 0) * pace.learning,
})

const scopeCards = (rows: readonly ScopeRow[]): readonly ScopeCard[] => {
  const cardsOf = new Map<string, number>()
  for (const { factId } of rows) cardsOf.set(factId, (cardsOf.get(factId) ?? 0) + 1)
  return rows.map((row) => {
    const { cardId, factId, weight, stability, difficulty, lastReviewAt, lastReviewDay, dueDay } = row
    const cardsOfFact = cardsOf.get(factId) ?? 1
    if (stability === null || difficulty === null || lastReviewAt === null || lastReviewDay === null) {
      return { cardId, factId, weight, cardsOfFact, dueDay: null, studied: null }
    }
    const studied = { stability, difficulty, lastReviewAt, lastReviewDay }
    return { cardId, factId, weight, cardsOfFact, dueDay, studied }
  })
}

/** The study days off between two days: single ones, and weekdays (1 = Monday). */
const daysOffBetween = (briefing: Briefing, calendar: StudyCalendar, from: StudyDay, to: StudyDay): Set<StudyDay> => {
  const { daysOff, weekdaysOff } = briefing.choices
  const off = new Set(daysOff)
  for (let day = from; day <= to; day += 1) if (weekdaysOff.includes(calendar.weekday(day) + 1)) off.add(day)
  return off
}

/** What the outlooks of all briefings of a learner share: read once where one request looks at several. */
export type LearnerForecastInputs = {
  readonly scheduling: SchedulingSettings
  readonly calendar: StudyCalendar
  readonly model: FsrsModel
  readonly correct: Correction
  readonly seconds: StudySeconds
  readonly basis: ForecastBasis
}

/** Reads settings, calibration and pace. @throws when the learner has no row */
export const learnerForecastInputs = async (ctx: Context): Promise<LearnerForecastInputs> => {
  const { engine, actor } = ctx
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { scheduling, settingsId } = learner
  const scored = await scoredReviews(engine.read, actor.learnerId, MOST_SCORED)
  const shift = scored.length < LEAST_SCORED ? 0 : calibrationShift(scored)
  return {
    scheduling,
    calendar: studyCalendar(scheduling.timeZone, scheduling.dayStartHour),
    model: fsrsModel(scheduling.weights),
    correct: correctionBy(shift),
    seconds: studySecondsOf(await studyPace(ctx, learner)),
    basis: { model: 'FSRS-6', settingsId, scored: scored.length, shift },
  }
}

/** What was read of a briefing's scope, put together with what all outlooks share. */
const assemble = (
  briefing: Briefing,
  rows: readonly ScopeRow[],
  spentTodaySeconds: number,
  now: Instant,
  { scheduling, calendar, model, correct, seconds, basis }: LearnerForecastInputs,
): Outlook => {
  const [day, briefingDay] = [calendar.dayOf(now), calendar.dayOf(briefing.at)]
  const cards = scopeCards(rows)
  const budget = briefing.minutesPerDay * 60
  // Study is taken to happen at the hour it is now, as far as that lies within the day.
  const hourMs = Math.min(Math.max(now - calendar.startOf(day), 0), 16 * HOUR_MS)
  const input: ProjectionInput = {
    cards,
    now,
    day,
    briefingDay,
    model,
    correct,
    seconds,
    at: briefing.at,
    startDay: briefing.startDay ?? day,
    // Made on shorter notice than the freeze, it may begin new facts on the day it was made.
    freezeDay: Math.max(briefingDay - briefing.choices.freezeDays, (briefing.startDay ?? day) + 1),
    daysOff: daysOffBetween(briefing, calendar, day, briefingDay),
    budgetSecondsOf: (on) => (on === day ? Math.max(0, budget - spentTodaySeconds) : budget),
    studyAt: (on) => calendar.startOf(on) + hourMs,
    desiredRetention: scheduling.desiredRetention,
  }
  const at = Math.max(briefing.at, now)
  const recallIfStopped = new Map<CardId, number>()
  for (const { cardId, studied } of cards) {
    recallIfStopped.set(cardId, studied === null ? 0 : correct(recallAt(studied, at, model)))
  }
  return { briefing, rows, cards, calendar, day, input, spentTodaySeconds, recallIfStopped, basis }
}

/**
 * Reads the scopes of briefings with their memories, in the order given, a few briefings at a time: two queries for each
 * few. @throws when the learner has no row
 */
export async function* outlooksOf(ctx: Context, briefings: readonly Briefing[]): AsyncGenerator<Outlook> {
  if (briefings.length === 0) return
  const { engine, actor, now } = ctx
  const shared = await learnerForecastInputs(ctx)
  const day = shared.calendar.dayOf(now)
  for (let from = 0; from < briefings.length; from += READ_TOGETHER) {
    const piece = briefings.slice(from, from + READ_TOGETHER)
    const ids = piece.map(({ id }) => id)
    const rows = await scopeRowsOf(engine.read, actor.learnerId, actor.workspaceIds, ids)
    const spent = await secondsOnDayOf(engine.read, actor.learnerId, ids, day)
    for (const one of piece) yield assemble(one, rows.get(one.id) ?? [], spent.get(one.id) ?? 0, now, shared)
  }
}

/** Reads a briefing's scope with its memories. @throws when the learner has no row */
export const forecastInputsOf = async (ctx: Context, briefing: Briefing): Promise<Outlook> => {
  for await (const outlook of outlooksOf(ctx, [briefing])) return outlook
  throw new Error('a briefing has an outlook')
}

/** Readiness now, at the briefing if nothing more is studied, and at the briefing if the plan is followed. */
export type ThreeReadinesses = {
  readonly now: Readiness
  readonly ifStopped: Readiness
  readonly ifFollowed: Readiness
  readonly projection: SampledProjection
}

export const readinessesOf = ({ cards, input, recallIfStopped }: Outlook): ThreeReadinesses => {
  const projection = projectSampled(input)
  const ifStopped = readinessWith(cards, ({ cardId }) => recallIfStopped.get(cardId) ?? 0)
  return {
    now: readinessAt(cards, input.now, input.model, input.correct),
    ifStopped,
    ifFollowed: projection.readiness,
    projection,
  }
}

/** Today's part: made anew each time, so that it follows every answer and every missed day. */
export const todaysPlan = ({ input, day }: Outlook): DayPlan =>
  planDay({ ...input, budgetSeconds: input.budgetSecondsOf(day) })
