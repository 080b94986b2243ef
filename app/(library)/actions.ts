'use server'

import { z } from 'zod'
import { requestContext } from '@/app/_server/request-context'
import { oneLine, sideSchema } from '@/lib/domain/drafting/draft-schema'
import { LONGEST_SIDE, tooLongWords } from '@/lib/domain/drafting/text-limits'
import { idSchema } from '@/lib/domain/id-schema'
import type { CardId } from '@/lib/domain/ids'
import { type EditedCard, editCard as editCardOf } from '@/lib/services/facts/edit-card'
import { attemptForm, refused, refusedBy } from './_server/attempt'

const line = z.string().max(LONGEST_SIDE).transform(oneLine)

const cardSchema = z.object({
  cardId: idSchema<CardId>(),
  front: sideSchema,
  back: sideSchema,
  hint: line.nullable().transform((text) => (text === '' ? null : text)),
})

type Edited = ({ readonly ok: true } & EditedCard) | { readonly ok: false; readonly message: string }

/** Changes the words of a card from within a review. The screen that asks shows the change itself. */
export async function saveCardText(input: {
  cardId: string
  front: string
  back: string
  hint: string | null
}): Promise<Edited> {
  const parsed = cardSchema.safeParse(input)
  if (!parsed.success) return refused(`A side of the card is too long. ${tooLongWords(LONGEST_SIDE)}`)
  const { cardId, ...text } = parsed.data
  return attemptForm(async () => {
    const result = await editCardOf(await requestContext(), cardId, text)
    return result.ok ? { ok: true as const, ...result.value } : refusedBy(result)
  })
}
