import type { NewOrder, QueueMix, ReviewOrder } from '../../domain/scheduling/settings'

/** Our orders by the numbers that Anki's `deck_config.proto` gives them. Anki has no order by weight. */
export const ANKI_REVIEW_ORDERS: Readonly<Record<Exclude<ReviewOrder, 'weight'>, number>> = {
  'due-then-random': 0,
  'due-then-deck': 1,
  'deck-then-due': 2,
  'shortest-interval': 3,
  'longest-interval': 4,
  hardest: 5,
  easiest: 6,
  'lowest-recall': 7,
  random: 8,
  added: 9,
  'added-last': 10,
  'highest-recall': 11,
  overdueness: 12,
}
export const ANKI_NEW_ORDERS: Readonly<Record<Exclude<NewOrder, 'weight'>, number>> = {
  deck: 0,
  position: 1,
  'highest-position': 2,
  'random-facts': 3,
  random: 4,
  'deck-then-random-facts': 5,
}
export const ANKI_MIXES: Readonly<Record<QueueMix, number>> = { mixed: 0, after: 1, before: 2 }
