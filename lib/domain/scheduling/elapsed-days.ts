import type { StudyDay } from '../ids'
import { studyCalendar } from '../time/study-day'
import type { Memory } from './memory'
import type { SchedulingSettings } from './settings'

/**
 * Study days since the last review, both counted in the zone of this answer: an hour does not become a day because the
 * learner has crossed a zone. 0 where a clock was set back.
 */
export function elapsedStudyDays(
  { lastReviewAt, lastReviewDay }: Pick<Memory, 'lastReviewAt' | 'lastReviewDay'>,
  day: StudyDay,
  { timeZone, dayStartHour }: Pick<SchedulingSettings, 'timeZone' | 'dayStartHour'>,
): number {
  if (lastReviewAt === null || lastReviewDay === null) return 0
  const lastDay = studyCalendar(timeZone, dayStartHour).dayOf(lastReviewAt)
  return Math.max(0, day - lastDay)
}
