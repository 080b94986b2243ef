/**
 * What a session needs to do anything with its first question: what an event makes of it, where answers are kept and
 * sent, and the other side of its cards. Loaded together, beside the question.
 */
export { v7 as uuidv7 } from 'uuid'
export { outbox, waitingReviews } from '@/app/_client/outbox'
export { reviewsOf } from '@/app/_client/outbox-kinds'
export { AnswerSource, AnswerText } from '@/app/_ui/answer-side'
export { GradeBar } from '@/app/_ui/grade-bar'
export { sessionAfter } from '@/lib/domain/session/session-events'
export { performAct } from './perform-act'
