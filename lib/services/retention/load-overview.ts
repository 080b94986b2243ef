import { scoresByKind } from '../../data/queries/retention/rollups'
import { counted } from '../../domain/format/words'
import { FACT_KINDS } from '../../domain/library'
import { LEAST_CALIBRATED, quantileBins, scoresOf } from '../../domain/retention/calibration'
import { calibrationHeadline, KIND_WORDS } from '../../domain/retention/calibration-words'
import { minutesByDay, scoreSum } from '../../domain/retention/day-rows'
import { timeHeadline } from '../../domain/retention/effort-words'
import { expectedFacts } from '../../domain/retention/expected-recall'
import { forecast } from '../../domain/retention/forecast'
import {
  expectedRecallHeadline,
  forecastHeadline,
  missedWeekHeadline,
  retentionHeadline,
  yearHeadline,
} from '../../domain/retention/headlines'
import { trendOf } from '../../domain/retention/trend'
import { trueRetention } from '../../domain/retention/true-retention'
import { yearOfAnswers } from '../../domain/retention/year'
import { FORECAST_DAYS, keptScores, type RetentionModel } from './retention-model'

/** The learner's true retention: by period, and week by week. */
export const loadTrueRetention = async ({ day, learner, tallies }: RetentionModel) => {
  const { desiredRetention } = learner.scheduling
  const days = await tallies()
  const rows = trueRetention(days, day)
  return {
    day,
    desiredRetention,
    rows,
    /** Weeks, earliest first, up to the one of today; `band` is over the 30 days that end with the week. */
    trend: trendOf(days, day),
    headline: retentionHeadline(rows, desiredRetention),
  }
}

/** What was measured. */
export type TrueRetentionMetrics = Awaited<ReturnType<typeof loadTrueRetention>>

const WEEK_DAYS = 7

/** What falls due for the learner in the next 30 days as their memories are now, and what a week without study would cost. */
export const loadForecast = async (model: RetentionModel) => {
  const { day, learner } = model
  const [groups, pace, { factsLostInAWeek: facts }] = await Promise.all([
    model.due(),
    model.pace(),
    loadExpectedRecall(model),
  ])
  const load = forecast(groups, day, FORECAST_DAYS, pace, learner.preferences.pauses)
  const week = forecast(groups, day, WEEK_DAYS, pace)
  const missedWeek = {
    facts,
    dueCards: week.backlog.cards + week.total.cards,
    minutes: week.backlog.minutes + week.total.minutes,
  }
  return {
    day,
    forecast: load,
    headline: forecastHeadline(load, learner.preferences.dates),
    missedWeek,
    missedWeekHeadline: missedWeekHeadline(missedWeek),
  }
}

/** Due cards of the next 30 days. */
export type ForecastMetrics = Awaited<ReturnType<typeof loadForecast>>

/** What the learner's memories hold now. */
export const loadExpectedRecall = async (model: RetentionModel) => {
  const [{ size }, { sums, recall, factsInAWeek }] = await Promise.all([model.studied(), model.memories()])
  const facts = expectedFacts(sums, size.facts)
  return {
    facts,
    factsInLibrary: size.facts,
    cardsStudied: sums.cards,
    cardsInLibrary: size.cards,
    cardsRecalled: sums.recall,
    /** Cards by predicted recall. */
    recall,
    /** How many facts a week without study would cost. */
    factsLostInAWeek: facts.mean - factsInAWeek,
    headline: expectedRecallHeadline(facts, size.facts),
  }
}

/** What the memories hold now. */
export type ExpectedRecallMetrics = Awaited<ReturnType<typeof loadExpectedRecall>>

const MONTH_DAYS = 30

