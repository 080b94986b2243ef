import type { ExportedCard } from '../data/queries/export/exported-cards'
import { deletions } from '../domain/cards/cloze'

/** Cards that ask one thing: a question, perhaps with the card that asks the other way round; or a sentence with gaps. */
export type PairedCards =
  | { readonly kind: 'cloze'; readonly cards: readonly [ExportedCard, ...ExportedCard[]] }
  | { readonly kind: 'question'; readonly card: ExportedCard; readonly reversed: ExportedCard | null }
  /** Asked the other way round, without the card that it reverses. */
  | { readonly kind: 'reversed'; readonly card: ExportedCard }

const isPlain = ({ form }: ExportedCard): boolean => form === 'question' || form === 'typed'

const reverses = (reversed: ExportedCard, card: ExportedCard): boolean =>
  reversed.form === 'reversed' && reversed.front === card.back && reversed.back === card.front

/** @param cards those that were written together, in order */
export const pairedCards = (cards: readonly ExportedCard[]): readonly PairedCards[] => {
  const left = new Set(cards)
  const pairs: PairedCards[] = []
  for (const card of cards) {
    if (!left.delete(card)) continue
    if (card.form === 'cloze') {
      const numbers = deletions(card.front)
      const same = [...left].filter((other) => other.form === 'cloze' && other.front === card.front)
      const others = same.filter(({ deletion }) => numbers.includes(deletion))
      for (const other of others) left.delete(other)
      pairs.push({ kind: 'cloze', cards: [card, ...others] })
    } else if (card.form === 'reversed') {
      const plain = [...left].find((other) => isPlain(other) && reverses(card, other))
      if (plain) left.delete(plain)
      pairs.push(plain ? { kind: 'question', card: plain, reversed: card } : { kind: 'reversed', card })
    } else {
      const reversed = [...left].find((other) => reverses(other, card)) ?? null
      if (reversed) left.delete(reversed)
      pairs.push({ kind: 'question', card, reversed })
    }
  }
  return pairs
}
