import { z } from 'zod'
import { lockLearner } from '../../data/engine/lock-learner'
import { appendAnswers, endRehearsalRow, type NewAnswer } from '../../data/mutations/rehearsals'
import { answersOf, findRehearsal, type Rehearsal, storedAnswers } from '../../data/queries/rehearsals'
import { courseOf, inOrder, type RehearsalAnswer } from '../../domain/briefing/rehearsal/course'
import { ownStudy } from '../authorise'
import type { Context } from '../context'
import { done, failed, type Result } from '../result'

const uuid = z.uuid('must be a UUID').transform((id) => id.toLowerCase())

export const answerSchema = z.object({
  id: uuid,
  cardId: z.string().min(1).max(200),
  round: z.int().min(1).max(1_000),
  given: z.string().max(2_000).nullable().default(null),
  verdict: z.enum(['right', 'close', 'wrong']),
  confidence: z
    .union([z.literal(1), z.literal(2), z.literal(3)], 'must be 1, 2 or 3')
    .nullable()
    .default(null),
  reviewId: uuid.nullable().default(null),
  ms: z.int().min(0).max(600_000),
  at: z.int('must be whole milliseconds since 1970').min(0).max(8_640_000_000_000),
})

export type AnswerInput = z.infer<typeof answerSchema>

export const MOST_ANSWERS = 500

export const answersSchema = z.object({
  answers: z.array(answerSchema).min(1, 'must hold at least one answer').max(MOST_ANSWERS),
})

export type AnswerResult = {
  readonly id: string
  readonly status: 'stored' | 'duplicate' | 'conflict' | 'refused'
  /** Why it was not stored; for people. */
  readonly message?: string
}

/** A clock that is ahead by no more than this is believed. */
const CLOCK_AHEAD_MS = 5 * 60_000

/** What makes two answers under one id the same; the instant may have been moved when it was stored. */
const contentOf = ({ cardId, round, given, verdict, confidence, reviewId, ms }: AnswerInput | RehearsalAnswer) =>
  JSON.stringify([cardId, round, given, verdict, confidence, reviewId, ms])

const sortOut = (
  rehearsal: Rehearsal,
  inputs: readonly AnswerInput[],
  stored: Awaited<ReturnType<typeof storedAnswers>>,
  now: number,
) => {
  const items = new Map(rehearsal.items.map((item) => [item.cardId, item]))
  const fresh = new Map<string, NewAnswer & RehearsalAnswer>()
  const results = inputs.map((input): AnswerResult => {
    const { id } = input
    const known = stored.get(id)
    const same = known ?? fresh.get(id)
    if (same) {
      const isSame = contentOf(same) === contentOf(input) && (known?.rehearsalId ?? rehearsal.id) === rehearsal.id
      if (isSame) return { id, status: 'duplicate' }
      return { id, status: 'conflict', message: 'Another answer has this id. The stored one was kept.' }
    }
    const item = items.get(input.cardId)
    if (!item) return { id, status: 'refused', message: 'That card is not asked in this rehearsal.' }
    const at = Math.min(Math.max(input.at, rehearsal.startedAt), now + CLOCK_AHEAD_MS)
    fresh.set(id, { ...input, at, rehearsalId: rehearsal.id, factId: item.factId, format: item.format })
    return { id, status: 'stored' }
  })
  return { fresh: [...fresh.values()], results }
}

/**
 * Appends answers to the asker's rehearsal and ends it when everything was recalled or the minutes are used. Sending an
 * answer again changes nothing; one that comes late, even after the end, is kept. What of an answer counts for the
 * schedule is sent to the review log apart, under its `reviewId`.
 * @returns one result for each answer, in their order; resolves when everything stored is durable
 */
export const answerRehearsal = (
  ctx: Context,
  rehearsalId: string,
  inputs: readonly AnswerInput[],
): Promise<Result<readonly AnswerResult[]>> => {
  const proof = ownStudy(ctx.asker)
  return ctx.engine.write(async (tx) => {
    await lockLearner(tx, proof.learnerId)
    const rehearsal = await findRehearsal(tx, proof.learnerId, rehearsalId)
    if (!rehearsal) return failed('not-found', 'There is no such rehearsal.')
    const stored = await storedAnswers(
      tx,
      proof.learnerId,
      inputs.map(({ id }) => id),
    )
    const { fresh, results } = sortOut(rehearsal, inputs, stored, ctx.now)
    if (fresh.length === 0) return done(results)
    await appendAnswers(tx, proof, fresh)
    const answers = inOrder((await answersOf(tx, proof.learnerId, [rehearsalId])).get(rehearsalId) ?? [])
    const { over } = courseOf(rehearsal.items, answers, rehearsal.minutes)
    if (over !== null) await endRehearsalRow(tx, proof, rehearsalId, answers.at(-1)?.at ?? ctx.now)
    return done(results)
  })
}
