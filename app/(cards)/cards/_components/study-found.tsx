import type { Route } from 'next'
import { LinkButton } from '@/app/_ui/button'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'

/** Cards in these states are not asked. */
const NOT_ASKED: ReadonlySet<CardAddress['state']> = new Set(['suspended', 'buried'])

type StudyFoundProps = { readonly address: CardAddress; readonly total: number }

/**
 * Studies or crams the cards that the filters find, due or not; nothing without a filter or where none are found. How
 * many are asked the session says: some may be suspended, or answered today.
 */
export function StudyFound({ address, total }: StudyFoundProps) {
  const query = cardAddressQuery(address, { sort: 'added', page: 1 })
  if (query === '' || total === 0 || NOT_ASKED.has(address.state)) return null
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
