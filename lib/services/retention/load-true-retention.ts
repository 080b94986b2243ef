import { retentionHeadline } from '../../domain/retention/headlines'
import { trendOf } from '../../domain/retention/trend'
import { trueRetention } from '../../domain/retention/true-retention'
import type { RetentionModel } from './retention-model'

/** The learner's true retention: by period, and week by week. */
export const loadTrueRetention = async ({ day, learner, tallies }: RetentionModel) => {
  const { desiredRetention } = learner.scheduling
  const days = await tallies()
  const rows = trueRetention(days, day)
  return {
    day,
    desiredRetention,
    rows,
    /** Weeks, earliest first, up to the one of today; `band` is over the 30 days that end with the week. */
    trend: trendOf(days, day),
    headline: retentionHeadline(rows, desiredRetention),
  }
}

/** What was measured. */
export type TrueRetentionMetrics = Awaited<ReturnType<typeof loadTrueRetention>>
