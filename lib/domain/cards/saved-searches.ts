import type { SavedSearch } from './card-columns'

type Searches = readonly SavedSearch[]

/** Saved searches as they are listed. */
export const inOrderOfNames = (searches: Searches): Searches =>
  [...searches].sort((a, b) => a.name.localeCompare(b.name, 'en'))
