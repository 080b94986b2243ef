import type { Instant } from '../ids'
import { estimatedMinutes, minutesOfCram } from './estimate'
import { LEARN_AHEAD_MS } from './learn-ahead'
import type { StudyPace } from './pace'
import { dueBy, type Queue } from './queue'
import type { Counts } from './queue-card'

/** Cards and minutes (not rounded) of a session that can be started now. */
export type SessionSize = { readonly counts: Counts; readonly cards: number; readonly minutes: number }

/** What a session of this queue says of itself when it opens at `now`. */
export const sessionSizeOf = (
  { queue }: { readonly queue: Queue },
  isCram: boolean,
  now: Instant,
  pace: StudyPace,
): SessionSize => {
  const soon = dueBy(queue.learning, now + LEARN_AHEAD_MS)
  const cards = [...queue.main, ...soon]
  const minutes = isCram ? minutesOfCram(cards, pace) : estimatedMinutes(cards, pace)
  return { counts: queue.counts, cards: cards.length, minutes }
}
