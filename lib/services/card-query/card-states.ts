import { allOf, type CardSearch } from '../../domain/search/cards/card-search'

export const CARD_STATES = [
  'new',
  'learning',
  'review',
  'suspended',
  'buried',
  'leech',
  'marked',
  'flagged',
  'retired',
] as const
/**
 * What the page Cards calls the state of a card. `new`, `learning` and `review` leave out what is suspended or buried,
 * and `review` what lapsed, so that a card is in one of the first five; retired cards are only shown when asked for.
 */
export type CardState = (typeof CARD_STATES)[number]

const is = (condition: Extract<CardSearch, { kind: 'condition' }>['condition']): CardSearch => ({
  kind: 'condition',
  condition,
})
const isNot = (of: CardSearch): CardSearch => ({ kind: 'not', of })
const isAwake = [isNot(is('suspended')), isNot(is('buried'))]

/** What a state of the page Cards asks, as a search. */
export const searchOfState = (state: CardState): CardSearch => {
  switch (state) {
    case 'new':
      return allOf(is('new'), ...isAwake)
    case 'learning':
      return allOf(is('learn'), ...isAwake)
    case 'review':
      return allOf(is('review'), isNot(is('learn')), ...isAwake)
    case 'buried':
      return allOf(is('buried'), isNot(is('suspended')))
    case 'flagged':
      return isNot({ kind: 'flag', flag: 0 })
    default:
      return is(state)
  }
}
