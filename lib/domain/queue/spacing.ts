import type { CardId } from '../ids'

/** Cards whose questions are nearly the same while the answers differ: seen close together, they blur. */
export type Conflicts = ReadonlyMap<CardId, ReadonlySet<CardId>>

type HasId = { readonly cardId: CardId }

/** How many other cards are kept between two that conflict, where there are enough of them. */
export const CARDS_BETWEEN = 5

/** Pairs as they are sent, by their first card. */
export function byFirst(pairs: readonly (readonly [CardId, CardId])[]): ReadonlyMap<CardId, readonly CardId[]> {
  const map = new Map<CardId, readonly CardId[]>()
  for (const [one, other] of pairs) map.set(one, [...(map.get(one) ?? []), other])
  return map
}

/** Conflicts from pairs given one way or both ways. */
export function conflictsOf(pairs: ReadonlyMap<CardId, readonly CardId[]>): Conflicts {
  const conflicts = new Map<CardId, Set<CardId>>()
  const add = (one: CardId, other: CardId) => {
    const conflicting = conflicts.get(one)
    if (conflicting) conflicting.add(other)
    else conflicts.set(one, new Set([other]))
  }
  for (const [card, others] of pairs) {
    for (const other of others) {
      if (other === card) continue
      add(card, other)
      add(other, card)
    }
  }
  return conflicts
}

/** Whether a card conflicts with any of these. */
export function conflictsWithAny(conflicts: Conflicts, card: CardId, others: readonly CardId[]): boolean {
  const conflicting = conflicts.get(card)
  return conflicting !== undefined && others.some((other) => conflicting.has(other))
}

/**
 * The cards with conflicting ones kept apart by `CARDS_BETWEEN` others, and otherwise as near to their order as that
 * allows. Where there are too few others, as far apart as moving one of them, or those it conflicts with, can bring.
 */
export function keepApart<Card extends HasId>(cards: readonly Card[], conflicts: Conflicts): readonly Card[] {
  if (!cards.some(({ cardId }) => conflicts.has(cardId))) return cards
  const placed: Card[] = []
  let waiting: Card[] = []
  const fits = ({ cardId }: Card) => {
    const last = placed.slice(-CARDS_BETWEEN).map((card) => card.cardId)
    return !conflictsWithAny(conflicts, cardId, last)
  }
  const release = () => {
    for (let next = waiting.find(fits); next !== undefined; next = waiting.find(fits)) {
      const released = next
      placed.push(released)
      waiting = waiting.filter((card) => card !== released)
    }
  }
  for (const card of cards) {
    release()
    if (fits(card)) placed.push(card)
    else waiting.push(card)
  }
  release()
  return waiting.reduce<readonly Card[]>((list, card) => withLate(list, card, conflicts), placed)
}

/** The list with a card that was still waiting at its end: put further ahead, or at the end with the others moved. */
function withLate<Card extends HasId>(list: readonly Card[], card: Card, conflicts: Conflicts): readonly Card[] {
  const inserted = insertedApart(list, card, conflicts)
  const gap = tightestGap(inserted, conflicts)
  if (gap >= CARDS_BETWEEN) return inserted
  const isOpponent = ({ cardId }: Card) => conflictsWithAny(conflicts, card.cardId, [cardId])
  const others: readonly Card[] = [...list.filter((each) => !isOpponent(each)), card]
  const moved = list.filter(isOpponent).reduce((all, each) => insertedApart(all, each, conflicts), others)
  return tightestGap(moved, conflicts) > gap ? moved : inserted
}

/** The list with a card at the last place that is far enough from what it conflicts with, or else the furthest. */
function insertedApart<Card extends HasId>(list: readonly Card[], card: Card, conflicts: Conflicts): readonly Card[] {
  const conflicting = conflicts.get(card.cardId)
  const taken = list.flatMap(({ cardId }, index) => (conflicting?.has(cardId) ? [index] : []))
  let best = { place: list.length, between: -1 }
  for (let place = list.length; place >= 0 && best.between < CARDS_BETWEEN; place--) {
    const between = Math.min(...taken.map((index) => (index < place ? place - index - 1 : index - place)))
    if (between > best.between) best = { place, between }
  }
  return list.toSpliced(best.place, 0, card)
}

/** The least number of cards between two that conflict. */
function tightestGap(list: readonly HasId[], conflicts: Conflicts): number {
  const places = new Map(list.map(({ cardId }, index) => [cardId, index]))
  let tightest = Number.POSITIVE_INFINITY
  for (const [one, others] of conflicts) {
    for (const other of others) {
      const [place, otherPlace] = [places.get(one), places.get(other)]
      if (place === undefined || otherPlace === undefined) continue
      tightest = Math.min(tightest, Math.abs(place - otherPlace) - 1)
    }
  }
  return tightest
}
