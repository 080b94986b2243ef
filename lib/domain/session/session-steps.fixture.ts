import type { Rating } from '../scheduling/memory'
import type { ReviewSession } from './review-session'
import { clock, NOW } from './session.fixture'
import { type SessionEvent, sessionAfter } from './session-events'
import type { SessionMoment, SessionMove } from './session-move'
import { typedAnswerOf } from './typed-answer'

export const must = (move: SessionMove | null): SessionMove => {
  if (!move) throw new Error('there was nothing to do')
  return move
}
export const AT_NOW: SessionMoment = { ...clock()(), at: NOW }
export const apply = (session: ReviewSession, event: SessionEvent, moment: SessionMoment = AT_NOW): ReviewSession =>
  must(sessionAfter(session, event, moment)).session
export const shownOf = (session: ReviewSession, moment?: SessionMoment) =>
  apply(session, { kind: 'show', typed: null }, moment)
/** Types an answer and shows how near it came, as both screens do. */
export const typedInto = (session: ReviewSession, text: string): ReviewSession => {
  const comparing = apply(session, { kind: 'type', text })
  return apply(comparing, { kind: 'show', typed: typedAnswerOf(comparing) })
}
export const grade = (session: ReviewSession, rating: Rating, moment: SessionMoment) =>
  sessionAfter(session, { kind: 'grade', rating }, moment)
export const answered = (session: ReviewSession, rating: Rating, moment: SessionMoment): SessionMove =>
  must(grade(shownOf(session, moment), rating, moment))
export const undo = (session: ReviewSession, moment: SessionMoment) => sessionAfter(session, { kind: 'undo' }, moment)
