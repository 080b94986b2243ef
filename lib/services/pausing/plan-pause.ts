import type { StudyDay } from '../../domain/ids'
import { LONGEST_PAUSE_DAYS, type StudyPause, withoutPause, withPause } from '../../domain/pausing/pause'
import type { Preferences } from '../../domain/preferences'
import { studyDayOfDate } from '../../domain/time/study-day'
import type { Context } from '../context'
import { changePreferences } from '../learner/preferences-of'
import { learnerToday } from '../learner/study-day-of'
import { done, failed, type Result } from '../result'

/** Today, and the actor's pause of today and those ahead. */
export const loadPauses = async (ctx: Context) => {
  const { learner, day: today } = await learnerToday(ctx)
  return { today, pauses: learner.preferences.pauses.filter(({ to }) => to >= today) }
}

export type PlannedPauses = Awaited<ReturnType<typeof loadPauses>>

/** The first and the last day of a pause as they were typed, like `2026-12-20`. */
type PauseDates = { readonly from: string; readonly to: string }

/** How far ahead a pause may begin. */
const MOST_DAYS_AHEAD = 366

const readDates = ({ from, to }: PauseDates, today: StudyDay): Result<StudyPause> => {
  const [first, last] = [studyDayOfDate(from), studyDayOfDate(to)]
  if (first === null) return failed('invalid', 'Enter the first day of the pause.', 'from')
  if (last === null) return failed('invalid', 'Enter the last day of the pause.', 'to')
  if (first < today) return failed('invalid', 'That day has passed. Choose today or a later day.', 'from')
  if (first > today + MOST_DAYS_AHEAD) return failed('invalid', 'Choose a day within the next year.', 'from')
  if (last < first) return failed('invalid', 'The last day must not be before the first.', 'to')
  if (last - first >= LONGEST_PAUSE_DAYS) return failed('invalid', 'A pause can be up to a year long.', 'to')
  return done({ from: first, to: last })
}

/**
 * Plans a pause for the actor; one that meets or overlaps another is joined with it. No due date changes. A failure names
 * the field `from` or `to`.
 */
export const planPause = (ctx: Context, dates: PauseDates): Promise<Result<Preferences>> =>
  changePreferences(ctx, (preferences, today) => {
    const pause = readDates(dates, today)
    return pause.ok ? done({ ...preferences, pauses: withPause(preferences.pauses, pause.value) }) : pause
  })

/** Ends the pause that begins on a day, or cancels it if it has not begun. Its days that have passed stay a pause. */
export const endPause = (ctx: Context, from: number): Promise<Result<Preferences>> =>
  changePreferences(ctx, (preferences, today) => {
    const { pauses } = preferences
    const pause = pauses.find((one) => one.from === from && one.to >= today)
    if (!pause) return failed('not-found', 'This pause is already over.')
    return done({ ...preferences, pauses: withoutPause(pauses, pause, today) })
  })
