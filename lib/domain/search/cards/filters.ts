import { allOf, type CardSearch } from './card-search'

/** What the filters of Cards choose. A filter is a term of the search: choosing writes it, and what is in force is read from it. */
export const CARD_FILTERS = ['state', 'flag', 'article', 'deck', 'about', 'due', 'kind', 'form', 'weight'] as const
export type CardFilter = (typeof CARD_FILTERS)[number]

const FILTER_OF_NAME = { article: 'article', deck: 'deck', about: 'about' } as const

/** The filter that a term belongs to; null for what no filter writes, as what must not be, except “any flag”. */
export const filterOf = (search: CardSearch): CardFilter | null => {
  if (search.kind === 'not') return search.of.kind === 'flag' && search.of.flag === 0 ? 'flag' : null
  const term = search
  switch (term.kind) {
    case 'condition':
      return 'state'
    case 'name':
      return term.of in FILTER_OF_NAME ? (term.of as keyof typeof FILTER_OF_NAME) : null // one of its keys
    case 'due-by':
      return 'due'
    case 'fact-kind':
      return 'kind'
    case 'flag':
    case 'form':
    case 'weight':
      return term.kind
    default:
      return null
  }
}

/** What must all be true of a card, part by part. */
export const conjunctsOf = (search: CardSearch): readonly CardSearch[] => (search.kind === 'all' ? search.of : [search])

/** The part of a search that each filter in force has written; the first, where somebody typed several. */
export const filtersIn = (search: CardSearch): ReadonlyMap<CardFilter, CardSearch> => {
  const found = new Map<CardFilter, CardSearch>()
  for (const part of conjunctsOf(search)) {
    const filter = filterOf(part)
    if (filter !== null && !found.has(filter)) found.set(filter, part)
  }
  return found
}

/** The search with another choice of a filter in place of the one that it shows; null takes it out. */
export const withFilter = (search: CardSearch, filter: CardFilter, chosen: CardSearch | null): CardSearch => {
  const shown = filtersIn(search).get(filter)
  return allOf(...conjunctsOf(search).filter((part) => part !== shown), ...(chosen === null ? [] : [chosen]))
}
