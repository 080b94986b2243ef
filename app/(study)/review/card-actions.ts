'use server'

import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { cardSelectionSchema } from '@/lib/services/cards/card-selection'
import { changeCards } from '@/lib/services/cards/change-cards'
import { type Reversed, undo } from '@/lib/services/history/undo'
import { done, failed, type Result } from '@/lib/services/result'

const changeIdSchema = z.uuid()

const notUnderstood = failed('invalid', 'The request wasn’t understood. Load the page again.')

/**
 * Deletes the fact of a card, as Cards does, and gives what an undo names. The page is not read again: the session in
 * the browser goes on.
 */
export async function deleteCardAction(cardId: unknown): Promise<Result<string>> {
  const selection = cardSelectionSchema.safeParse({ kind: 'some', cardIds: [cardId] })
  if (!selection.success) return notUnderstood
  return attempt(async () => {
    const result = await changeCards(await requestContext(), { kind: 'retire' }, selection.data)
    if (!result.ok) return result
    const { changeId } = result.value
    return changeId === null ? failed('conflict', 'The card was retired elsewhere. Reload the page.') : done(changeId)
  })
}

/** Undoes a deletion. */
export async function undoDeletionAction(changeId: unknown): Promise<Result<Reversed>> {
  const parsed = changeIdSchema.safeParse(changeId)
  return parsed.success ? attempt(async () => undo(await requestContext(), { id: parsed.data })) : notUnderstood
}
