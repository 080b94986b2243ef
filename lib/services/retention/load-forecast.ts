import { dueGroups } from '../../data/queries/retention/due-groups'
import { framed } from '../../domain/retention/answer-kind'
import { forecast } from '../../domain/retention/forecast'
import { forecastHeadline } from '../../domain/retention/headlines'
import type { RetentionModel } from './retention-model'

/**
 * What falls due for the learner in the next days as their memories are now, the backlog apart. Period and kind of
 * answer say nothing here.
 */
export const loadForecast = async (model: RetentionModel, days: 30 | 90) => {
  const { ctx, filter, day, learner } = model
  const until = day + days - 1
  const [groups, pace] = await Promise.all([
    filter.cards === null
      ? model.due()
      : dueGroups(ctx.engine.read, ctx.actor.learnerId, until, await model.factIds(), filter.cards),
    model.pace(),
  ])
  const load = forecast(groups, day, days, pace, learner.preferences.pauses)
  return {
    filter,
    day,
    forecast: load,
    headline: framed(forecastHeadline(load, learner.preferences.dates), { cards: filter.cards, answers: null }),
  }
}

/** Due cards of the next 30 or 90 days. */
export type ForecastMetrics = Awaited<ReturnType<typeof loadForecast>>
