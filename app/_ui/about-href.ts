import type { Route } from 'next'

/** The cards of facts with a topic, person or place. */
export const aboutHref = (name: string): Route => `/cards?${new URLSearchParams({ about: name })}` as Route // typed routes know no query
