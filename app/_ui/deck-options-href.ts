import type { Route } from 'next'

/** The page with the options of a deck. */
export const deckOptionsHref = (deck: string): Route => `/settings/decks?deck=${encodeURIComponent(deck)}` as Route // typed routes know no query
