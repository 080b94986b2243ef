import { CARD_SORT_DIRECTIONS } from '../../domain/cards/card-sorts'
import type { CardAddress } from './card-address'

/** The parameters of an address as its query, without what is usual; empty where everything is. */
export const cardAddressQuery = (address: CardAddress, change: Partial<CardAddress> = {}): string => {
  const { search, sort, direction, page } = { ...address, ...change }
  const params = new URLSearchParams()
  if (search !== undefined) params.set('search', search)
  if (sort !== 'added') params.set('sort', sort)
  if (direction !== undefined && direction !== CARD_SORT_DIRECTIONS[sort]) params.set('direction', direction)
  if (page !== 1) params.set('page', String(page))
  return params.toString()
}
