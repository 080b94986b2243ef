import type { Route } from 'next'

/** A page of the program; `key` opens it after G. */
export type NamedPage = { readonly href: Route; readonly label: string; readonly key?: string }

/** The places of the header. */
export const PLACES = [
  { href: '/', label: 'Today', key: 't' },
  { href: '/library', label: 'Library', key: 'l' },
  { href: '/briefings', label: 'Briefings', key: 'b' },
  { href: '/cards', label: 'Cards', key: 'c' },
  { href: '/retention', label: 'Retention', key: 'r' },
  { href: '/settings', label: 'Settings', key: 's' },
] as const satisfies readonly NamedPage[]
