import { counted } from '../format/words'
import type { QueueSettings } from '../scheduling/settings'
import type { Queue } from './queue'
import type { StudySession } from './study-card'

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most))

/** How many new cards and reviews of a queue are more than the day's limits, after what was done on the day. */
export function countBeyondLimits(
  { main, counts }: Pick<Queue, 'main' | 'counts'>,
  done: { readonly new: number; readonly reviews: number },
  { newPerDay, reviewsPerDay, reviewLimitCapsNew }: QueueSettings,
): StudySession['beyondLimits'] {
  const reviews = main.length - counts.new
  const room = reviewsPerDay - done.reviews - (reviewLimitCapsNew ? done.new : 0)
  const roomForNew = reviewLimitCapsNew ? room - reviews : Number.POSITIVE_INFINITY
  return {
    new: between(0, counts.new - Math.min(newPerDay - done.new, roomForNew), counts.new),
    reviews: between(0, reviews - room, reviews),
  }
}

type Limits = Pick<QueueSettings, 'newPerDay' | 'reviewsPerDay'>

const both = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' and ')

const named = (isNew: boolean, isReviews: boolean, { newPerDay, reviewsPerDay }: Limits): string =>
  both([isNew ? counted(newPerDay, 'new card') : null, isReviews ? counted(reviewsPerDay, 'review') : null])

/** Which of the day's limits ended the session: “20 new cards and 200 reviews”; null if none did. */
export const reachedLimitWords = ({ limitReached, queueSettings }: StudySession): string | null =>
  named(limitReached.new, limitReached.reviews, queueSettings) || null

/** How far a chosen session goes past the day's limits, as a sentence; null if it does not. */
export function beyondLimitWords({ beyondLimits, queueSettings }: StudySession): string | null {
  const { new: fresh, reviews } = beyondLimits
  if (fresh + reviews === 0) return null
  const more = both([fresh > 0 ? counted(fresh, 'new card') : null, reviews > 0 ? counted(reviews, 'review') : null])
  return `${more} more than today’s limit of ${named(fresh > 0, reviews > 0, queueSettings)}.`
}
