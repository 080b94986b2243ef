import { counted } from '../format/amounts'
import { modeOn } from '../scheduling/mode'
import type { StudySession } from './study-card'

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
