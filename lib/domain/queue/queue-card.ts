import type { CardId, FactId } from '../ids'
import type { Weight } from '../library'
import type { Memory } from '../scheduling/memory'

/** What ordering, limits and burying need to know of a card. */
export type QueueCard = {
  readonly cardId: CardId
  readonly factId: FactId
  /** null = never studied. */
  readonly memory: Memory | null
  readonly weight: Weight
  /** Place in the library's order. */
  readonly position: number
  /** Probability of recall now, 0 to 1, null where never studied; needed for the order by lowest recall. */
  readonly predictedRecall?: number | null
  /** Days since the last review over the interval that desired retention asks for; needed for the order of that name. */
  readonly overdueness?: number | null
  /** The name of the main deck of its fact, empty if it has none; needed for the orders by deck. */
  readonly deck?: string
}

/** What kind of work a card is, in the order in which kinds are gathered. */
export const QUEUE_KINDS = ['intraday', 'interday', 'review', 'new'] as const
export type QueueKind = (typeof QUEUE_KINDS)[number]

/** `new` and `due` as on screen; `learning` holds (re)learning cards, by days or within the learn-ahead minutes. */
export type Counts = { readonly new: number; readonly learning: number; readonly due: number }

/** The kind of a card: intraday and interday (re)learning, review, or new. */
export function kindOf({ memory }: Pick<QueueCard, 'memory'>): QueueKind {
  switch (memory?.state ?? 'new') {
    case 'new':
      return 'new'
    case 'review':
      return 'review'
    case 'learning':
    case 'relearning':
      return memory?.dueAt == null ? 'interday' : 'intraday'
  }
}

/** Whether a kind is gathered before another: a later kind never buries an earlier one. */
export function isGatheredBefore(kind: QueueKind, other: QueueKind): boolean {
  return QUEUE_KINDS.indexOf(kind) < QUEUE_KINDS.indexOf(other)
}

/** The counts of a main queue and of `learningNow` intraday cards beside it. */
export function countCards(main: readonly QueueCard[], learningNow: number): Counts {
  const counts = { new: 0, learning: learningNow, due: 0 }
  for (const card of main) {
    const kind = kindOf(card)
    if (kind === 'new') counts.new++
    else if (kind === 'review') counts.due++
    else counts.learning++
  }
  return counts
}
