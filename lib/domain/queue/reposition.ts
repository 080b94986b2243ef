import type { CardId, FactId } from '../ids'

/** Positions are within this on both sides of 0: they fit the integer columns of every database. */
export const MOST_POSITION = 2_000_000_000

/** A never-studied card with its place among them. */
export type NewCardPlace = { readonly cardId: CardId; readonly factId: FactId; readonly position: number }

const inOrder = (cards: readonly NewCardPlace[]): readonly NewCardPlace[] =>
  [...cards].sort((a, b) => a.position - b.position || (a.cardId < b.cardId ? -1 : 1))

/** The cards of each fact, in the order of the first of them. */
const byFact = (cards: readonly NewCardPlace[]): readonly (readonly NewCardPlace[])[] => {
  const facts = new Map<FactId, NewCardPlace[]>()
  for (const card of inOrder(cards)) {
    const fact = facts.get(card.factId)
    if (fact) fact.push(card)
    else facts.set(card.factId, [card])
  }
  return [...facts.values()]
}

/**
 * New positions of never-studied cards: before or after all others in the order that they have, with the cards of a fact
 * together.
 * @param others all other new cards of the learner
 * @returns the positions of the chosen cards; null if one would be beyond `MOST_POSITION`
 */
export function repositioned(
  chosen: readonly NewCardPlace[],
  others: readonly NewCardPlace[],
  to: 'first' | 'last',
): ReadonlyMap<CardId, number> | null {
  const ordered = byFact(chosen).flat()
  const [lowest, highest] = others.reduce(
    ([low, high], { position }) => [Math.min(low, position), Math.max(high, position)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  const start = others.length === 0 ? 0 : to === 'first' ? lowest - ordered.length : highest + 1
  const isWithin = Math.abs(start) <= MOST_POSITION && Math.abs(start + ordered.length - 1) <= MOST_POSITION
  return isWithin ? new Map(ordered.map(({ cardId }, index) => [cardId, start + index])) : null
}
