import type { StudySession } from '../../domain/queue/study-card'
import { studyCalendar, studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'
import { studyDayOf } from '../learner/study-day-of'
import { loadSession } from '../study/load-session'
import { MOST_DAYS_AHEAD } from './pages-to-save'

/**
 * The session of a later study day as far as it is known now, as if it were loaded when that day begins. Today's answers
 * that are still to come change it: the browser works them in.
 * @param date `YYYY-MM-DD`; null is returned for today, the past, and days further ahead than a device may save
 */
export const sessionOfDay = async (ctx: Context, date: string): Promise<StudySession | null> => {
  const { day: today, scheduling } = await studyDayOf(ctx)
  const day = studyDayOfDate(date)
  if (day === null || day <= today || day > today + MOST_DAYS_AHEAD) return null
  const calendar = studyCalendar(scheduling.timeZone, scheduling.dayStartHour)
  return loadSession({ ...ctx, now: calendar.startOf(day) })
}
