import type { FactForm, FactInput } from '@/lib/services/facts/fact-input'

/** A fact as it is sent: the same, in lists of its own. */
export const sendable = ({ topics, people, places, cards, ...fact }: FactInput): FactForm => ({
  ...fact,
  topics: [...topics],
  people: [...people],
  places: [...places],
  cards: cards.map((card) => ({ ...card, aliases: [...card.aliases] })),
})
