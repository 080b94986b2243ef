import type { Route } from 'next'
import Link from 'next/link'

const PARTS = [
  { href: '/retention', label: 'Charts' },
  { href: '/retention/sources', label: 'By source' },
  { href: '/retention/problem-cards', label: 'Problem cards' },
  { href: '/retention/report', label: 'Report' },
] as const satisfies readonly { href: Route; label: string }[]

export type RetentionPart = (typeof PARTS)[number]['href']

/** The pages of retention. `query` goes with those that know the filter. */
export function PartsNav({ here, query = '' }: { readonly here: RetentionPart; readonly query?: '' | `?${string}` }) {
  return (
    <nav aria-label="Retention pages" className="-mt-3 mb-5 flex flex-wrap gap-x-5 text-small print:hidden">
      {PARTS.map(({ href, label }) =>
        href === here ? (
          <span key={href} aria-current="page" className="inline-flex min-h-11 items-center font-medium">
            {label}
          </span>
        ) : (
          <Link
            key={href}
            href={href === '/retention/sources' ? href : `${href}${query}`}
            className="link inline-flex min-h-11 items-center"
          >
            {label}
          </Link>
        ),
      )}
    </nav>
  )
}
