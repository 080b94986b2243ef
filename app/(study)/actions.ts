'use server'

import { z } from 'zod'
import { act, ask } from '@/app/_server/act'
import { forgetPreferences } from '@/app/_server/request-context'
import { cardSelectionSchema } from '@/lib/services/cards/card-selection'
import { changeCards } from '@/lib/services/cards/change-cards'
import { type Reversed, undo } from '@/lib/services/history/undo'
import { done, failed, type Result } from '@/lib/services/result'
import { adoptBrowserSettings, type BrowserSettings } from '@/lib/services/settings/adopt-browser-settings'
import { redateEntries } from '@/lib/services/study/redate-entries'

/** Gives answers that are dated ahead the dates at which they can have been given. */
export async function fixDates(): Promise<Result<number>> {
  return act(z.null(), null, redateEntries)
}

const browserSchema = z.object({ timeZone: z.string().min(1).max(100), language: z.string().max(100) })

/** Puts the browser's time zone and dates in force for a learner who has not begun. */
export async function adoptBrowserSettingsAction(browser: unknown): Promise<Result<BrowserSettings>> {
  const result = await act(browserSchema, browser, adoptBrowserSettings)
  forgetPreferences()
  return result
}

/**
 * Deletes the fact of a card, as Cards does, and gives what an undo names. The page is not read again: the session in
 * the browser goes on.
 */
export async function deleteCardAction(cardId: unknown): Promise<Result<string>> {
  return ask(cardSelectionSchema, { kind: 'some', cardIds: [cardId] }, async (ctx, selection) => {
    const result = await changeCards(ctx, { kind: 'retire' }, selection)
    if (!result.ok) return result
    const { changeId } = result.value
    return changeId === null ? failed('conflict', 'The card was retired elsewhere. Reload the page.') : done(changeId)
  })
}

/** Undoes a deletion. */
export async function undoDeletionAction(changeId: unknown): Promise<Result<Reversed>> {
  return ask(z.uuid(), changeId, (ctx, id) => undo(ctx, { id }))
}