/** How regularly the learner studies, and how long. */
export const loadEffort = async ({ day: today, learner, days: rows, tallies }: RetentionModel) => {
  const days = await tallies()
  const year = yearOfAnswers(days, today, learner.preferences.pauses)
  const recent = (await rows()).filter(({ day }) => day > today - MONTH_DAYS)
  const minutes = [...minutesByDay(recent).values()]
  return {
    /** Whether any card was ever answered. */
    hasStudied: days.length > 0,
    year,
    yearHeadline: yearHeadline(year),
    /** Minutes of each day with answers among the last 30. */
    minutes,
    timeHeadline: timeHeadline(minutes, MONTH_DAYS),
  }
}

/** Stored predictions compared with what came of them, over all time: a short period has too few reviews in each group. */
const loadScores = async ({ ctx, state, days }: RetentionModel) => {
  const [{ bins, cells }, rows] = await Promise.all([keptScores(ctx, state), days()])
  const all = scoresOf(scoreSum(bins.values()), bins, cells)
  const withoutPrediction = rows.reduce((sum, { unpredicted }) => sum + unpredicted, 0)
  return {
    /** null below 200 scored reviews. */
    bins: all.n < LEAST_CALIBRATED ? null : quantileBins(bins),
    all,
    /** Reviews after a day or more that have no stored prediction: imported, or answered before there were any. */
    withoutPrediction,
    /** What is said of all forecasts together. */
    overallHeadline: calibrationHeadline(all, [], withoutPrediction),
  }
}

/** The same with the kinds of facts, and the kind that is furthest off named: these are summed from every studied card. */
export const loadCalibration = async (model: RetentionModel) => {
  const { learnerId, workspaceIds } = model.ctx.actor
  const [scores, kinds] = await Promise.all([
    loadScores(model),
    scoresByKind(model.ctx.engine.read, learnerId, workspaceIds),
  ])
  const byKind = FACT_KINDS.flatMap((factKind) => {
    const own = kinds.find(({ kind }) => kind === factKind)
    return own ? [{ factKind, ...scoresOf(own) }] : []
  })
  const named = byKind.map(({ factKind, ...of }) => ({ name: KIND_WORDS[factKind], scores: of }))
  return { ...scores, byKind, headline: calibrationHeadline(scores.all, named, scores.withoutPrediction) }
}

/** Stored predictions compared with what came of them. */
export type CalibrationMetrics = Awaited<ReturnType<typeof loadCalibration>>

type Recall = { readonly share: number | null; readonly words: string }

/** Recall of the cards that came back and of all cards, which are easily confused. */
export type TwoRecalls = { readonly measured: Recall; readonly predicted: Recall }

const twoRecalls = (
  { rows }: TrueRetentionMetrics,
  { cardsRecalled, cardsStudied }: ExpectedRecallMetrics,
): TwoRecalls => {
  const recent = rows.find(({ period }) => period === 'month')?.all
  const all = rows.find(({ period }) => period === 'all')?.all
  const [tested, span] = recent?.estimate ? [recent, 'in the last 30 days'] : [all, 'so far']
  const which =
    cardsStudied === 1 ? 'the only card' : `the average for the ${cardsStudied.toLocaleString('en-GB')} cards`
  return {
    measured: tested?.estimate
      ? {
          share: tested.estimate.share,
          words: `Measured (true retention): you recalled ${tested.passed.toLocaleString('en-GB')} of ${counted(tested.n, 'review')} ${span}.`,
        }
      : { share: null, words: 'Measured (true retention): no review yet.' },
    predicted:
      cardsStudied === 0
        ? { share: null, words: 'Predicted: no card has been studied yet.' }
        : { share: cardsRecalled / cardsStudied, words: `Predicted: ${which} you have studied, if asked now.` },
  }
}

/** The figures of the overview: of the page and of `aide stats`. */
export const loadOverview = async (model: RetentionModel) => {
  const [measured, calibration, known, forecast, effort] = await Promise.all([
    loadTrueRetention(model),
    loadScores(model),
    loadExpectedRecall(model),
    loadForecast(model),
    loadEffort(model),
  ])
  return { measured, calibration, known, forecast, effort, recalls: twoRecalls(measured, known) }
}

export type Overview = Awaited<ReturnType<typeof loadOverview>>
