import type { CardId, Instant, ReviewId } from '../../ids'
import { MINUTE_MS } from '../../time/units'
import type { AnswerVerdict, Confidence, RehearsalFormat, RehearsalItem } from '../briefing'

/** One answer of a rehearsal. */
export type RehearsalAnswer = {
  /** UUIDv7 made by the client. */
  readonly id: string
  readonly cardId: CardId
  readonly format: RehearsalFormat
  /** 1 the first time a question is asked, 2 and on when it comes back. */
  readonly round: number
  /** What was typed; null for a spoken answer. */
  readonly given: string | null
  /** As the learner confirmed it. */
  readonly verdict: AnswerVerdict
  readonly confidence: Confidence | null
  /** The entry of the review log where the answer counted there. */
  readonly reviewId: ReviewId | null
  readonly ms: number
  readonly at: Instant
}

/** Undoes one answer of a rehearsal. It may arrive before what it undoes, and cannot itself be undone. */
export type RehearsalVoid = {
  /** UUIDv7 made by the client. */
  readonly id: string
  readonly cardId: CardId
  /** The answer that it undoes. */
  readonly voids: string
  /** The entry of the review log that undoes the review where the answer counted there. */
  readonly reviewId: ReviewId | null
  readonly at: Instant
}

/** The answers that nothing undoes. */
export const effectiveRounds = <T extends Pick<RehearsalAnswer, 'id'>>(
  answers: readonly T[],
  voids: readonly Pick<RehearsalVoid, 'voids'>[],
): readonly T[] => {
  const gone = new Set(voids.map((one) => one.voids))
  return gone.size === 0 ? answers : answers.filter(({ id }) => !gone.has(id))
}

/** A question that is still open, with how often it will have been asked. */
export type OpenQuestion = { readonly item: RehearsalItem; readonly round: number }

/** How far a rehearsal is after its answers. */
export type RehearsalProgress = {
  /** What to ask now; null at the end. */
  readonly up: OpenQuestion | null
  /** Everything still open, what is up first. */
  readonly open: readonly OpenQuestion[]
  /** Why it is over: everything was recalled, or the minutes are used up. Null while it runs. */
  readonly over: 'recalled' | 'time' | null
  readonly usedMs: number
  /** Questions that were asked once at least, and those recalled in the end. */
  readonly asked: number
  readonly recalled: number
}

/** A miss comes back after so many other questions, where there are so many; a second one after twice as many. */
export const BETWEEN_COMEBACKS = 3

export const isRecalled = ({ verdict }: Pick<RehearsalAnswer, 'verdict'>): boolean => verdict !== 'wrong'

/** Answers in the order in which they were given; one that is there twice counts once. */
export const askedInOrder = (answers: readonly RehearsalAnswer[]): readonly RehearsalAnswer[] =>
  [...new Map(answers.map((answer) => [answer.id, answer])).values()].sort(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )

/**
 * How far a rehearsal is after some answers: questions in their order, a miss back after three others (six, nine …) until it is recalled, the
 * end when all are recalled or the minutes are used. The time is that of the answers, so that a rehearsal that was left
 * and continued later goes on from there. An answer to a question that is not open changes nothing but the time.
 */
export function progressOf(
  items: readonly RehearsalItem[],
  answers: readonly RehearsalAnswer[],
  minutes: number,
): RehearsalProgress {
  const open: OpenQuestion[] = items.map((item) => ({ item, round: 1 }))
  const asked = new Set<string>()
  let [usedMs, recalled] = [0, 0]
  for (const answer of askedInOrder(answers)) {
    usedMs += answer.ms
    const at = open.findIndex(({ item }) => item.cardId === answer.cardId)
    const [question] = at < 0 ? [] : open.splice(at, 1)
    if (!question) continue
    asked.add(answer.cardId)
    if (isRecalled(answer)) recalled += 1
    else {
      const round = question.round + 1
      open.splice(BETWEEN_COMEBACKS * question.round, 0, { item: question.item, round })
    }
  }
  const over = open.length === 0 ? 'recalled' : usedMs >= minutes * MINUTE_MS ? 'time' : null
  return { up: over === null ? (open[0] ?? null) : null, open, over, usedMs, asked: asked.size, recalled }
}
