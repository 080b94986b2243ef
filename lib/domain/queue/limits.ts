import { type LimitGroup, openLimits } from './limit-groups'
import { kindOf, type QueueCard } from './queue-card'
import type { StudySession } from './study-card'

/** How many new cards and reviews of a queue are more than the day's limits of their groups, after what was done. */
export function countBeyondLimits(
  main: readonly QueueCard[],
  groupsOf: (card: QueueCard) => readonly LimitGroup[],
): StudySession['beyondLimits'] {
  const limits = openLimits()
  const beyond = { new: 0, reviews: 0 }
  const count = (cards: readonly QueueCard[], kind: 'new' | 'review') => {
    for (const card of cards) {
      const groups = groupsOf(card)
      if (limits.full(groups, kind).length > 0) beyond[kind === 'new' ? 'new' : 'reviews'] += 1
      limits.take(groups, kind)
    }
  }
  const isNew = (card: QueueCard) => kindOf(card) === 'new'
  count(
    main.filter((card) => !isNew(card)),
    'review',
  )
  count(main.filter(isNew), 'new')
  return beyond
}

/** Whether one of the day's limits ended the session. Which one is not always told: reviews may take the room of new cards. */
export const hasReachedLimit = ({ limitReached }: Pick<StudySession, 'limitReached'>): boolean =>
  limitReached.new || limitReached.reviews
