import type { StudyDay } from '../ids'
import { WEIGHTS } from '../library'
import { seededFraction } from '../scheduling/fuzz'
import type { NewOrder, ReviewOrder } from '../scheduling/settings'
import type { QueueCard } from './queue-card'

/** What to sort by, the first that differs decides; at each place all keys hold numbers, or all texts. */
type SortKey = readonly (number | string)[]

/** Due cards in the order asked for. What is random is a hash of card and study day: a rebuilt queue is the same. */
export function sortReviews(cards: readonly QueueCard[], order: ReviewOrder, day: StudyDay): QueueCard[] {
  return sortedBy(cards, reviewKey(order, day))
}

/** New cards in the order asked for, with the same kind of randomness. */
export function sortNew(cards: readonly QueueCard[], order: NewOrder, day: StudyDay): QueueCard[] {
  return sortedBy(cards, newKey(order, day))
}

function reviewKey(order: ReviewOrder, day: StudyDay): (card: QueueCard) => SortKey {
  switch (order) {
    case 'due-then-random':
      return (card) => [dueDay(card), random(card, day)]
    case 'due-then-deck':
      return (card) => [dueDay(card), card.deck ?? '', random(card, day)]
    case 'deck-then-due':
      return (card) => [card.deck ?? '', dueDay(card), random(card, day)]
    case 'shortest-interval':
      return (card) => [card.memory?.intervalDays ?? 0, random(card, day)]
    case 'longest-interval':
      return (card) => [-(card.memory?.intervalDays ?? 0), random(card, day)]
    case 'easiest':
      return (card) => [card.memory?.difficulty ?? 0, random(card, day)]
    case 'hardest':
      return (card) => [-(card.memory?.difficulty ?? 0), random(card, day)]
    case 'overdueness':
      return (card) => [-(card.overdueness ?? 0), random(card, day)]
    case 'lowest-recall':
      return (card) => [card.predictedRecall ?? 1, random(card, day)]
    case 'highest-recall':
      return (card) => [-(card.predictedRecall ?? 1), random(card, day)]
    case 'weight':
      return (card) => [WEIGHTS.indexOf(card.weight), dueDay(card), random(card, day)]
    case 'added':
      return (card) => [card.position]
    case 'added-last':
      return (card) => [-card.position]
    case 'random':
      return (card) => [random(card, day)]
  }
}

function newKey(order: NewOrder, day: StudyDay): (card: QueueCard) => SortKey {
  switch (order) {
    case 'position':
      return (card) => [card.position]
    case 'highest-position':
      return (card) => [-card.position]
    case 'random':
      return (card) => [random(card, day)]
    case 'random-facts':
      return (card) => [randomFact(card, day), card.position]
    case 'deck':
      return (card) => [card.deck ?? '', card.position]
    case 'deck-then-random-facts':
      return (card) => [card.deck ?? '', randomFact(card, day), card.position]
    case 'weight':
      return (card) => [WEIGHTS.indexOf(card.weight), card.position]
  }
}

function dueDay({ memory }: QueueCard): StudyDay {
  return memory?.dueDay ?? Number.POSITIVE_INFINITY
}

function random({ cardId }: QueueCard, day: StudyDay): number {
  return seededFraction(`${cardId}:${day}`)
}

function randomFact({ factId }: Pick<QueueCard, 'factId'>, day: StudyDay): number {
  return seededFraction(`${factId}:${day}`)
}

/** Keys are made once a card. The id settles what is left, so that the order does not depend on that of the input. */
function sortedBy(cards: readonly QueueCard[], keyOf: (card: QueueCard) => SortKey): QueueCard[] {
  return cards
    .map((card) => ({ card, key: keyOf(card) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.card.cardId < b.card.cardId ? -1 : 1))
    .map(({ card }) => card)
}

/** Orders of new cards in which what comes first depends on the facts or decks of all of them. */
type WholeNewOrder = Extract<NewOrder, 'random-facts' | 'deck' | 'deck-then-random-facts'>

/** Whether an order has to see every new card. */
export const needsAllNew = (order: NewOrder): order is WholeNewOrder =>
  order === 'random-facts' || order === 'deck' || order === 'deck-then-random-facts'

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? value
    if (value !== other) return value < other ? -1 : 1
  }
  return 0
}
