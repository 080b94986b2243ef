'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import type { CardId, ReviewId } from '@/lib/domain/ids'
import { failed, type Result } from '@/lib/services/result'
import { type Acted, actOnCards, cardActSchema } from '@/lib/services/study/act-on-cards'
import { MOST_ENTRIES } from '@/lib/services/study/entry-schema'
import { undoActs } from '@/lib/services/study/undo-acts'

const id = z.string().min(1).max(200)
const askedSchema = z.object({
  act: cardActSchema,
  cardIds: z.array(id.transform((text) => text as CardId)).max(MOST_ENTRIES), // edge
})
const entryIdsSchema = z.array(z.uuid().transform((text) => text as ReviewId)).max(MOST_ENTRIES) // edge

const notUnderstood = failed('invalid', 'The request was not understood. Load the page again.')

/** Does one thing to some cards. */
export async function actOnCardsAction(asked: unknown): Promise<Result<Acted>> {
  const parsed = askedSchema.safeParse(asked)
  if (!parsed.success) return notUnderstood
  const { act, cardIds } = parsed.data
  const result = await attempt(async () => actOnCards(await requestContext(), act, cardIds))
  if (result.ok) refresh()
  return result
}

/** Takes back exactly these entries. */
export async function undoActsAction(entryIds: unknown): Promise<Result<number>> {
  const parsed = entryIdsSchema.safeParse(entryIds)
  if (!parsed.success) return notUnderstood
  const result = await attempt(async () => undoActs(await requestContext(), parsed.data))
  if (result.ok) refresh()
  return result
}
