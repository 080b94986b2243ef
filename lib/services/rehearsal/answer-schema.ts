import { z } from 'zod'
import type { CardId, ReviewId } from '../../domain/ids'
import { MINUTE_MS } from '../../domain/time/units'

const uuid = z.uuid('must be a UUID').transform((id) => id.toLowerCase())
const reviewId = uuid
  .transform((id) => id as ReviewId) // edge
  .nullable()
  .default(null)
const cardId = z
  .string()
  .min(1)
  .max(200)
  .transform((id) => id as CardId) // edge
const at = z.int('must be whole milliseconds since 1970').min(0).max(8_640_000_000_000)

/** An answer of a rehearsal as a client sends it. */
export const answerSchema = z.object({
  kind: z.literal('answer').optional(),
  id: uuid,
  cardId,
  round: z.int().min(1).max(1_000),
  given: z.string().max(2_000).nullable().default(null),
  verdict: z.enum(['right', 'close', 'wrong']),
  confidence: z
    .union([z.literal(1), z.literal(2), z.literal(3)], 'must be 1, 2 or 3')
    .nullable()
    .default(null),
  reviewId,
  ms: z
    .int()
    .min(0)
    .max(10 * MINUTE_MS),
  at,
})

/** What takes an answer back; `reviewId` is the entry of the review log that takes the review back. */
export const voidSchema = z.object({ kind: z.literal('void'), id: uuid, cardId, at, voids: uuid, reviewId })

export type RehearsalAnswerInput = z.infer<typeof answerSchema>
export type VoidInput = z.infer<typeof voidSchema>

export const MOST_REHEARSAL_ANSWERS = 500

export const answersSchema = z.object({
  answers: z
    .array(z.discriminatedUnion('kind', [answerSchema, voidSchema]))
    .min(1, 'must hold at least one answer')
    .max(MOST_REHEARSAL_ANSWERS),
})
