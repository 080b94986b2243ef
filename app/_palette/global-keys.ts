import { PLACES } from './places'

/** A key that works on every page, as it is listed. */
export type GlobalKey = { readonly shown: readonly (readonly string[])[]; readonly what: string }

/** Two keys that are pressed one after the other. */
const afterG = (key: string) => [['G', key.toUpperCase()]]

/** The keys of every page, in the order of the list under “?”. Those with Ctrl or ⌘ work without single keys too. */
export const GLOBAL_KEYS: readonly GlobalKey[] = [
  { shown: [['Ctrl', 'K']], what: 'Find a page, command or card (⌘K on a Mac)' },
  { shown: [['Ctrl', 'Z']], what: 'Undo the last thing you did (⌘Z on a Mac)' },
  { shown: [['Ctrl', 'Shift', 'Z']], what: 'Redo what you undid (⇧⌘Z on a Mac)' },
  { shown: [['/']], what: 'Search articles, facts and cards' },
  { shown: [['N']], what: 'New card' },
  ...PLACES.map(({ key, label }) => ({ shown: afterG(key), what: `Go to ${label}` })),
  { shown: [['?']], what: 'Show this page’s shortcuts' },
]

/** Where the second key after G leads. */
export const placeOfKey = (key: string) => PLACES.find((place) => place.key === key.toLowerCase())?.href
