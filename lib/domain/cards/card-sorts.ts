export type SortDirection = 'asc' | 'desc'

/** What a list of cards can be sorted by, with the direction that comes first. */
export const CARD_SORT_DIRECTIONS = {
  added: 'desc',
  front: 'asc',
  answer: 'asc',
  state: 'asc',
  due: 'asc',
  recall: 'asc',
  lapses: 'desc',
  deck: 'asc',
  flag: 'asc',
  article: 'asc',
  weight: 'asc',
  interval: 'asc',
  stability: 'asc',
  difficulty: 'desc',
} as const satisfies Record<string, SortDirection>

export type CardSort = keyof typeof CARD_SORT_DIRECTIONS

export const CARD_SORTS = Object.keys(CARD_SORT_DIRECTIONS) as readonly CardSort[] // the keys of the literal above
