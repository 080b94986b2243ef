import { timeHeadline } from '../../domain/retention/effort-words'
import { yearHeadline } from '../../domain/retention/headlines'
import { yearOfAnswers } from '../../domain/retention/year'
import type { RetentionModel } from './retention-model'

const MONTH_DAYS = 30

/** How regularly the learner studies, and how long. */
export const loadEffort = async ({ day: today, learner, tallies }: RetentionModel) => {
  const days = await tallies()
  const year = yearOfAnswers(days, today, learner.preferences.pauses)
  const minutes = days.flatMap((tally) => (tally.day > today - MONTH_DAYS ? [tally.minutes] : []))
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

/** When and how long. */
export type EffortMetrics = Awaited<ReturnType<typeof loadEffort>>
