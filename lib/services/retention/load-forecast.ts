import { dueGroups } from '../../data/queries/retention/retention'
import { factIdsOfScope } from '../../data/queries/retention/retention-scope'
import { framed } from '../../domain/retention/answer-kind'
import type { RetentionFilter } from '../../domain/retention/filter'
import { forecast } from '../../domain/retention/forecast'
import { forecastHeadline } from '../../domain/retention/headlines'
import type { Context } from '../context'
import { secondsPerCard } from '../learner/pace'
import { learnerToday } from './learner-day'
import type { LoadFigures } from './metrics'

/**
 * What falls due for the asker in the next days as their memories stand, the backlog apart. Period and kind of answer
 * say nothing here.
 */
export const loadForecast = async (ctx: Context, filter: RetentionFilter, days: 30 | 90): Promise<LoadFigures> => {
  const { day } = await learnerToday(ctx)
  const { engine, actor } = ctx
  const factIds = await factIdsOfScope(engine.read, actor.workspaceIds, filter.scope)
  const groups = await dueGroups(engine.read, actor.learnerId, day + days - 1, factIds, filter.cards)
  const load = forecast(groups, day, days, await secondsPerCard(engine.read, actor.learnerId))
  return {
    filter,
    day,
    forecast: load,
    finding: framed(forecastHeadline(load), { cards: filter.cards, answers: null }),
  }
}
