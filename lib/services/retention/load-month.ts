import { desiredRetentions } from '../../data/queries/learner/settings-versions'
import { factIdsOfScope } from '../../data/queries/retention/retention-scope'
import type { StudyDay } from '../../domain/ids'
import { STAGES } from '../../domain/retention/answer-kind'
import { type Scores, scoresOf } from '../../domain/retention/calibration'
import {
  type DayRow,
  type DayTime,
  type KindTally,
  kindTallies,
  scoresSince,
  talliesOfRows,
  timeByDay,
} from '../../domain/retention/day-rows'
import type { RetentionScope } from '../../domain/retention/filter'
import { TOO_MANY_FOR_DAYS } from '../../domain/retention/headlines'
import {
  type Month,
  type MonthState,
  type MonthTarget,
  monthBefore,
  monthState,
  type RecallDay,
  recallAtEnd,
  recallAtStart,
  reportedMonths,
  rowsBetween,
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
import { type Retained, trueRetention } from '../../domain/retention/true-retention'
import type { Context } from '../context'
import { countedPart } from './counted-part'
import { keptDays } from './kept-days'
import { learnerToday } from './learner-day'
import { loadBegun } from './load-begun'
import { recallHistoryUntilNow } from './load-recall-history'

type ByMaturity = { readonly young: Retained; readonly mature: Retained; readonly all: Retained }

/** One month among those up to the reported one. */
export type MonthOfYear = { readonly month: Month; readonly tested: ByMaturity; readonly scores: Scores }

/** What a calendar month came to. What cannot be said of that month is null or missing, never a figure of today. */
export type MonthMetrics = {
  readonly month: Month
  /** The last study day that counts: of the running month, today. */
  readonly until: StudyDay
  readonly isOver: boolean
  readonly answers: number
  readonly minutes: number
  readonly studiedDays: number
  /** Minutes of each day with answers, by the state of cards. */
  readonly days: readonly DayTime[]
  readonly kinds: readonly KindTally[]
  readonly target: MonthTarget
  readonly tested: ByMaturity
  readonly scores: Scores
  readonly withoutForecast: number
  /** Up to twelve months with tests of memory or forecasts, this one the last, earliest first. */
  readonly months: readonly MonthOfYear[]
  readonly begun: { readonly cards: number; readonly facts: number }
  /** Cards known as days of the month ended, that before it first; null of a part, of which nothing is recorded. */
  readonly expectedRecall: {
    readonly start: RecallDay | null
    readonly end: RecallDay | null
    readonly days: readonly RecallDay[]
  } | null
  /** One sentence a line. */
  readonly lines: readonly string[]
}

/** Which months there are to report. */
export type MonthChoice = {
  readonly day: StudyDay
  /** Study day of the first answer of all; null where there was none. */
  readonly firstAnswer: StudyDay | null
  /** Latest first. */
  readonly months: readonly Month[]
  readonly usual: Month
}

/** The months of which the asker can have a report, and which one is meant where none is named. */
export const loadMonthChoice = async (ctx: Context): Promise<MonthChoice> => {
  const { day } = await learnerToday(ctx)
  const firstAnswer = talliesOfRows(await keptDays(ctx))[0]?.day ?? null
  return { day, firstAnswer, months: reportedMonths(day, firstAnswer), usual: usualMonth(day, firstAnswer) }
}

const MOST_MONTHS = 12

const testedIn = (rows: readonly DayRow[], { last }: Month): ByMaturity => {
  const whole = trueRetention(talliesOfRows(rows), last).find(({ period }) => period === 'all')
  if (!whole) throw new Error('all time is a period')
  const { young, mature, all } = whole
  return { young, mature, all }
}

const monthIn = (rows: readonly DayRow[], month: Month): MonthOfYear => {
  const own = rowsBetween(rows, month.first, month.last)
  return { month, tested: testedIn(own, month), scores: scoresOf(scoresSince(own, null).scores) }
}

/** The months up to one, from the first with a test of memory or a forecast on, earliest first. */
const monthsUpTo = (rows: readonly DayRow[], last: Month): readonly MonthOfYear[] => {
  const months: MonthOfYear[] = []
  for (let month = last; months.length < MOST_MONTHS; month = monthBefore(month)) months.unshift(monthIn(rows, month))
  const first = months.findIndex(({ tested, scores }) => tested.all.n + scores.n > 0)
  return first < 0 ? [] : months.slice(first)
}

const expectedRecallIn = async (ctx: Context, month: Month, until: StudyDay, patienceMs?: number) => {
  const { days: all } = await recallHistoryUntilNow(ctx, {
    also: month.last,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })
  const start = recallAtStart(all, month)
  const within = all.filter(({ day }) => day >= month.first && day <= until)
  return { start, end: recallAtEnd(all, month, until), days: start ? [start, ...within] : within }
}

export type MonthReport =
  | { readonly state: Exclude<MonthState, 'over' | 'running'>; readonly choice: MonthChoice }
  | { readonly state: 'too-many'; readonly choice: MonthChoice; readonly message: string }
  | { readonly state: 'over' | 'running'; readonly choice: MonthChoice; readonly figures: MonthMetrics }

/**
 * What a calendar month of the asker came to, of everything or of a part of the library, from the sums by day and the
 * days as they were recorded. A month that has not begun, or lies before the first answer, has no figures.
 */
export const loadMonth = async (
  ctx: Context,
  scope: RetentionScope,
  month: Month,
  patienceMs?: number,
): Promise<MonthReport> => {
  const { calendar, day: today } = await learnerToday(ctx)
  const choice = await loadMonthChoice(ctx)
  const state = monthState(month, today, choice.firstAnswer)
  if (state === 'ahead' || state === 'before-first-answer') return { state, choice }
  const { engine, actor } = ctx
  const { counted } = await countedPart(ctx, scope)
  if (counted === null) return { state: 'too-many', choice, message: TOO_MANY_FOR_DAYS }
  const isOver = state === 'over'
  const until = isOver ? month.last : today
  const rows = rowsBetween(counted.days, month.first, until)
  const kinds = kindTallies(rows, null)
  const answers = kinds.reduce((sum, kind) => sum + kind.answers, 0)
  const days = timeByDay(rows, month.first)
  const minutes = days.reduce((sum, one) => STAGES.reduce((total, stage) => total + one[stage], sum), 0)
  const { scores: scored, unpredicted } = scoresSince(rows, null)
  const scores = scoresOf(scored)
  const versions = (await desiredRetentions(engine.read, actor.learnerId)).map(({ createdAt, desiredRetention }) => ({
    day: calendar.dayOf(createdAt),
    desiredRetention,
  }))
  const target = targetOf(versions, month, until)
  const tested = testedIn(rows, month)
  const before = monthBefore(month)
  const months = monthsUpTo(counted.days, month)
  const factIds = await factIdsOfScope(engine.read, actor.workspaceIds, scope)
  const begun = await loadBegun(ctx, month.first, until, factIds)
  const expectedRecall = scope.kind === 'all' ? await expectedRecallIn(ctx, month, until, patienceMs) : null
  const firstAnswer = talliesOfRows(counted.days)[0]?.day ?? null
  const studiedDays = days.length
  const compared = monthCompared(tested.all, monthIn(counted.days, before).tested.all, before)
  const ofAnswers =
    answers === 0
      ? []
      : [
          monthKinds(kinds),
          [monthRetention(tested.all, target), ...(compared === null ? [] : [compared])].join(' '),
          monthBegun(begun),
          monthForecasts(scores, unpredicted),
        ]
  const lines = [
    monthEffort({ month, until, isOver, answers, minutes, studiedDays, firstAnswer }),
    ...ofAnswers,
    expectedRecall && monthRecall({ month, until, isOver, start: expectedRecall.start, end: expectedRecall.end }),
  ].filter((line): line is string => line !== null)
  const figures: MonthMetrics = {
    month,
    until,
    isOver,
    answers,
    minutes,
    studiedDays,
    days,
    kinds,
    target,
    tested,
    scores,
    withoutForecast: unpredicted,
    months,
    begun,
    expectedRecall,
    lines,
  }
  return { state, choice, figures }
}
