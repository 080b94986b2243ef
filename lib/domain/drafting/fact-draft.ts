import type { CardId } from '../ids'
import type { CardForm, FactKind, Weight } from '../library'

/** One question of a draft. It makes two cards if it is reversed, and one for each deletion if it is a cloze. */
export type DraftCard = {
  /** One of the cards that it was read from; null if it is new. */
  readonly cardId: CardId | null
  readonly form: CardForm
  /** The question, or the cloze source. */
  readonly front: string
  /** The answer; empty for a cloze. */
  readonly back: string
  readonly hint: string | null
  /** Shown below the answer; absent or null where nothing is. */
  readonly extra?: string | null | undefined
  /** Other spellings that count as right if the answer is typed. */
  readonly aliases: readonly string[]
}

/**
 * What a fact says, with its cards, before it is saved. The finder, a model, a highlight, a form and a fact that is
 * edited all give one; the lint checks it beside its passage, and `writeFact` saves it. Dates are EDTF.
 */
export type FactDraft = {
  readonly kind: FactKind
  readonly weight: Weight
  readonly statement: string
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly speaker: string | null
  readonly hedge: string | null
  readonly topics: readonly string[]
  readonly people: readonly string[]
  readonly places: readonly string[]
  readonly cards: readonly DraftCard[]
}

/** A card that no fact has yet. */
export const newCard = (form: CardForm, front: string, back = ''): DraftCard => ({
  cardId: null,
  form,
  front,
  back,
  hint: null,
  aliases: [],
})
