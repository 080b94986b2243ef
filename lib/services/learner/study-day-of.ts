import { learnerOf } from '../../data/queries/learner/learner'
import type { StudyDay } from '../../domain/ids'
import type { SchedulingSettings } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'

/** The actor's present study day, and the settings that say so. @throws when the learner has no row */
export const studyDayOf = async (
  ctx: Context,
): Promise<{ readonly day: StudyDay; readonly scheduling: SchedulingSettings }> => {
  const learner = await learnerOf(ctx.engine.read, ctx.actor.learnerId)
  const { scheduling } = learner
  return { day: studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(ctx.now), scheduling }
}
