import type { Route } from 'next'

/** The page with the limits and the preset of a deck. */
export const deckOptionsHref = (deck: string): Route => `/settings/decks?deck=${encodeURIComponent(deck)}` as Route // typed routes know no query
