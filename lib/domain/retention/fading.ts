import type { CardId, FactId, Instant, PassageId } from '../ids'

/** A card with the passage that it comes from. */
export type PassageCard = {
  readonly passageId: PassageId
  readonly factId: FactId
  readonly cardId: CardId
}

export type PassageLapses<Card extends PassageCard> = {
  readonly first: Card
  readonly cards: number
  /** Cards that lapsed since the passage was last read again, or at all where it was not. */
  readonly lapsed: number
  readonly factIds: readonly FactId[]
  /** When it was last read again; null where it was not. */
  readonly readAt: Instant | null
}

const LEAST_LAPSED = 2
const LEAST_SHARE = 0.5

/** Whether cards of a passage lapse together: at least two of them lapsed, and at least half of all. */
const isFading = ({ cards, lapsed }: { readonly cards: number; readonly lapsed: number }): boolean =>
  lapsed >= LEAST_LAPSED && lapsed >= LEAST_SHARE * cards

/**
 * Passages whose cards lapse together, most lapsed first, and those that were read again and whose cards did not lapse
 * together since, last read first. To read a passage again counts so: what lapsed before then does not count any more.
 * @param lapsedAt when each card that lapsed did so last
 * @param readAt when each passage that was read again was read last
 */
export const fadingPassages = <Card extends PassageCard>(
  cards: readonly Card[],
  lapsedAt: ReadonlyMap<string, Instant>,
  readAt: ReadonlyMap<string, Instant>,
): { readonly fading: readonly PassageLapses<Card>[]; readonly readAgain: readonly PassageLapses<Card>[] } => {
  const byPassage = new Map<string, Card[]>()
  for (const card of cards) {
    const ofPassage = byPassage.get(card.passageId)
    if (ofPassage) ofPassage.push(card)
    else byPassage.set(card.passageId, [card])
  }
  const all = [...byPassage.values()].flatMap((own): readonly PassageLapses<Card>[] => {
    const [first] = own
    if (!first) return []
    const read = readAt.get(first.passageId) ?? null
    const hasLapsed = ({ cardId }: Card) => (lapsedAt.get(cardId) ?? Number.NEGATIVE_INFINITY) > (read ?? 0)
    const factIds = [...new Set(own.map(({ factId }) => factId))]
    return [{ first, cards: own.length, lapsed: own.filter(hasLapsed).length, factIds, readAt: read }]
  })
  const byId = (a: PassageLapses<Card>, b: PassageLapses<Card>) => (a.first.passageId < b.first.passageId ? -1 : 1)
  return {
    fading: all.filter(isFading).sort((a, b) => b.lapsed - a.lapsed || byId(a, b)),
    readAgain: all
      .filter((passage) => passage.readAt !== null && !isFading(passage))
      .sort((a, b) => (b.readAt ?? 0) - (a.readAt ?? 0) || byId(a, b)),
  }
}
