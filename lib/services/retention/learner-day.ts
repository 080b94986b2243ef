import { learnerOf } from '../../data/queries/learner/learner'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'
import { rollupsUpToDate } from './rollup-keeper'

/**
 * The asker with the study day of now, once their rollups include all of the log: what every service of retention
 * begins with. @throws when the learner has no row
 */
export const learnerToday = async (ctx: Context) => {
  const { engine, actor, now } = ctx
  await rollupsUpToDate(ctx)
  const learner = await learnerOf(engine.read, actor.learnerId)
  const calendar = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour)
  return { learner, calendar, day: calendar.dayOf(now) }
}
