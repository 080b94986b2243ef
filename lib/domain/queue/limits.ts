import { counted } from '../format/words'
import { modeOn } from '../scheduling/mode'
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

/**
 * What is special about a session, in a line: how far it goes past the day's limits, how many of its cards are not due
 * yet, or that it changes nothing. Null for an ordinary one.
 */
export function sessionNote({ beyondLimits, main, day, isCram }: StudySession): string | null {
  if (isCram) return 'Cramming: your answers don’t change when cards are due.'
  const early = main.filter(({ memory }) => modeOn(memory, day) === 'ahead').length
  const sentences = [beyondLimitWords(beyondLimits), early > 0 ? earlyWords(early, main.length) : null]
  const note = sentences.filter((sentence) => sentence !== null).join(' ')
  return note === '' ? null : note
}

function earlyWords(early: number, cards: number): string {
  const some = `${counted(early, 'card')} ${early === 1 ? 'is' : 'are'}`
  const all = cards === 1 ? 'This card is' : `All ${early} cards are`
  return `${early === cards ? all : some} not due yet and will be scheduled from today.`
}

function beyondLimitWords({ new: fresh, reviews }: StudySession['beyondLimits']): string | null {
  const parts = [fresh > 0 ? counted(fresh, 'new card') : null, reviews > 0 ? counted(reviews, 'review') : null]
  const more = parts.filter((part) => part !== null).join(' and ')
  return more === '' ? null : `This session goes past today’s limits by ${more}.`
}
