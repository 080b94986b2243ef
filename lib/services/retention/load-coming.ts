import { type Coming, firstIntervalDays } from '../../domain/retention/coming'
import { forecast } from '../../domain/retention/forecast'
import { MOST_AHEAD_DAYS, type RetentionModel } from './retention-model'

/** Only cards are counted here. */
const NO_TIME = { new: 0, learning: 0, review: 0, stepsAfterNew: 0, learningSteps: [], relearningSteps: [], lapses: 0 }

/** What the schedule brings in the next 90 days, for charts that have too little to show yet. */
export const loadComing = async (model: RetentionModel): Promise<Coming> => {
  const { ctx, day, learner } = model
  const [everything, groups] = await Promise.all([model.days(), model.due()])
  const { backlog, days } = forecast(
    groups.filter(({ state }) => state === 'review'),
    day,
    MOST_AHEAD_DAYS,
    NO_TIME,
    learner.preferences.pauses,
  )
  return {
    day,
    hasStudied: everything.some(({ answers }) => answers > 0),
    firstIntervalDays: firstIntervalDays(learner.scheduling, ctx.now, day),
    dueReviews: days.map(({ cards }, i) => (i === 0 ? cards + backlog.cards : cards)),
  }
}
