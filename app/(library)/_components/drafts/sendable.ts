import type { FactInput, SentFact } from '@/lib/services/facts/fact-input'

/** A fact as it is sent: the same, in lists of its own. */
export const sendable = ({ topics, people, places, cards, ...fact }: FactInput): SentFact => ({
  ...fact,
  topics: [...topics],
  people: [...people],
  places: [...places],
  cards: cards.map((card) => ({ ...card, aliases: [...card.aliases] })),
})
