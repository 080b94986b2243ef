import type { StudyDay } from '../ids'
import type { StudyCalendar } from '../time/study-day'
import { pauseOn, type StudyPause } from './pause'

/** Reviews are spread over no more days than this. */
export const MOST_SPREAD_DAYS = 60

export type SpreadDaysInput = {
  /** The first day that may take reviews. */
  readonly from: StudyDay
  readonly count: number
  readonly pauses: readonly StudyPause[]
  /** Weekdays that take none, 1 = Monday to 7 = Sunday. */
  readonly weekdaysOff: readonly number[]
  readonly calendar: Pick<StudyCalendar, 'weekday'>
}

/** The next `count` study days that take reviews, the first one first; none if every weekday is off. */
export const spreadDays = ({ from, count, pauses, weekdaysOff, calendar }: SpreadDaysInput): readonly StudyDay[] => {
  const days: StudyDay[] = []
  if (new Set(weekdaysOff).size >= 7) return days
  for (let day = from; days.length < count; day += 1) {
    if (pauseOn(pauses, day) === null && !weekdaysOff.includes(calendar.weekday(day) + 1)) days.push(day)
  }
  return days
}
