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

/** Whether one of the day's limits ended the session. Which one is not always told: reviews may take the room of new cards. */
export const hasReachedLimit = ({ limitReached }: Pick<StudySession, 'limitReached'>): boolean =>
  limitReached.new || limitReached.reviews

/** How far a chosen session goes past the day's limits, as a sentence; null if it does not. */
export function beyondLimitWords({ beyondLimits }: Pick<StudySession, 'beyondLimits'>): string | null {
  const { new: fresh, reviews } = beyondLimits
  const parts = [fresh > 0 ? counted(fresh, 'new card') : null, reviews > 0 ? counted(reviews, 'review') : null]
  const more = parts.filter((part) => part !== null).join(' and ')
  return more === '' ? null : `This session goes past today’s limits by ${more}.`
}
