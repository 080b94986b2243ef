import type { CardId, FactId } from '../ids'
import { seededFraction } from '../scheduling/fuzz'

/** Positions are within this on both sides of 0: they fit the integer columns of every database. */
export const MOST_POSITION = 2_000_000_000

/** A never-studied card with its place among them. */
export type NewCardPlace = { readonly cardId: CardId; readonly factId: FactId; readonly position: number }

export type Reposition = {
  /** The position of the first card; or before or after all other new cards. */
  readonly start: number | 'first' | 'last'
  /** From each card to the next, at least 1. */
  readonly step: number
  /** Facts in random order, instead of the order in which they would come now. */
  readonly isRandom: boolean
  /** Makes room: other cards from the start on move back by what the chosen ones take. */
  readonly shiftsOthers: boolean
}

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

const startOf = ({ start, step }: Reposition, count: number, others: readonly NewCardPlace[]): number => {
  if (typeof start === 'number') return start
  if (others.length === 0) return 0
  const positions = others.map(({ position }) => position)
  return start === 'first'
    ? positions.reduce((a, b) => Math.min(a, b)) - step * count
    : positions.reduce((a, b) => Math.max(a, b)) + step
}

/**
 * New positions of never-studied cards: the chosen ones from the start on, each a step after the other, with the cards
 * of a fact together. As in Anki, except that there all cards of a fact have one position.
 * @param others all other new cards of the learner
 * @param seed of the random order: the same gives the same
 * @returns the positions of the chosen cards, and of others that move; null if one would be beyond `MOST_POSITION`
 */
export function repositioned(
  chosen: readonly NewCardPlace[],
  others: readonly NewCardPlace[],
  how: Reposition,
  seed: string,
): ReadonlyMap<CardId, number> | null {
  const facts = byFact(chosen).map((cards) => ({
    cards,
    key: how.isRandom ? seededFraction(`${cards[0]?.factId}:${seed}`) : 0,
  }))
  // The sort is stable: without a random order the keys are equal.
  const ordered = facts.sort((a, b) => a.key - b.key).flatMap(({ cards }) => cards)
  const start = startOf(how, ordered.length, others)
  const positions = new Map(ordered.map(({ cardId }, index) => [cardId, start + how.step * index]))
  if (how.shiftsOthers) {
    const by = how.step * ordered.length
    for (const { cardId, position } of others) if (position >= start) positions.set(cardId, position + by)
  }
  const isWithin = [...positions.values()].every((position) => Math.abs(position) <= MOST_POSITION)
  return isWithin ? positions : null
}
