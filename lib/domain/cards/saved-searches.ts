import type { SavedSearch } from './card-columns'

type Searches = readonly SavedSearch[]

const queriesOf = (searches: Searches): ReadonlyMap<string, string> =>
  new Map(searches.map(({ name, query }) => [name, query]))

/** Saved searches as they are listed. */
export const inOrderOfNames = (searches: Searches): Searches =>
  [...searches].sort((a, b) => a.name.localeCompare(b.name, 'en'))

/**
 * The saved searches with one change made to them, and all others as they are.
 * @returns null where one of those that it is about is no longer as it was before the change
 */
export const withSearchesChanged = (
  current: Searches,
  { from, to }: { readonly from: Searches; readonly to: Searches },
): Searches | null => {
  const [now, before, after] = [queriesOf(current), queriesOf(from), queriesOf(to)]
  const changed = new Set([...before.keys(), ...after.keys()].filter((name) => before.get(name) !== after.get(name)))
  for (const name of changed) if (now.get(name) !== before.get(name)) return null
  return inOrderOfNames([
    ...current.filter(({ name }) => !changed.has(name)),
    ...to.filter(({ name }) => changed.has(name)),
  ])
}
