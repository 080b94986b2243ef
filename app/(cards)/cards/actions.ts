'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { chosenSearch, parseCardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import {
  cardColumnsSchema,
  deleteSearch,
  saveCardColumns,
  savedSearchSchema,
  saveSearch,
} from '@/lib/services/cards/card-preferences'
import { cardSelectionSchema } from '@/lib/services/cards/card-selection'
import { type ChangedCards, cardsChangeSchema, changeCards } from '@/lib/services/cards/change-cards'
import { failed, type Result } from '@/lib/services/result'

const askedSchema = z.object({ change: cardsChangeSchema, selection: cardSelectionSchema })

const notUnderstood = failed('invalid', 'The request wasn’t understood. Load the page again.')

const refreshed = <T>(result: Result<T>): Result<T> => {
  if (result.ok) refresh()
  return result
}

/** The query of Cards with the chosen filters written into its search: what prints searches is not sent to browsers. */
export async function chosenQueryAction(given: unknown): Promise<Result<string>> {
  const params = z.record(z.string(), z.string()).safeParse(given)
  if (!params.success) return notUnderstood
  const { address } = parseCardAddress(params.data)
  const search = chosenSearch(params.data) ?? address.search
  return { ok: true, value: cardAddressQuery(address, { search: search || undefined }) }
}

/** Does one thing to the chosen cards. */
export async function changeCardsAction(asked: unknown): Promise<Result<ChangedCards>> {
  const parsed = askedSchema.safeParse(asked)
  if (!parsed.success) return notUnderstood
  const { change, selection } = parsed.data
  return refreshed(await attempt(async () => changeCards(await requestContext(), change, selection)))
}

/** Remembers the columns of the table. */
export async function saveCardColumnsAction(columns: unknown): Promise<Result<null>> {
  const parsed = cardColumnsSchema.safeParse(columns)
  if (!parsed.success) return notUnderstood
  const result = await attempt(async () => saveCardColumns(await requestContext(), parsed.data))
  return result.ok ? refreshed({ ok: true, value: null }) : result
}

/** Keeps the filter in force under a name. */
export async function saveSearchAction(search: unknown): Promise<Result<null>> {
  const parsed = savedSearchSchema.safeParse(search)
  if (!parsed.success) return failed('invalid', 'Enter a name of at most 60 letters.', 'name')
  const result = await attempt(async () => saveSearch(await requestContext(), parsed.data))
  return result.ok ? refreshed({ ok: true, value: null }) : result
}

/** Forgets a saved search. */
export async function deleteSearchAction(name: unknown): Promise<Result<null>> {
  const parsed = savedSearchSchema.shape.name.safeParse(name)
  if (!parsed.success) return notUnderstood
  const result = await attempt(async () => deleteSearch(await requestContext(), parsed.data))
  return result.ok ? refreshed({ ok: true, value: null }) : result
}
