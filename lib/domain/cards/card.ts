import type { CardForm } from '../library'

/** What a card shows and asks. A cloze card has its source in `front`, nothing in `back`, and a deletion number above 0. */
export type CardSides = {
  readonly form: CardForm
  readonly deletion: number
  readonly front: string
  readonly back: string
  /** Shown on demand on the question side. */
  readonly hint: string | null
  /** Shown below the answer; absent or null where nothing is. */
  readonly extra?: string | null | undefined
  /** Other spellings that count as right where the answer is typed. */
  readonly aliases: readonly string[]
}
