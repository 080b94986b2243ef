import type { CardId, FactId } from '../ids'
import { anId } from '../ids.fixture'
import { noon, reviewed, START_DAY } from '../scheduling/answer.fixture'
import type { Memory } from '../scheduling/memory'
import { DEFAULT_QUEUE } from '../scheduling/settings'
import { MINUTE_MS } from '../time/units'
import type { QueueInput } from './queue'
import type { QueueCard } from './queue-card'

export const DAY = START_DAY
export const NOW = noon(DAY)

export function cardId(name: string): CardId {
  return anId<CardId>(name)
}

/** Cards are named by their fact and a letter: `3a` and `3b` are siblings. */
export function fresh(name: string, given: Partial<QueueCard> = {}): QueueCard {
  const factId = anId<FactId>(/^\d+/.exec(name)?.[0] ?? name)
  return { cardId: cardId(name), factId, memory: null, weight: 'should', position: Number.parseInt(name, 10), ...given }
}

export function due(name: string, given: Partial<QueueCard> = {}, memory: Partial<Memory> = {}): QueueCard {
  return fresh(name, { memory: reviewed({ dueDay: DAY, lastReviewDay: DAY - 10, ...memory }), ...given })
}

export function interday(name: string): QueueCard {
  return due(name, {}, { state: 'learning', intervalDays: 1, lastReviewDay: DAY - 1 })
}

/** An intraday learning card that is due some minutes from now. */
export function learning(name: string, minutes: number): QueueCard {
  const dueAt = NOW + minutes * MINUTE_MS
  return due(name, {}, { state: 'learning', dueAt, intervalDays: 0, lastReviewDay: DAY })
}

export function queueInput(given: Partial<QueueInput> = {}): QueueInput {
  return {
    learning: [],
    interday: [],
    due: [],
    fresh: [],
    settings: DEFAULT_QUEUE,
    day: DAY,
    now: NOW,
    done: { new: 0, reviews: 0 },
    factsDoneToday: new Map(),
    ...given,
  }
}

export function names(cards: readonly QueueCard[]): string[] {
  return cards.map((card) => card.cardId)
}
