import { z } from 'zod'
import { CARD_COLUMNS, type CardColumn, type SavedSearch } from '../../domain/cards/card-columns'
import { inOrderOfNames } from '../../domain/cards/saved-searches'
import type { Preferences } from '../../domain/preferences'
import { parseCardAddress } from '../card-query/card-address'
import { cardAddressQuery } from '../card-query/card-address-query'
import type { Context } from '../context'
import { changePreferences } from '../learner/preferences-of'
import { done, failed, type Result } from '../result'

const MOST_SEARCHES = 50

/** The columns that the table of cards is to have. */
export const cardColumnsSchema = z.array(z.enum(CARD_COLUMNS)).max(CARD_COLUMNS.length)

/** A filter of Cards to keep: its name, and the query of its address. */
export const savedSearchSchema = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(4_000),
})

/** Remembers the columns of the table of cards, in their own order and always with the question. */
export const saveCardColumns = (ctx: Context, columns: readonly CardColumn[]): Promise<Result<Preferences>> => {
  const wanted = new Set<CardColumn>(['front', ...columns])
  const cardColumns = CARD_COLUMNS.filter((column) => wanted.has(column))
  return changePreferences(ctx, (preferences) => done({ ...preferences, cardColumns }))
}

/** Keeps a filter of Cards under a name; one of that name is replaced. Which page it shows is not kept. */
export const saveSearch = async (ctx: Context, { name, query }: SavedSearch): Promise<Result<Preferences>> => {
  const { address, reading } = parseCardAddress(Object.fromEntries(new URLSearchParams(query)))
  if (!reading.ok) return failed('invalid', `This search can’t be read, so it was not saved. ${reading.error.message}`)
  const saved = { name, query: cardAddressQuery(address, { page: 1 }) }
  return changePreferences(ctx, (preferences) => {
    const others = preferences.savedSearches.filter((other) => other.name !== name)
    if (others.length >= MOST_SEARCHES)
      return failed('too-large', `${MOST_SEARCHES} searches are saved. Delete one, then save this one.`)
    const savedSearches = inOrderOfNames([...others, saved])
    return done({ ...preferences, savedSearches })
  })
}

/** Forgets a saved search; one that is not there is no error. */
export const deleteSearch = (ctx: Context, name: string): Promise<Result<Preferences>> =>
  changePreferences(ctx, (preferences) =>
    done({ ...preferences, savedSearches: preferences.savedSearches.filter((search) => search.name !== name) }),
  )
