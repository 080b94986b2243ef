import { lockLearner } from '../../data/engine/lock-learner'
import { appendAnswers, endRehearsalRow, type NewAnswer, reopenRehearsalRow } from '../../data/mutations/rehearsals'
import { answersOf, type Rehearsal, rehearsalsOf, storedAnswers } from '../../data/queries/rehearsal/rehearsals'
import { askedInOrder, progressOf } from '../../domain/briefing/rehearsal/progress'
import { MINUTE_MS } from '../../domain/time/units'
import { rehearsalToChange } from '../authorise'
import type { Context } from '../context'
import { done, type Result } from '../result'
import type { RehearsalAnswerInput, VoidInput } from './answer-schema'

export type AnswerResult = {
  readonly id: string
  readonly status: 'stored' | 'duplicate' | 'conflict' | 'refused'
  /** Why it was not stored; for people. */
  readonly message?: string
}

/** A clock that is ahead by no more than this is believed. */
const CLOCK_AHEAD_MS = 5 * MINUTE_MS

type Content = Omit<RehearsalAnswerInput, 'id' | 'at'> | Omit<VoidInput, 'id' | 'at'>

/** What makes two answers under one id the same; the instant may have been moved when it was stored. */
const contentOf = (input: Content): string => {
  if (input.kind === 'void') return JSON.stringify(['void', input.cardId, input.voids, input.reviewId])
  const { cardId, round, given, verdict, confidence, reviewId, ms } = input
  return JSON.stringify([cardId, round, given, verdict, confidence, reviewId, ms])
}

/** The columns of an answer, or of what takes one back. */
const columnsOf = (input: RehearsalAnswerInput | VoidInput) => {
  if (input.kind !== 'void') {
    const { kind: _, ...answer } = input
    return answer
  }
  const { id, cardId, voids, reviewId } = input
  return { id, cardId, reviewId, given: voids, verdict: 'void' as const, round: 0, confidence: null, ms: 0 }
}

const sortOut = (
  rehearsal: Rehearsal,
  inputs: readonly (RehearsalAnswerInput | VoidInput)[],
  stored: Awaited<ReturnType<typeof storedAnswers>>,
  now: number,
) => {
  const items = new Map(rehearsal.items.map((item) => [item.cardId, item]))
  const fresh = new Map<string, { readonly row: NewAnswer; readonly content: string }>()
  const results = inputs.map((input): AnswerResult => {
    const { id } = input
    const content = contentOf(input)
    const logged = stored.get(id)
    const same = logged ? contentOf(logged) : fresh.get(id)?.content
    if (same !== undefined) {
      if (same === content && (logged?.rehearsalId ?? rehearsal.id) === rehearsal.id) return { id, status: 'duplicate' }
      return { id, status: 'conflict', message: 'Another answer has this id. The stored one was kept.' }
    }
    const item = items.get(input.cardId)
    if (!item) return { id, status: 'refused', message: 'That card is not part of this rehearsal.' }
    const at = Math.min(Math.max(input.at, rehearsal.startedAt), now + CLOCK_AHEAD_MS)
    const row = { ...columnsOf(input), at, rehearsalId: rehearsal.id, factId: item.factId, format: item.format }
    fresh.set(id, { row, content })
    return { id, status: 'stored' }
  })
  return { fresh: [...fresh.values()].map(({ row }) => row), results }
}

/**
 * Appends answers to the actor's rehearsal, and what takes some back. It ends when everything was recalled or the minutes
 * are used, and opens again where the answer that ended it is taken back and no later rehearsal has begun. Sending an
 * answer again changes nothing; one that comes late, even after the end, is kept. What of an answer counts for the
 * schedule is sent to the review log apart, under its `reviewId`.
 * @returns one result for each answer, in their order; resolves when everything stored is durable
 */
export const answerRehearsal = (
  ctx: Context,
  rehearsalId: string,
  inputs: readonly (RehearsalAnswerInput | VoidInput)[],
): Promise<Result<readonly AnswerResult[]>> => {
  const { learnerId } = ctx.actor
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, learnerId)
    const found = await rehearsalToChange(ctx, rehearsalId, tx)
    if (!found.ok) return found
    const rehearsal = found.value
    const { items, minutes, briefingId } = rehearsal
    const ids = inputs.map(({ id }) => id)
    const { fresh, results } = sortOut(rehearsal, inputs, await storedAnswers(tx, learnerId, ids), ctx.now)
    if (fresh.length === 0) return done(results)
    const standing = async () => askedInOrder((await answersOf(tx, learnerId, [rehearsalId])).get(rehearsalId) ?? [])
    const before = progressOf(items, await standing(), minutes)
    await appendAnswers(tx, rehearsal, fresh)
    const answers = await standing()
    const after = progressOf(items, answers, minutes)
    if (after.over !== null) await endRehearsalRow(tx, rehearsal, answers.at(-1)?.at ?? ctx.now)
    else if (before.over !== null) {
      const [latest] = await rehearsalsOf(tx, learnerId, briefingId)
      if (latest?.id === rehearsalId) await reopenRehearsalRow(tx, rehearsal)
    }
    return done(results)
  })
}
