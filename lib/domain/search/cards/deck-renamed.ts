import { searchText } from '../../cards/search-text'
import type { CardSearch, NameMatch } from './card-search'
import { hasWildcard, literalPattern, nameMatcher, textOfPattern } from './pattern'
import { printCardSearch } from './print-card-search'
import { LONGEST_SEARCH, readCardSearch } from './read-card-search'

/** A deck that has another name now. `decks` are the names of all decks, as they are now. */
export type DeckRenamed = { readonly from: string; readonly to: string; readonly decks: readonly string[] }

/** What a pattern of the deck, or of one nested in it, asks for by the new name; null where it names neither. */
const renamedPattern = (match: NameMatch, { from, to }: DeckRenamed): NameMatch | null => {
  if (match.kind !== 'pattern' || hasWildcard(match.pattern)) return null
  const [asked, old] = [textOfPattern(match.pattern).split('::'), from.split('::')]
  if (old.some((part, level) => searchText(part) !== searchText(asked[level] ?? ''))) return null
  const name = [to, ...asked.slice(old.length)].join('::')
  return nameMatcher(match)(name) ? null : { kind: 'pattern', pattern: literalPattern(name) }
}

const renamedIn = (search: CardSearch, renamed: DeckRenamed): CardSearch => {
  switch (search.kind) {
    case 'all':
    case 'any': {
      const of = search.of.map((part) => renamedIn(part, renamed))
      return of.some((part, at) => part !== search.of[at]) ? { ...search, of } : search
    }
    case 'not': {
      const of = renamedIn(search.of, renamed)
      return of === search.of ? search : { ...search, of }
    }
    case 'name': {
      const match = search.of === 'deck' ? renamedPattern(search.match, renamed) : null
      if (match === null) return search
      // Another deck may have the old name but for its case or accents.
      return renamed.decks.some(nameMatcher(search.match))
        ? { kind: 'any', of: [search, { ...search, match }] }
        : { ...search, match }
    }
    default:
      return search
  }
}

/**
 * A search as it is typed, with the new name of a deck in place of the old one, so that it finds the same cards. Names with
 * wildcards stay as they are, and so does a search that cannot be read or would be too long.
 */
export const searchWithDeckRenamed = (typed: string, renamed: DeckRenamed): string => {
  const reading = readCardSearch(typed)
  if (!reading.ok) return typed
  const search = renamedIn(reading.search, renamed)
  if (search === reading.search) return typed
  const text = printCardSearch(search)
  return text.length > LONGEST_SEARCH ? typed : text
}
