import type { CardId, FactId } from '../ids'

/** A card with the passage that it comes from. */
export type PassageCard = {
  readonly passageId: string
  readonly factId: FactId
  readonly cardId: CardId
}

export type Fading<Card extends PassageCard> = {
  readonly first: Card
  readonly cards: number
  readonly lapsed: number
  readonly factIds: readonly FactId[]
}

const LEAST_LAPSED = 2
const LEAST_SHARE = 0.5

/**
 * Passages whose cards lapse together: at least two of them lapsed, and at least half of all; most lapsed first. A
 * passage with one card cannot be among them.
 */
export const fadingPassages = <Card extends PassageCard>(
  cards: readonly Card[],
  lapsed: ReadonlySet<string>,
): readonly Fading<Card>[] => {
  const byPassage = new Map<string, Card[]>()
  for (const card of cards) {
    const known = byPassage.get(card.passageId)
    if (known) known.push(card)
    else byPassage.set(card.passageId, [card])
  }
  return [...byPassage.values()]
    .flatMap((own) => {
      const [first] = own
      const count = own.filter(({ cardId }) => lapsed.has(cardId)).length
      if (!first || count < LEAST_LAPSED || count < LEAST_SHARE * own.length) return []
      return [{ first, cards: own.length, lapsed: count, factIds: [...new Set(own.map(({ factId }) => factId))] }]
    })
    .sort((a, b) => b.lapsed - a.lapsed || (a.first.passageId < b.first.passageId ? -1 : 1))
}
