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

/** On a phone the question has a line of its own, and the others share a second one. */
export const PHONE_COLUMNS: readonly CardColumn[] = ['front', 'answer', 'due', 'flag']

/** A filter of Cards that is kept under a name. */
export type SavedSearch = {
  readonly name: string
  /** The query of its address. */
  readonly query: string
}
