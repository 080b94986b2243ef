import type { CardId } from '../ids'
import type { StudyCard } from '../queue/study-card'
import type { EditedSides, SidesOfCard } from './edited-sides'
import { cardUp, type ReviewSession } from './review-session'

/** Cards of which one has other words. The deletions of one cloze source change together. */
export function cardsWith(
  cards: ReviewSession['cards'],
  { cardId, ...sides }: SidesOfCard,
): ReadonlyMap<CardId, StudyCard> {
  const old = cards.get(cardId)
  if (!old) return cards
  const next = new Map(cards)
  for (const card of cards.values()) {
    const isSibling = old.form === 'cloze' && card.form === 'cloze' && card.factId === old.factId
    if (isSibling && card.front === old.front) next.set(card.cardId, { ...card, front: sides.front })
  }
  return next.set(cardId, { ...old, ...sides })
}

type Edit = { readonly cardId: CardId; readonly sides: EditedSides; readonly changeId: string }

/** New words for a card; memory and place stay. It is a step that can be undone, with the change in the library. */
export function editedCard(session: ReviewSession, { cardId, sides, changeId }: Edit): ReviewSession | null {
  const old = session.cards.get(cardId)
  if (!old) return null
  const { front, back, hint } = old
  const step = {
    before: session.state,
    entries: [],
    name: 'Card changed',
    changeId,
    edited: { cardId, front, back, hint },
  }
  return {
    ...session,
    cards: cardsWith(session.cards, { cardId, ...sides }),
    past: [...session.past, step],
    announcement: 'Card changed.',
  }
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
