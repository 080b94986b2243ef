import type { CardId } from '../ids'

/**
 * Of each card those after which it should not come soon: their answers blur with its own, or they show its answer. The
 * first holds both ways, the second only one.
 */
export type Conflicts = ReadonlyMap<CardId, ReadonlySet<CardId>>

/** A card, and another one after which it should not come soon. */
export type NotSoonAfter = readonly [CardId, CardId]

type HasId = { readonly cardId: CardId }

/** How many other cards are kept between a card and one that it should not follow, if there are enough of them. */
export const CARDS_BETWEEN = 5

/** Conflicts from pairs, each in the one direction in which it is given. */
export function conflictsOf(pairs: Iterable<NotSoonAfter>): Conflicts {
  const conflicts = new Map<CardId, Set<CardId>>()
  for (const [card, other] of pairs) {
    if (other === card) continue
    const conflicting = conflicts.get(card)
    if (conflicting) conflicting.add(other)
    else conflicts.set(card, new Set([other]))
  }
  return conflicts
}

/** Pairs of cards that blur, in both directions. */
export const bothWays = (pairs: readonly NotSoonAfter[]): readonly NotSoonAfter[] =>
  pairs.flatMap(([one, other]): NotSoonAfter[] => [
    [one, other],
    [other, one],
  ])

/** Whether a card should not come soon after any of these. */
export function conflictsWithAny(conflicts: Conflicts, card: CardId, others: readonly CardId[]): boolean {
  const conflicting = conflicts.get(card)
  return conflicting !== undefined && others.some((other) => conflicting.has(other))
}

/**
 * The cards with `CARDS_BETWEEN` others between a card and those that it should not follow, and otherwise as near to
 * their order as that allows. If there are too few others, as far apart as moving one of them, or those it conflicts
 * with, can bring; side by side only if moving one of them cannot part them.
 * @param seen cards asked just before, the latest first: what they show is kept away from the first ones too
 */
export function keepApart<Card extends HasId>(
  cards: readonly Card[],
  conflicts: Conflicts,
  seen: readonly CardId[] = [],
): readonly Card[] {
  if (!cards.some(({ cardId }) => conflicts.has(cardId))) return cards
  const placed: Card[] = []
  let waiting: Card[] = []
  const fits = ({ cardId }: Card) => {
    const last = placed.slice(-CARDS_BETWEEN).map((card) => card.cardId)
    const before = seen.slice(0, CARDS_BETWEEN - last.length)
    return !conflictsWithAny(conflicts, cardId, [...before, ...last])
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
  if (waiting.length === 0) return placed
  const together = waiting.reduce<readonly Card[]>((list, card) => withLate(list, card, conflicts), placed)
  return parted(together, conflicts)
}

/** The places of cards that directly follow one that they should not follow soon. */
const besides = (list: readonly HasId[], conflicts: Conflicts): readonly number[] =>
  list.flatMap(({ cardId }, at) => {
    const before = list[at - 1]
    return before && conflictsWithAny(conflicts, cardId, [before.cardId]) ? [at] : []
  })

/** The list with fewer such cards side by side, if moving one of them somewhere else brings that. */
function parted<Card extends HasId>(list: readonly Card[], conflicts: Conflicts): readonly Card[] {
  const places = besides(list, conflicts)
  for (const place of places) {
    const card = list[place]
    const moved = card && insertedApart(list.toSpliced(place, 1), card, conflicts)
    if (moved && besides(moved, conflicts).length < places.length) return parted(moved, conflicts)
  }
  return list
}

const isOpposed = (conflicts: Conflicts, one: CardId, other: CardId): boolean =>
  conflictsWithAny(conflicts, one, [other]) || conflictsWithAny(conflicts, other, [one])

/** The list with a card that was still waiting at its end: put further ahead, or at the end with the others moved. */
function withLate<Card extends HasId>(list: readonly Card[], card: Card, conflicts: Conflicts): readonly Card[] {
  const inserted = insertedApart(list, card, conflicts)
  const gap = tightestGap(inserted, conflicts)
  if (gap >= CARDS_BETWEEN) return inserted
  const isOpponent = ({ cardId }: Card) => isOpposed(conflicts, card.cardId, cardId)
  const others: readonly Card[] = [...list.filter((each) => !isOpponent(each)), card]
  const moved = list.filter(isOpponent).reduce((all, each) => insertedApart(all, each, conflicts), others)
  return tightestGap(moved, conflicts) > gap ? moved : inserted
}

/** The list with a card at the last place that is far enough from what it conflicts with, or else the furthest. */
function insertedApart<Card extends HasId>(list: readonly Card[], card: Card, conflicts: Conflicts): readonly Card[] {
  const conflicting = conflicts.get(card.cardId)
  const places = (holds: (cardId: CardId) => boolean) =>
    list.flatMap(({ cardId }, index) => (holds(cardId) ? [index] : []))
  const notAfter = places((cardId) => conflicting?.has(cardId) ?? false)
  const notBefore = places((cardId) => conflicts.get(cardId)?.has(card.cardId) ?? false)
  let best = { place: list.length, between: -1 }
  for (let place = list.length; place >= 0 && best.between < CARDS_BETWEEN; place--) {
    const between = Math.min(
      ...notAfter.flatMap((index) => (index < place ? [place - index - 1] : [])),
      ...notBefore.flatMap((index) => (index >= place ? [index - place] : [])),
    )
    if (between > best.between) best = { place, between }
  }
  return list.toSpliced(best.place, 0, card)
}

/** The least number of cards between a card and one before it that it should not follow. */
function tightestGap(list: readonly HasId[], conflicts: Conflicts): number {
  const places = new Map(list.map(({ cardId }, index) => [cardId, index]))
  let tightest = Number.POSITIVE_INFINITY
  for (const [card, others] of conflicts) {
    const place = places.get(card)
    if (place === undefined) continue
    for (const other of others) {
      const otherPlace = places.get(other)
      if (otherPlace !== undefined && otherPlace < place) tightest = Math.min(tightest, place - otherPlace - 1)
    }
  }
  return tightest
}
