import { inPieces } from '../../data/engine/insert-many'
import { type Briefing, type ScopeRow, scopeRowsOf } from '../../data/queries/briefing/briefings'
import { type MemoryBefore, memoriesAt, memoriesBefore } from '../../data/queries/briefing/forecasts'
import { type FactOptions, openDeckOptions } from '../../data/queries/learner/decks'
import { learnerOf } from '../../data/queries/learner/learner'
import { scoredReviews, secondsOnDayOf } from '../../data/queries/retention/scored-reviews'
import {
  type BriefingPlan,
  type BriefingPlanInput,
  planBriefing,
  projectBriefing,
} from '../../domain/briefing/briefing-plan'
import { calibrationShift, correctionBy, LEAST_SCORED } from '../../domain/briefing/calibration'
import {
  afterSteps,
  type Correction,
  type Readiness,
  readinessAt,
  readinessWith,
  recallAt,
  type ScopeCard,
  studiedStateOf,
} from '../../domain/briefing/forecast'
import type { StudySeconds } from '../../domain/briefing/gain'
import type { DateStyle } from '../../domain/format/date-style'
import type { CardId, FactId, Instant, SettingsId, StudyDay } from '../../domain/ids'
import { pausedDays, type StudyPause } from '../../domain/pausing/pause'
import type { StudyPace } from '../../domain/queue/pace'
import { fsrsModel } from '../../domain/scheduling/fsrs'
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
  /** How many answers the minutes rest on. */
  readonly answers: number
  /** The learner's own calibration: scored reviews, and the shift in logits (0 below 100 reviews). */
  readonly scored: number
  readonly shift: number
}

/** A briefing's scope read once, with everything that forecasts and plans need. */
export type Outlook = {
  readonly briefing: Briefing
  /** Of the cards that can be asked, in the order of `cards`. */
  readonly rows: readonly ScopeRow[]
  readonly cards: readonly ScopeCard[]
  /** Facts whose cards are all suspended: they are neither asked nor forecast. */
  readonly suspended: ReadonlySet<FactId>
  readonly calendar: StudyCalendar
  readonly pauses: readonly StudyPause[]
  readonly day: StudyDay
  readonly input: BriefingPlanInput
  /** The one plan that every screen, session and command follows; worked out when it is first asked for. */
  readonly plan: () => BriefingPlan
  readonly basis: ForecastBasis
  /** Recall predicted for the instant of the briefing if nothing more is studied, corrected; 0 for a new card. */
  readonly recallIfStopped: ReadonlyMap<CardId, number>
  readonly dates: DateStyle
}

/** Seconds of one study at the learner's pace, with the steps that follow a first answer and a forgotten one. */
const studySecondsOf = (pace: StudyPace): StudySeconds => ({
  learn: pace.new + pace.stepsAfterNew * pace.learning,
  recalled: pace.review,
  forgotten: pace.review + (pace.relearningSteps[0] ?? 0) * pace.learning,
})

const askable = (rows: readonly ScopeRow[]): readonly ScopeRow[] => rows.filter(({ suspended }) => !suspended)

const scopeCards = (rows: readonly ScopeRow[], optionsOf: (factId: FactId) => FactOptions): readonly ScopeCard[] => {
  const cardsOf = new Map<string, number>()
  for (const { factId } of rows) cardsOf.set(factId, (cardsOf.get(factId) ?? 0) + 1)
  return rows.map((row) => {
    const { cardId, factId, weight, dueDay } = row
    const cardsOfFact = cardsOf.get(factId) ?? 1
    const { weights, desiredRetention } = optionsOf(factId).scheduling
    const own = { cardId, factId, weight, cardsOfFact, model: fsrsModel(weights), desiredRetention }
    const studied = studiedStateOf({ ...row, reps: row.reps ?? 0, state: row.state ?? 'new', step: row.step ?? 0 })
    return { ...own, dueDay: studied && dueDay, studied }
  })
}

/**
 * The cards as they were before the day's first answer to any of them since the briefing was made; null where there is
 * none. What was answered earlier that day was no part of its plan.
 */
