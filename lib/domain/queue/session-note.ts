import { counted } from '../format/amounts'
import { modeOn } from '../scheduling/mode'
import type { SessionNotes, StudySession } from './study-card'

/** The notes of a session, of which `leftOut` is known. */
export function sessionNotes(
  { beyondLimits, learning, main, day, isCram, rehearsal }: Omit<StudySession, 'notes'>,
  leftOut: string | null,
): SessionNotes {
  const early = isCram || rehearsal ? 0 : main.filter(({ memory }) => modeOn(memory, day) === 'ahead').length
  const special = isCram ? 'Cramming: your answers don’t change any due dates.' : beyondLimitWords(beyondLimits)
  return {
    start: joined([special, leftOut]),
    early: early > 0 ? earlyWords(early, learning.length + main.length) : null,
    leftOut,
  }
}

/** Sentences after each other; null if there are none. */
export function joined(sentences: readonly (string | null)[]): string | null {
  const some = sentences.filter((sentence) => sentence !== null)
  return some.length === 0 ? null : some.join(' ')
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
