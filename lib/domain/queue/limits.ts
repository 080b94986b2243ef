import { counted } from '../format/words'
import { modeOn } from '../scheduling/mode'
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
  const all = cards === 1 ? 'This card is' : `These ${early} cards are`
  const answer = early === 1 ? 'Its answer' : 'Each answer'
  return `${early === cards ? all : some} not due yet. ${answer} sets a new date, counted from today.`
}

function beyondLimitWords({ new: fresh, reviews }: StudySession['beyondLimits']): string | null {
  const parts = [fresh > 0 ? counted(fresh, 'new card') : null, reviews > 0 ? counted(reviews, 'review') : null]
  const more = parts.filter((part) => part !== null).join(' and ')
  return more === '' ? null : `This session goes past today’s limits by ${more}.`
}
