import type { CardId, Instant, ReviewId, StudyDay } from '../ids'
import { settingsOfCard } from '../queue/study-card'
import { isLeechAt } from '../scheduling/leech'
import type { LogEntry, ReviewEntry } from '../scheduling/log'
import { type Memory, RATING_NAMES } from '../scheduling/memory'
import { comparedRecall } from '../scheduling/recall'
import { applyEntry } from '../scheduling/replay'
import { studyCalendar } from '../time/study-day'
import { queueAfterAnswer, queueAfterMiss, queueWithout } from './queue-after'
import { asksUntilRecalled, leftAt, memoryOf, nextIn, type ReviewSession, type SessionState } from './review-session'

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

/**
 * The session after an answer to one of its cards, as it is logged.
 * @param after the memory that the answer leads to; null where it leaves the memory alone, as while cramming
 * @param newId makes the id of what suspends a new leech, where its preset asks for that; null where the entries are all
 * there already, as when a session is resumed
 */
export function withAnswer(
  session: ReviewSession,
  entry: ReviewEntry,
  after: Memory | null,
  newId: (() => ReviewId) | null,
): SessionMove {
  const { state, study } = session
  const { cardId, rating, at, day } = entry
  const memory = memoryOf(session, cardId)
  const { scheduling } = settingsOfCard(study, session.cards.get(cardId))
  const queue =
    after && !asksUntilRecalled(study)
      ? queueAfterAnswer(state.queue, cardId, after, at, day)
      : queueAfterMiss(state.queue, cardId, rating === 1, at)
  const reviewed = {
    entryId: entry.id,
    cardId,
    rating,
    thinkingMs: entry.questionMs + entry.answerMs,
    predictedRecall: after && comparedRecall(memory, at, day, scheduling),
    isLeech: (after?.lapses ?? 0) > (memory?.lapses ?? 0) && isLeechAt(after?.lapses ?? 0, scheduling.leechThreshold),
  }
  const next: SessionState = {
    queue,
    memories: after ? new Map(state.memories).set(cardId, after) : state.memories,
    placed: after ? placedWith(state, after) : state.placed,
    answered: [...state.answered, reviewed],
    next: nextIn(study, { queue, answered: [...state.answered, reviewed] }, at),
  }
  const suspends = scheduling.leechAction === 'suspend' && study.rehearsal === undefined
  if (!newId || !after || !reviewed.isLeech || !suspends) {
    return logged(session, next, [entry], RATING_NAMES[rating], at)
  }
  // Suspended with the answer, so that one undo takes both back.
  const suspend: LogEntry = { kind: 'suspend', id: newId(), cardId, at, day, suspended: true }
  const left = queueWithout(queue, [cardId])
  const suspended: SessionState = {
    ...next,
    queue: left,
    memories: new Map(next.memories).set(cardId, { ...after, suspended: true }),
    next: nextIn(study, { queue: left, answered: next.answered }, at),
  }
  return logged(session, suspended, [entry, suspend], RATING_NAMES[rating], at)
}

function placedWith({ placed }: SessionState, { dueDay, dueAt }: Memory): SessionState['placed'] {
  return dueDay === null || dueAt !== null ? placed : new Map(placed).set(dueDay, (placed.get(dueDay) ?? 0) + 1)
}
