import { learnerOf } from '../../data/queries/learner/learner'
import type { StudyDay } from '../../domain/ids'
import type { StudyPause } from '../../domain/pausing/pause'
import { studyCalendar } from '../../domain/time/study-day'
import type { Context } from '../context'

export type PlannedPauses = {
  readonly today: StudyDay
  /** The pause of today and those ahead. */
  readonly pauses: readonly StudyPause[]
}

/** The actor's pauses from today on. */
export const loadPauses = async ({ engine, actor, now }: Context): Promise<PlannedPauses> => {
  const { scheduling, preferences } = await learnerOf(engine.read, actor.learnerId)
  const today = studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(now)
  return { today, pauses: preferences.pauses.filter(({ to }) => to >= today) }
}
