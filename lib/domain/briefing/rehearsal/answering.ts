import type { Verdict } from '../../grading/typed'
import type { Instant, ReviewId, SettingsId } from '../../ids'
import { type ReviewEntry, sideMs, type VoidEntry } from '../../scheduling/log'
import type { Rating } from '../../scheduling/memory'
import type { AnswerVerdict, Confidence } from '../briefing'
import type { OpenQuestion, RehearsalAnswer, RehearsalVoid } from './progress'

/** One question answered and graded. */
export type Graded = {
  readonly question: OpenQuestion
  /** What was typed; null for a spoken answer. */
  readonly given: string | null
  /** How a typed answer came out before the learner confirmed it; null for a spoken one. */
  readonly typed: Verdict | null
  readonly confidence: Confidence | null
  /** As the learner confirmed it. */
  readonly rating: Rating
  readonly questionMs: number
  readonly answerMs: number
  readonly at: Instant
  readonly settingsId: SettingsId
  /** Makes UUIDv7s. */
  readonly newId: () => string
}

/** An answer as the rehearsal keeps it, and its entry for the review log; the study day is the server's to say. */
export type RehearsalAnswered = { readonly answer: RehearsalAnswer; readonly entry: Omit<ReviewEntry, 'day'> }

const verdictOf = (rating: Rating, typed: Verdict | null): AnswerVerdict => {
  if (rating === 1) return 'wrong'
  return typed !== null && typed !== 'correct' ? 'close' : 'right'
}

/** The answer that a graded question makes, with its entry for the review log. */
export function answered({
  question,
  given,
  typed,
  confidence,
  rating,
  at,
  settingsId,
  newId,
  ...ms
}: Graded): RehearsalAnswered {
  const { item, round } = question
  const reviewId = newId() as ReviewId // edge: made by the caller
  const times = { questionMs: sideMs(ms.questionMs), answerMs: sideMs(ms.answerMs) }
  const answer: RehearsalAnswer = {
    id: newId(),
    cardId: item.cardId,
    format: item.format,
    round,
    given,
    confidence,
    reviewId,
    at,
    verdict: verdictOf(rating, typed),
    ms: times.questionMs + times.answerMs,
  }
  const entry: RehearsalAnswered['entry'] = {
    kind: 'review',
    mode: 'rehearsal',
    at,
    rating,
    format: item.format,
    ...times,
    fuzz: null,
    settingsId,
    id: reviewId,
    cardId: item.cardId,
  }
  return { answer, entry }
}

/** What undoes an answer: for the rehearsal, and for the review log where the answer counted there. */
export type UndoneAnswer = { readonly taken: RehearsalVoid; readonly entry: Omit<VoidEntry, 'day'> | null }

/** Undoes an answer, at `now` or, where the clock was set back, just after the answer. `newId` makes UUIDv7s. */
export function undoAnswer(answer: RehearsalAnswer, now: Instant, newId: () => string): UndoneAnswer {
  const at = Math.max(now, answer.at + 1)
  const reviewId = answer.reviewId === null ? null : (newId() as ReviewId) // edge: made by the caller
  const taken: RehearsalVoid = { id: newId(), cardId: answer.cardId, voids: answer.id, reviewId, at }
  if (reviewId === null || answer.reviewId === null) return { taken, entry: null }
  const entry: UndoneAnswer['entry'] = { kind: 'void', at, id: reviewId, cardId: answer.cardId, voids: answer.reviewId }
  return { taken, entry }
}
