import type { Route } from 'next'

/** A page of the program; `key` opens it after G. */
export type NamedPage = { readonly href: Route; readonly label: string; readonly key?: string }

/** Pages that belong to a place whose address theirs does not begin with. */
const BELONGS: Readonly<Record<string, string>> = { '/decks': '/', '/history': '/settings' }

/** Whether a page belongs to a place. */
export const isUnder = (path: string, place: string): boolean =>
  place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`)

/** Whether a page is shown as part of a place. */
export const isPartOf = (path: string, place: string): boolean => isUnder(BELONGS[path] ?? path, place)

/** The places of the header. */
export const PLACES = [
  { href: '/', label: 'Today', key: 't' },
  { href: '/library', label: 'Library', key: 'l' },
  { href: '/briefings', label: 'Briefings', key: 'b' },
  { href: '/cards', label: 'Cards', key: 'c' },
  { href: '/retention', label: 'Retention', key: 'r' },
  { href: '/settings', label: 'Settings', key: 's' },
] as const satisfies readonly NamedPage[]
