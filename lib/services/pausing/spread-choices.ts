import { z } from 'zod'
import type { Learner } from '../../data/queries/learner/learner'
import type { StudyDay } from '../../domain/ids'
import { LONGEST_PAUSE_DAYS, type StudyPause } from '../../domain/pausing/pause'
import { MOST_SPREAD_DAYS } from '../../domain/pausing/spread-days'
import { studyDayOfDate } from '../../domain/time/study-day'
import { done, failed, type Result } from '../result'

const date = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional()

/** What was typed or sent: dates as `2026-12-20`; without dates nothing but the backlog is spread. */
export const spreadChoicesSchema = z.object({
  from: date,
  to: date,
  days: z.coerce.number<number | string>().default(7),
  weekdaysOff: z.array(z.coerce.number<number>()).readonly().default([]),
})
export type SpreadChoices = z.input<typeof spreadChoicesSchema>

/** What is to be spread, as it was understood. */
export type SpreadAsked = {
  readonly pause: StudyPause | null
  readonly days: number
  readonly weekdaysOff: readonly number[]
}

/** How far ahead a pause may begin. */
const MOST_DAYS_AHEAD = 366

const pauseOf = (from: string | undefined, to: string | undefined, today: StudyDay): Result<StudyPause | null> => {
  if (from === undefined && to === undefined) return done(null)
  const [first, last] = [studyDayOfDate(from ?? ''), studyDayOfDate(to ?? '')]
  if (first === null) return failed('invalid', 'Enter the first day of the pause.', 'from')
  if (last === null) return failed('invalid', 'Enter the last day of the pause.', 'to')
  if (first < today) return failed('invalid', 'That day has passed. Choose today or a later day.', 'from')
  if (first > today + MOST_DAYS_AHEAD) return failed('invalid', 'Choose a day within the next year.', 'from')
  if (last < first) return failed('invalid', 'The last day must not be before the first.', 'to')
  if (last - first >= LONGEST_PAUSE_DAYS) return failed('invalid', 'A pause can be up to a year long.', 'to')
  return done({ from: first, to: last })
}

/** Reads what was chosen; fails with the field that is wrong. */
export const readSpreadChoices = (choices: SpreadChoices, today: StudyDay): Result<SpreadAsked> => {
  const parsed = spreadChoicesSchema.safeParse(choices)
  if (!parsed.success) return failed('invalid', 'Check the dates and numbers.', String(parsed.error.issues[0]?.path[0]))
  const { from, to, days, weekdaysOff } = parsed.data
  const pause = pauseOf(from, to, today)
  if (!pause.ok) return pause
  if (!Number.isInteger(days) || days < 1 || days > MOST_SPREAD_DAYS)
    return failed('invalid', `Enter a whole number of days, 1 to ${MOST_SPREAD_DAYS}.`, 'days')
  const off = [...new Set(weekdaysOff.filter((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7))]
  if (off.length === 7) return failed('invalid', 'Choose at least one weekday.', 'weekdays')
  return done({ pause: pause.value, days, weekdaysOff: off.sort((a, b) => a - b) })
}

/** The weekdays that a learner keeps as free as possible: no reviews are put on them unless they say otherwise. */
export const usualWeekdaysOff = ({ scheduling: { easyDays } }: Learner): readonly number[] => {
  const off = easyDays.flatMap((share, index) => (share === 0 ? [index + 1] : []))
  return off.length === 7 ? [] : off
}