const dayStartOf = (
  cards: readonly ScopeCard[],
  before: ReadonlyMap<CardId, MemoryBefore>,
  madeAt: Instant,
): BriefingPlanInput['dayStart'] => {
  let first: Instant | null = null
  const then = cards.map((card) => {
    const found = before.get(card.cardId)
    if (found === undefined || found.at < madeAt) return card
    first = Math.min(first ?? found.at, found.at)
    const studied = studiedStateOf(found.memory)
    return { ...card, studied, dueDay: studied && (found.memory?.dueDay ?? null) }
  })
  return first === null ? null : { cards: then, at: first }
}

/** The study days off between two days: those of the learner's pauses, single ones, and weekdays (1 = Monday). */
export const daysOffBetween = (
  { choices: { daysOff, weekdaysOff } }: Pick<Briefing, 'choices'>,
  { calendar, pauses }: Pick<LearnerForecastInputs, 'calendar' | 'pauses'>,
  from: StudyDay,
  to: StudyDay,
): Set<StudyDay> => {
  const off = new Set([...daysOff, ...pausedDays(pauses, from, to)])
  for (let day = from; day <= to; day += 1) if (weekdaysOff.includes(calendar.weekday(day) + 1)) off.add(day)
  return off
}

/** The learner's own calibration, as it is now or as the log gave it before an instant; and the correction by it. */
const calibrationAt = async ({ engine, actor }: Context, before?: Instant) => {
  const scored = await scoredReviews(engine.read, actor.learnerId, MOST_SCORED, before)
  const shift = scored.length < LEAST_SCORED ? 0 : calibrationShift(scored)
  return { scored: scored.length, shift, correct: correctionBy(shift) }
}

/**
 * What the outlooks of all briefings of a learner share: read once where one request looks at several.
 * @throws when the learner has no row
 */
const learnerForecastInputs = async (ctx: Context) => {
  const { engine, actor } = ctx
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { scheduling, settingsId } = learner
  const { correct, ...calibration } = await calibrationAt(ctx)
  const calendar = studyCalendar(scheduling.timeZone, scheduling.dayStartHour)
  const pace = await studyPace(ctx, learner)
  return {
    dates: learner.preferences.dates,
    /** Each card is forecast with the desired retention of its deck. */
    options: await openDeckOptions(engine.read, learner, actor.workspaceIds),
    calendar,
    pauses: learner.preferences.pauses,
    /** What cards were before today's first answer to each. */
    before: await memoriesBefore(engine.read, actor.learnerId, calendar.startOf(calendar.dayOf(ctx.now))),
    correct,
    seconds: studySecondsOf(pace),
    basis: { model: 'FSRS-6' as const, settingsId, answers: pace.answers, ...calibration },
  }
}

type LearnerForecastInputs = Awaited<ReturnType<typeof learnerForecastInputs>>

const recallsAt = (cards: readonly ScopeCard[], at: Instant, correct: Correction): ReadonlyMap<CardId, number> =>
  new Map(cards.map((card) => [card.cardId, card.studied === null ? 0 : correct(recallAt(card, at))]))

