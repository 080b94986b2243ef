/** The columns of the table of cards, in their order. The question is always the first. */
export const CARD_COLUMNS = [
  'front',
  'answer',
  'state',
  'due',
  'recall',
  'lapses',
  'deck',
  'flag',
  'article',
  'weight',
  'interval',
  'stability',
  'difficulty',
  'added',
  'topics',
] as const
export type CardColumn = (typeof CARD_COLUMNS)[number]

/** Few, so that a question can be read in a row beside an open card at 1280 px. */
export const DEFAULT_CARD_COLUMNS: readonly CardColumn[] = ['front', 'answer', 'state', 'due', 'recall', 'flag']

/** On a phone a row has a second line, below the question, with this much of the card at most. */
export const MOST_PHONE_COLUMNS = 4
export const DEFAULT_PHONE_COLUMNS: readonly CardColumn[] = ['answer', 'due', 'flag']

/** A filter of Cards that is kept under a name. */
export type SavedSearch = {
  readonly name: string
  /** The query of its address. */
  readonly query: string
}
