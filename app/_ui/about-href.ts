import type { Route } from 'next'
import type { CardSearch, NameKey } from '@/lib/domain/search/cards/card-search'
import { literalPattern } from '@/lib/domain/search/cards/pattern'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'

/** A term that asks for one name as it is. */
export const searchNamed = (of: NameKey, name: string): CardSearch => ({
  kind: 'name',
  of,
  match: { kind: 'pattern', pattern: literalPattern(name) },
})

/** A search as the query of an address. */
export const cardsQuery = (search: CardSearch): string =>
  new URLSearchParams({ search: printCardSearch(search) }).toString()

/** The page Cards with what a search finds. */
export const cardsHref = (search: CardSearch): Route => `/cards?${cardsQuery(search)}` as Route // typed routes know no query

/** The cards of facts with a topic, person or place. */
export const aboutHref = (name: string): Route => cardsHref(searchNamed('about', name))

/** The page with the options of a deck. */
export const deckOptionsHref = (deck: string): Route => `/settings/decks?deck=${encodeURIComponent(deck)}` as Route // typed routes know no query
