'use server'

import { z } from 'zod'
import { act, ask } from '@/app/_server/act'
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
import { done, failed, type Result } from '@/lib/services/result'

const askedSchema = z.object({ change: cardsChangeSchema, selection: cardSelectionSchema })

/** The query of Cards with the chosen filters written into its search: what prints searches is not sent to browsers. */
export async function chosenQueryAction(given: unknown): Promise<Result<string>> {
  return ask(z.record(z.string(), z.string()), given, async (_, params) => {
    const { address } = parseCardAddress(params)
    const search = chosenSearch(params) ?? address.search
    return done(cardAddressQuery(address, { search: search || undefined }))
  })
}

/** Does one thing to the chosen cards. */
export async function changeCardsAction(asked: unknown): Promise<Result<ChangedCards>> {
  return act(askedSchema, asked, (ctx, { change, selection }) => changeCards(ctx, change, selection))
}

/** Remembers the columns of the table. */
export async function saveCardColumnsAction(columns: unknown): Promise<Result<unknown>> {
  return act(cardColumnsSchema, columns, saveCardColumns)
}

/** Keeps the filter in force under a name. */
export async function saveSearchAction(search: unknown): Promise<Result<unknown>> {
  if (!savedSearchSchema.safeParse(search).success)
    return failed('invalid', 'Enter a name of at most 60 letters.', 'name')
  return act(savedSearchSchema, search, saveSearch)
}

/** Forgets a saved search. */
export async function deleteSearchAction(name: unknown): Promise<Result<unknown>> {
  return act(savedSearchSchema.shape.name, name, deleteSearch)
}
