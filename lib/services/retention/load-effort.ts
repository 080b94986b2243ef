import { minutesByDay } from '../../domain/retention/day-rows'
import { timeHeadline } from '../../domain/retention/effort-words'
import { yearHeadline } from '../../domain/retention/headlines'
import { yearOfAnswers } from '../../domain/retention/year'
import type { RetentionModel } from './retention-model'

const MONTH_DAYS = 30

/** How regularly the learner studies, and how long. */
export const loadEffort = async ({ day: today, learner, days: rows, tallies }: RetentionModel) => {
  const days = await tallies()
  const year = yearOfAnswers(days, today, learner.preferences.pauses)
  const recent = (await rows()).filter(({ day }) => day > today - MONTH_DAYS)
  const minutes = [...minutesByDay(recent).values()]
  return {
    /** Whether any card was ever answered. */
    hasStudied: days.length > 0,
    year,
    yearHeadline: yearHeadline(year),
    /** Minutes of each day with answers among the last 30. */
    minutes,
    timeHeadline: timeHeadline(minutes, MONTH_DAYS),
  }
}
