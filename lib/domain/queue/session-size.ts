import type { Instant } from '../ids'
import type { QueueSettings } from '../scheduling/settings'
import { MINUTE_MS } from '../time/units'
import { estimatedMinutes, minutesOfCram } from './estimate'
import type { StudyPace } from './pace'
import { dueBy, type Queue } from './queue'
import type { Counts } from './queue-card'

/** Cards and minutes (not rounded) of a session that can be started now. */
export type SessionSize = { readonly counts: Counts; readonly cards: number; readonly minutes: number }

type Sized = { readonly queue: Queue; readonly settings: Pick<QueueSettings, 'learnAheadMinutes'> }

/** What a session of this queue says of itself when it opens at `now`. */
export const sessionSizeOf = (
  { queue, settings }: Sized,
  isCram: boolean,
  now: Instant,
  pace: StudyPace,
): SessionSize => {
  const soon = dueBy(queue.learning, now + settings.learnAheadMinutes * MINUTE_MS)
  const cards = [...queue.main, ...soon]
  const minutes = isCram ? minutesOfCram(cards, pace) : estimatedMinutes(cards, pace)
  return { counts: queue.counts, cards: cards.length, minutes }
}
