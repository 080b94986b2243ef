import { forecast } from '../../domain/retention/forecast'
import { forecastHeadline, missedWeekHeadline } from '../../domain/retention/headlines'
import { loadExpectedRecall } from './load-expected-recall'
import { FORECAST_DAYS, type RetentionModel } from './retention-model'

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
