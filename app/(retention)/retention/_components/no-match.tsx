import type { Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/app/_ui/empty-state'

/** What a page says of a part of the library that has no cards; `path` is the page without a filter. */
export function NothingMatches<T extends string>({ part, path }: { readonly part: string; readonly path: Route<T> }) {
  return (
    <EmptyState title="No cards match">
      Nothing in the library belongs to {part}. Choose another part, or{' '}
      <Link href={path} className="link">
        show everything
      </Link>
      .
    </EmptyState>
  )
}
