import type { Store } from '../../data/engine/engine'
import { learnerOf } from '../../data/queries/learner/learner'
import type { StudyDay } from '../../domain/ids'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'

/** The actor's row, with their calendar and present study day. @throws when the learner has no row */
export const learnerToday = async ({ engine, actor, now }: Context, store: Store = engine.read) => {
  const learner = await learnerOf(store, actor.learnerId)
  const calendar = studyCalendar(learner.scheduling.timeZone, learner.scheduling.dayStartHour)
  return { learner, calendar, day: calendar.dayOf(now) }
}

/** The actor's present study day, and the settings that say so. @throws when the learner has no row */
export const studyDayOf = async (
  ctx: Context,
): Promise<{ readonly day: StudyDay; readonly scheduling: SchedulingSettings }> => {
  const { learner, day } = await learnerToday(ctx)
  return { day, scheduling: learner.scheduling }
}
