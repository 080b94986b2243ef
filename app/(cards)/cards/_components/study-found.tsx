import type { Route } from 'next'
import { LinkButton } from '@/app/_ui/button'
import type { CardAddress } from '@/lib/services/card-query/card-address'
import { cardAddressQuery } from '@/lib/services/card-query/card-address-query'
import { MOST_CHOSEN } from '@/lib/services/study/study-scope'

/** Cards in these states are not asked. */
const NOT_ASKED: ReadonlySet<CardAddress['state']> = new Set(['suspended', 'buried', 'retired'])

type StudyFoundProps = { readonly address: CardAddress; readonly total: number }

/** Studies or crams the cards that the filters find, due or not; nothing without a filter or where none are found. */
export function StudyFound({ address, total }: StudyFoundProps) {
  const query = cardAddressQuery(address, { sort: 'added', page: 1 })
  if (query === '' || total === 0 || NOT_ASKED.has(address.state)) return null
  const count = Math.min(total, MOST_CHOSEN).toLocaleString('en-GB')
  return (
    <>
      <LinkButton href={`/review?${query}&ahead=all` as Route}>Study these {count}</LinkButton>
      <LinkButton href={`/review?${query}&mode=cram` as Route}>Cram these {count}</LinkButton>
    </>
  )
}
