import { z } from 'zod'
import type { Columns } from '../../domain/actions/action'
import type { SavedSearch } from '../../domain/cards/card-columns'

/** Where saved searches stand in a change of settings. */
export const SAVED_SEARCHES = 'preferences.savedSearches'

const searchesSchema = z.array(z.object({ name: z.string(), query: z.string() })).catch([])

/** The saved searches that one side of a change of settings holds; none where it is about something else. */
export const searchesIn = (values: Columns): readonly SavedSearch[] => searchesSchema.parse(values[SAVED_SEARCHES])

/** Saved searches as a change of settings holds them. */
export const searchesAsValues = (searches: readonly SavedSearch[]): Columns => ({
  [SAVED_SEARCHES]: searches.map(({ name, query }) => ({ name, query })),
})
