import type { Route } from 'next'
import { LinkButton } from '@/app/_ui/button'
import type { CardSearch } from '@/lib/domain/search/cards/card-search'
import { conjunctsOf } from '@/lib/domain/search/cards/filters'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'

/** Whether only cards are found that are not asked. */
const findsNotAsked = (search: CardSearch): boolean =>
  conjunctsOf(search).some((part) => part.kind === 'condition' && ['suspended', 'buried'].includes(part.condition))

type StudyFoundProps = { readonly address: CardAddress; readonly search: CardSearch; readonly total: number }

/**
 * Studies or crams the cards that the search finds, due or not; nothing without a search or where none are found. How
 * many are asked the session says: some may be suspended, or answered today.
 */
export function StudyFound({ address, search, total }: StudyFoundProps) {
  const query = cardAddressQuery(address, { sort: 'added', direction: undefined, page: 1 })
  if (query === '' || total === 0 || findsNotAsked(search)) return null
  return (
    <>
      <StudyLink href={`/review?${query}&ahead=all` as Route} verb="Study" />
      <StudyLink href={`/review?${query}&mode=cram` as Route} verb="Cram" />
    </>
  )
}

/** “Study these”; in short, “Study” where the tools would need a second line otherwise. */
const StudyLink = ({ href, verb }: { readonly href: Route; readonly verb: string }) => (
  <LinkButton href={href} className="lg:max-2xl:min-h-9 lg:max-2xl:px-3 lg:max-2xl:py-1">
    <span>
      {verb} <span className="lg:max-2xl:sr-only">these</span>
    </span>
  </LinkButton>
)
