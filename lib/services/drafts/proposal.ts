import type { ProposedFact } from '../../domain/extraction/offer'
import type { FactInput } from '../facts/fact-input'

/** A proposed fact as the form for a fact takes it. */
export const inputOfProposal = ({ cards, ...fact }: ProposedFact): FactInput => ({
  ...fact,
  topics: [...fact.topics],
  people: [...fact.people],
  places: [...fact.places],
  cards: cards.map((card) => ({ ...card, cardId: null, aliases: [] })),
})

/** The same the other way round: what a repair works on. */
export const proposalOfInput = ({ cards, ...fact }: FactInput): ProposedFact => ({
  ...fact,
  cards: cards.map(({ form, front, back, hint }) => ({ form, front, back, hint })),
})
