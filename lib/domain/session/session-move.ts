import type { CardId, Instant, ReviewId, StudyDay } from '../ids'
import { settingsOfCard } from '../queue/study-card'
import type { LogEntry } from '../scheduling/log'
import { applyEntry } from '../scheduling/replay'
import { studyCalendar } from '../time/study-day'
import { leftAt, type ReviewSession, type SessionState } from './review-session'

/** When an event happens. `seenMs` is how long the side on screen has been seen; `newId` makes UUIDv7s. */
export type SessionMoment = { readonly at: Instant; readonly seenMs: number; readonly newId: () => ReviewId }

/** The session to go to once these entries are safe. `about` is what a person knows them by. */
export type SessionMove = {
  readonly session: ReviewSession
  readonly entries: readonly LogEntry[]
  readonly about: string
}

/** The study day of an instant, for the learner of a session. */
export const studyDayAt = ({ study: { scheduling } }: ReviewSession, at: Instant): StudyDay =>
  studyCalendar(scheduling.timeZone, scheduling.dayStartHour).dayOf(at)

/** A step that logs nothing. */
export const unlogged = (session: ReviewSession): SessionMove => ({ session, entries: [], about: '' })

/** The session after something logged, with the next card's question. */
export function logged(
  session: ReviewSession,
  state: SessionState,
  entries: readonly LogEntry[],
  name: string,
  at: Instant,
  changeId?: string,
): SessionMove {
  const next: ReviewSession = {
    ...session,
    state,
    past: [...session.past, { before: session.state, entries, name, ...(changeId === undefined ? {} : { changeId }) }],
    side: { kind: 'question' },
    turn: session.turn + 1,
  }
  return move({ ...next, announcement: `${name}. ${leftAt(next, at)} left` }, entries)
}

/** A person knows a card by its fact, whatever its form. */
export function move(session: ReviewSession, entries: readonly LogEntry[]): SessionMove {
  const card = entries[0] && session.cards.get(entries[0].cardId)
  return { session, entries, about: card?.fact.statement ?? 'A card' }
}

/** The memories after these entries. */
export function applied(session: ReviewSession, entries: readonly LogEntry[]): SessionState['memories'] {
  const memories = new Map(session.state.memories)
  const settingsOf = (cardId: CardId) => settingsOfCard(session.study, session.cards.get(cardId)).scheduling
  for (const entry of entries) {
    memories.set(entry.cardId, applyEntry(memories.get(entry.cardId) ?? null, entry, settingsOf(entry.cardId)))
  }
  return memories
}
