import { choices, type FormFields } from '../../domain/form-fields'
import type { NewOrder, QueueMix, ReviewOrder } from '../../domain/scheduling/settings'
import { queueSettingsSchema } from '../../domain/scheduling/validate'

const { shape: queue } = queueSettingsSchema

/** The fields of the settings form that say in which order cards are studied. */
export const ORDER_FIELDS = {
  reviewOrder: {
    label: 'Reviews',
    hint: 'Which reviews come first when there are too many for one day.',
    kind: 'choice',
    options: choices<ReviewOrder>({
      'due-then-random': 'Most overdue first',
      'due-then-deck': 'Most overdue first, then by deck',
      'deck-then-due': 'By deck, then most overdue first',
      overdueness: 'Most overdue relative to their interval first',
      'lowest-recall': 'Lowest predicted recall first',
      'highest-recall': 'Highest predicted recall first',
      weight: 'Must-know facts first',
      'shortest-interval': 'Shortest interval first',
      'longest-interval': 'Longest interval first',
      hardest: 'Most difficult first',
      easiest: 'Least difficult first',
      added: 'In library order',
      'added-last': 'In reverse library order',
      random: 'At random',
    }),
    schema: queue.reviewOrder,
  },
  newOrder: {
    label: 'New cards',
    hint: 'Which new cards are chosen first when there are more than the daily limit.',
    kind: 'choice',
    options: choices<NewOrder>({
      weight: 'Must-know facts first',
      position: 'In library order',
      'highest-position': 'In reverse library order',
      random: 'At random',
      'random-facts': 'Facts at random, with all their cards',
      deck: 'Deck by deck',
      'deck-then-random-facts': 'Deck by deck, facts at random',
    }),
    schema: queue.newOrder,
  },
  newMix: {
    label: 'Position of new cards',
    hint: 'Where they appear among the day’s reviews.',
    kind: 'choice',
    options: choices<QueueMix>({
      mixed: 'Mixed with reviews',
      before: 'Before reviews',
      after: 'After reviews',
    }),
    schema: queue.newMix,
  },
} as const satisfies FormFields
