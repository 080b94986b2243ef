import Link from 'next/link'
import { LinkButton } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { allOf, type CardSearch } from '@/lib/domain/search/cards/card-search'
import { conjunctsOf } from '@/lib/domain/search/cards/filters'
import { printCardSearch } from '@/lib/domain/search/cards/print-card-search'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'

type NoMatchProps = { readonly address: CardAddress; readonly search: CardSearch | null }

/** What to change where nothing matches: each term, with the way to look without it. */
export function NoMatch({ address, search }: NoMatchProps) {
  const terms = search === null ? [] : conjunctsOf(search)
  if (terms.length === 0) {
    return (
      <EmptyState title="There are no cards yet" action={<LinkButton href="/library">Go to the library</LinkButton>}>
        Cards come from the facts of articles. Add an article, or accept facts in one.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No cards match"
      action={terms.length > 1 ? <LinkButton href="/cards">Show all cards</LinkButton> : undefined}
    >
      <p>{terms.length > 1 ? 'Cards must match every term. Try the search' : 'Try a search'}</p>
      <ul className="mt-2">
        {terms.map((term, at) => {
          const rest = printCardSearch(allOf(...terms.filter((_, other) => other !== at)))
          const query = cardAddressQuery(address, { search: rest || undefined, page: 1 })
          return (
            <li key={printCardSearch(term)}>
              <Link href={query === '' ? '/cards' : `/cards?${query}`} className="link inline-block py-2 text-ink">
                without “{printCardSearch(term)}”
              </Link>
            </li>
          )
        })}
      </ul>
    </EmptyState>
  )
}
