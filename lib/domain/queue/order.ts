import type { StudyDay } from '../ids'
import { WEIGHTS } from '../library'
import { seededFraction } from '../scheduling/fuzz'
import type { NewOrder, ReviewOrder } from '../scheduling/settings'
import type { QueueCard } from './queue-card'

/** Numbers to sort by, the first that differs decides. */
type SortKey = readonly number[]

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
    case 'lowest-recall':
      return (card) => [card.predictedRecall ?? 1, random(card, day)]
    case 'weight':
      return (card) => [WEIGHTS.indexOf(card.weight), dueDay(card), random(card, day)]
    case 'added':
      return (card) => [card.position]
    case 'random':
      return (card) => [random(card, day)]
  }
}

function newKey(order: NewOrder, day: StudyDay): (card: QueueCard) => SortKey {
  switch (order) {
    case 'position':
      return (card) => [card.position]
    case 'random':
      return (card) => [random(card, day)]
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

/** Keys are made once a card. The id settles what is left, so that the order does not depend on that of the input. */
function sortedBy(cards: readonly QueueCard[], keyOf: (card: QueueCard) => SortKey): QueueCard[] {
  return cards
    .map((card) => ({ card, key: keyOf(card) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.card.cardId < b.card.cardId ? -1 : 1))
    .map(({ card }) => card)
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? value
    if (value !== other) return value < other ? -1 : 1
  }
  return 0
}
