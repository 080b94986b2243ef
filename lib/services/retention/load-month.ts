import { desiredRetentions } from '../../data/queries/learner/settings-versions'
import type { StudyDay } from '../../domain/ids'
import { type Scores, scoresOf } from '../../domain/retention/calibration'
import {
  type DayRow,
  kindTallies,
  minutesOf,
  rowsBetween,
  scoreSum,
  talliesOfRows,
  timeByDay,
  unpredictedIn,
} from '../../domain/retention/day-rows'
import { TOO_MANY_FOR_DAYS } from '../../domain/retention/headlines'
import {
  type Month,
  type MonthState,
  monthBefore,
  monthState,
  recallAtEnd,
  recallAtStart,
  reportedMonths,
  targetOf,
  usualMonth,
} from '../../domain/retention/month'
import {
  monthBegun,
  monthCompared,
  monthEffort,
  monthForecasts,
  monthKinds,
  monthRecall,
  monthRetention,
} from '../../domain/retention/month-words'
import { type Retained, trueRetentionIn } from '../../domain/retention/true-retention'
import { loadBegun } from './load-begun'
import { recallHistoryUntilNow } from './load-recall-history'
import type { RetentionModel } from './retention-model'

type ByMaturity = { readonly young: Retained; readonly mature: Retained; readonly all: Retained }

/** One month among those up to the reported one. */
export type MonthOfYear = { readonly month: Month; readonly tested: ByMaturity; readonly scores: Scores }

/** Which months there are to report. */
export type MonthChoice = {
  readonly day: StudyDay
  /** Study day of the first answer of all; null where there was none. */
  readonly firstAnswer: StudyDay | null
  /** Latest first. */
  readonly months: readonly Month[]
  readonly usual: Month
}

/** The months of which the learner can have a report, and which one is meant where none is named. */
export const loadMonthChoice = async ({ day, days }: RetentionModel): Promise<MonthChoice> => {
  const firstAnswer = talliesOfRows(await days())[0]?.day ?? null
  return { day, firstAnswer, months: reportedMonths(day, firstAnswer), usual: usualMonth(day, firstAnswer) }
}

const MOST_MONTHS = 12

const testedIn = (rows: readonly DayRow[], { last }: Month): ByMaturity => {
  const { young, mature, all } = trueRetentionIn(talliesOfRows(rows), 'all', last)
  return { young, mature, all }
}

const monthIn = (rows: readonly DayRow[], month: Month): MonthOfYear => {
  const own = rowsBetween(rows, month.first, month.last)
  return { month, tested: testedIn(own, month), scores: scoresOf(scoreSum(own)) }
}

/** The months up to one, from the first with a test of memory or a forecast on, earliest first. */
const monthsUpTo = (rows: readonly DayRow[], last: Month): readonly MonthOfYear[] => {
  const months: MonthOfYear[] = []
  for (let month = last; months.length < MOST_MONTHS; month = monthBefore(month)) months.unshift(monthIn(rows, month))
  const first = months.findIndex(({ tested, scores }) => tested.all.n + scores.n > 0)
  return first < 0 ? [] : months.slice(first)
}

const expectedRecallIn = async (model: RetentionModel, month: Month, until: StudyDay, patienceMs?: number) => {
  const { days: all } = await recallHistoryUntilNow(model, {
    also: month.last,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })
  const start = recallAtStart(all, month)
  const within = all.filter(({ day }) => day >= month.first && day <= until)
  return { start, end: recallAtEnd(all, month, until), days: start ? [start, ...within] : within }
}

/** What a calendar month came to. What cannot be said of that month is null or missing, never a figure of today. */
const monthMetrics = async (
  model: RetentionModel,
  month: Month,
  isOver: boolean,
  patienceMs: number | undefined,
  rowsOfScope: readonly DayRow[],
) => {
  const { ctx, calendar, day: today, filter, learner } = model
  const { dates } = learner.preferences
  const until = isOver ? month.last : today
  const [versions, begun, expectedRecall] = await Promise.all([
    desiredRetentions(ctx.engine.read, ctx.actor.learnerId),
    model.factIds().then((factIds) => loadBegun(ctx, month.first, until, factIds)),
    filter.scope.kind === 'all' ? expectedRecallIn(model, month, until, patienceMs) : null,
  ])
  const rows = rowsBetween(rowsOfScope, month.first, until)
  const kinds = kindTallies(rows)
  const answers = kinds.reduce((sum, kind) => sum + kind.answers, 0)
  const days = timeByDay(rows)
  const effort = {
    month,
    until,
    isOver,
    answers,
    minutes: days.reduce((sum, one) => sum + minutesOf(one), 0),
    studiedDays: days.length,
  }
  const scores = scoresOf(scoreSum(rows))
  const withoutForecast = unpredictedIn(rows)
  const target = targetOf(
    versions.map(({ createdAt, desiredRetention }) => ({ day: calendar.dayOf(createdAt), desiredRetention })),
    month,
    until,
  )
  const tested = testedIn(rows, month)
  const before = monthBefore(month)
  const firstAnswer = talliesOfRows(rowsOfScope)[0]?.day ?? null
  const compared = monthCompared(tested.all, monthIn(rowsOfScope, before).tested.all, before, firstAnswer)
  const ofAnswers = [
    monthKinds(kinds),
    [monthRetention(tested.all, target), ...(compared === null ? [] : [compared])].join(' '),
    monthBegun(begun),
    monthForecasts(scores, withoutForecast, tested.all.n),
  ]
  const lines = [
    monthEffort({ ...effort, firstAnswer }, dates),
    ...(answers === 0 ? [] : ofAnswers),
    expectedRecall && monthRecall({ month, until, isOver, ...expectedRecall }, dates),
  ].filter((line) => line !== null)
  return {
    ...effort,
    /** Minutes of each day with answers, by the state of cards. */
    days,
    kinds,
    target,
    tested,
    scores,
    withoutForecast,
    /** Up to twelve months with tests of memory or forecasts, this one the last, earliest first. */
    months: monthsUpTo(rowsOfScope, month),
    begun,
    /** As days of the month ended, that before it first; null of a part, of which nothing is recorded. */
    expectedRecall,
    /** One sentence a line. */
    lines,
  }
}

export type MonthMetrics = Awaited<ReturnType<typeof monthMetrics>>

export type MonthReport =
  | { readonly state: Exclude<MonthState, 'over' | 'running'>; readonly choice: MonthChoice }
  | { readonly state: 'too-many'; readonly choice: MonthChoice; readonly message: string }
  | { readonly state: 'over' | 'running'; readonly choice: MonthChoice; readonly metrics: MonthMetrics }

/**
 * What a calendar month of the learner came to, of everything or of the filter's scope, from the rollups by day and the
 * days as they were recorded. A month that has not started, or ended before the first answer, has no metrics.
 */
export const loadMonth = async (model: RetentionModel, month: Month, patienceMs?: number): Promise<MonthReport> => {
  const choice = await loadMonthChoice(model)
  const state = monthState(month, model.day, choice.firstAnswer)
  if (state === 'ahead' || state === 'before-first-answer') return { state, choice }
  const part = await model.part()
  if (part === null) return { state: 'too-many', choice, message: TOO_MANY_FOR_DAYS }
  return { state, choice, metrics: await monthMetrics(model, month, state === 'over', patienceMs, part.days) }
}
