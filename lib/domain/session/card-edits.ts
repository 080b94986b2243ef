import type { CardId } from '../ids'
import { cardUp, type ReviewSession } from './review-session'

/** The sides of a card as a learner writes them. */
export type EditedSides = { readonly front: string; readonly back: string; readonly hint: string | null }

/** New words for a card; memory and place stay. The deletions of one cloze source change together. */
export function editedCard(session: ReviewSession, cardId: CardId, sides: EditedSides): ReviewSession | null {
  const old = session.cards.get(cardId)
  if (!old) return null
  const cards = new Map(session.cards)
  for (const card of cards.values()) {
    const isSibling = old.form === 'cloze' && card.form === 'cloze' && card.factId === old.factId
    if (isSibling && card.front === old.front) cards.set(card.cardId, { ...card, front: sides.front })
  }
  cards.set(cardId, { ...old, ...sides })
  return { ...session, cards, announcement: 'Card changed.' }
}

/** Other spellings that are right for a card from now on. Then Good is the grade that is proposed. */
export function withAliases(session: ReviewSession, cardId: CardId, aliases: readonly string[]): ReviewSession | null {
  const old = session.cards.get(cardId)
  if (!old) return null
  const { side } = session
  return {
    ...session,
    cards: new Map(session.cards).set(cardId, { ...old, aliases }),
    side: side.kind === 'answer' && cardUp(session) === old ? { ...side, proposed: 3 } : side,
  }
}
