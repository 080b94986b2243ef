import { deletions } from '../cards/cloze'

/** What a note and the library can both say of a card, and are compared by. Sides are card Markdown. */
export type SyncedText = {
  /** `reversed` is asked both ways; the question of a `cloze` is its source, with gaps numbered in their order. */
  readonly form: 'question' | 'reversed' | 'cloze'
  readonly question: string
  /** Empty of a cloze. */
  readonly answer: string
}

/** Whether two texts ask and answer the same in the same way. */
export const isSameText = (a: SyncedText, b: SyncedText): boolean =>
  a.form === b.form && a.question === b.question && a.answer === b.answer

/** How many cards ask what a text asks: one for each gap, and one each way. */
export const cardsOfText = ({ form, question }: SyncedText): number =>
  form === 'cloze' ? deletions(question).length : form === 'reversed' ? 2 : 1

/** A text as a key of a map. */
export const keyOfText = ({ form, question, answer }: SyncedText): string => JSON.stringify([form, question, answer])

/** The sides that a sync chooses between. */
export const SYNC_SIDES = ['note', 'library'] as const
export type SyncSide = (typeof SYNC_SIDES)[number]

/** What is to become of a card that is in both: nothing, the note's text, the library's, or what the learner says. */
export type SyncComparison = 'same' | 'take' | 'give' | 'conflict'

/**
 * Compares a card with what it was at the last sync. What one side changed goes to the other; what both changed
 * differently is a conflict.
 * @param base what both said at the last sync; null if that is not known
 */
export const compareSides = (base: SyncedText | null, note: SyncedText, library: SyncedText): SyncComparison => {
  if (isSameText(note, library)) return 'same'
  if (base === null) return 'conflict'
  if (isSameText(note, base)) return 'give'
  return isSameText(library, base) ? 'take' : 'conflict'
}
