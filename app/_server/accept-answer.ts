'use server'

import { z } from 'zod'
import type { CardId } from '@/lib/domain/ids'
import { acceptAnswer } from '@/lib/services/facts/edit-card'
import { failed, type Result } from '@/lib/services/result'
import { attempt } from './attempt'
import { requestContext } from './request-context'

const askedSchema = z.object({
  cardId: z
    .string()
    .max(200)
    .transform((id) => id as CardId), // edge
  typed: z.string().max(2_000),
})

/** Takes a typed answer for right from now on. The screen that asks shows the change itself. */
export async function acceptTyped(input: {
  cardId: string
  typed: string
}): Promise<Result<{ readonly aliases: readonly string[] }>> {
  const parsed = askedSchema.safeParse(input)
  if (!parsed.success) return failed('too-large', 'What you typed is too long for an answer.')
  return attempt(async () => acceptAnswer(await requestContext(), parsed.data.cardId, parsed.data.typed))
}
