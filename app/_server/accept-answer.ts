'use server'

import { z } from 'zod'
import type { CardId } from '@/lib/domain/ids'
import { acceptAnswer } from '@/lib/services/facts/edit-card'
import { attemptForm, type Refused, refused, refusedBy } from '../(library)/_server/attempt'
import { requestContext } from './request-context'

const askedSchema = z.object({
  cardId: z
    .string()
    .max(200)
    .transform((id) => id as CardId), // edge
  typed: z.string().max(2_000),
})

type Accepted = { readonly ok: true; readonly aliases: readonly string[] }

/** Takes a typed answer for right from now on. The screen that asks shows the change itself. */
export async function acceptTyped(input: { cardId: string; typed: string }): Promise<Accepted | Refused> {
  const parsed = askedSchema.safeParse(input)
  if (!parsed.success) return refused('What you typed is too long for an answer.')
  return attemptForm(async () => {
    const result = await acceptAnswer(await requestContext(), parsed.data.cardId, parsed.data.typed)
    return result.ok ? { ok: true as const, aliases: result.value.aliases } : refusedBy(result)
  })
}