/** What was read of a briefing's scope, put together with what all outlooks share. */
const assemble = (
  briefing: Briefing,
  scope: readonly ScopeRow[],
  cards: readonly ScopeCard[],
  spentTodaySeconds: number,
  now: Instant,
  shared: LearnerForecastInputs,
): Outlook => {
  const { dates, calendar, pauses, correct, seconds, basis, before } = shared
  const [day, briefingDay] = [calendar.dayOf(now), calendar.dayOf(briefing.at)]
  const { targetMust, targetOthers, usesAllMinutes, freezeDays } = briefing.choices
  const dayStart = dayStartOf(cards, before, briefing.createdAt)
  // Study is taken to happen at the hour at which it began today, else at this hour, as far as that lies within the day.
  const hourMs = Math.min(Math.max((dayStart?.at ?? now) - calendar.startOf(day), 0), 16 * HOUR_MS)
  const input: BriefingPlanInput = {
    // Its sessions begin with the cards that are in their steps.
    cards: briefing.at <= now ? cards : cards.map(afterSteps),
    now,
    day,
    briefingDay,
    correct,
    seconds,
    at: briefing.at,
    startDay: briefing.startDay ?? day,
    // Made on shorter notice than the freeze, it may begin new facts on the day it was made.
    freezeDay: Math.max(briefingDay - freezeDays, (briefing.startDay ?? day) + 1),
    daysOff: daysOffBetween(briefing, shared, day, briefingDay),
    mostSecondsADay: briefing.minutesPerDay * 60,
    spentTodaySeconds,
    dayStart: dayStart && { ...dayStart, cards: dayStart.cards.map(afterSteps) },
    targets: { must: targetMust, others: targetOthers },
    usesAllMinutes,
    studyAt: (on) => calendar.startOf(on) + hourMs,
  }
  const recallIfStopped = recallsAt(cards, Math.max(briefing.at, now), correct)
  const rows = askable(scope)
  const asked = new Set(rows.map(({ factId }) => factId))
  const suspended = new Set(scope.flatMap(({ factId }) => (asked.has(factId) ? [] : [factId])))
  let made: BriefingPlan | null = null
  const plan = () => {
    made ??= planBriefing(input)
    return made
  }
  return { briefing, rows, cards, suspended, calendar, pauses, day, input, plan, recallIfStopped, basis, dates }
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
  for (const piece of inPieces(briefings, READ_TOGETHER)) {
    const ids = piece.map(({ id }) => id)
    const rows = await scopeRowsOf(engine.read, actor.learnerId, actor.workspaceIds, ids)
    const spent = await secondsOnDayOf(engine.read, actor.learnerId, ids, day)
    const facts = new Set([...rows.values()].flat().map(({ factId }) => factId))
    const optionsOf = await shared.options.ofFacts([...facts])
    for (const one of piece) {
      const own = rows.get(one.id) ?? []
      yield assemble(one, own, scopeCards(askable(own), optionsOf), spent.get(one.id) ?? 0, now, shared)
    }
  }
}

/** Reads a briefing's scope with its memories. @throws when the learner has no row */
export const forecastInputsOf = async (ctx: Context, briefing: Briefing): Promise<Outlook> => {
  for await (const outlook of outlooksOf(ctx, [briefing])) return outlook
  throw new Error('a briefing has an outlook')
}

/** Readiness at the briefing if nothing more is studied. */
export const readinessIfStopped = ({ cards, recallIfStopped }: Outlook): Readiness =>
  readinessWith(cards, ({ cardId }) => recallIfStopped.get(cardId) ?? 0)

/** Readiness now, at the briefing if nothing more is studied, and at the briefing if the plan is followed. */
export const readinessesOf = (outlook: Outlook) => {
  const { cards, input } = outlook
  const projection = projectBriefing(input, outlook.plan())
  const now = readinessAt(cards, input.now, input.correct)
  return { now, ifStopped: readinessIfStopped(outlook), ifFollowed: projection.readiness, projection }
}

export type ThreeReadinesses = ReturnType<typeof readinessesOf>

/**
 * A briefing that is over as it was just before its time, read from the log: nothing that was answered since moves its
 * readiness. What the scope covers and the FSRS parameters are those of now.
 */
export const outlookAtBriefing = async (ctx: Context, outlook: Outlook): Promise<Outlook> => {
  const { at } = outlook.briefing
  const memories = await memoriesAt(ctx.engine.read, ctx.actor.learnerId, at)
  const { correct, ...calibration } = await calibrationAt(ctx, at)
  const cards = outlook.cards.map((card) => {
    const memory = memories.get(card.cardId)
    return memory === undefined ? card : { ...card, studied: studiedStateOf(memory) }
  })
  const recallIfStopped = recallsAt(cards, at, correct)
  const basis = { ...outlook.basis, ...calibration }
  return { ...outlook, cards, basis, recallIfStopped, input: { ...outlook.input, cards, correct, now: at } }
}

/** Mean recall of each fact's cards at the briefing, if nothing more is studied. */
export const recallOfFacts = ({ cards, recallIfStopped }: Outlook): ReadonlyMap<FactId, number> => {
  const recall = new Map<FactId, number>()
  for (const { cardId, factId, cardsOfFact } of cards) {
    recall.set(factId, (recall.get(factId) ?? 0) + (recallIfStopped.get(cardId) ?? 0) / cardsOfFact)
  }
  return recall
}
