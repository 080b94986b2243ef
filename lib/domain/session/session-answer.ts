import type { ReviewId } from '../ids'
import { settingsOfCard } from '../queue/study-card'
import { isLeechAt } from '../scheduling/leech'
import type { LogEntry, ReviewEntry } from '../scheduling/log'
import { type Memory, RATING_NAMES } from '../scheduling/memory'
import { comparedRecall } from '../scheduling/recall'
import { queueAfterAnswer, queueAfterMiss, queueWithout } from './queue-after'
import { asksUntilRecalled, memoryOf, nextIn, type ReviewSession, type SessionState } from './review-session'
import { logged, type SessionMove } from './session-move'

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
