import { and, eq, inArray } from 'drizzle-orm'
import type { CardId, LearnerId } from '../../domain/ids'
import { WEIGHTS } from '../../domain/library'
import type { Memory } from '../../domain/scheduling/memory'
import { shuffleOf } from '../../domain/shuffle'
import type { Authorized, OfLearner } from '../authorized'
import type { Tx } from '../engine/engine'
import { insertMany } from '../engine/insert-many'
import { fromExcluded } from '../engine/upsert'
import type { LoggedCard } from '../queries/study/log'
import { insertRows } from './insert-rows'

export type MemoryChange = {
  readonly card: LoggedCard
  readonly before: Memory | null
  readonly memory: Memory | null
  readonly leech: boolean
}

/** Where a card stands is the library's to change (`placeCards`); an index on a column that is set is written anew. */
const PLACE: ReadonlySet<string> = new Set(['learnerId', 'cardId', 'workspaceId', 'factId', 'retired', 'shuffle'])

/** Whether a card is in the new-card queue. */
const isQueuedNew = (card: LoggedCard, memory: Memory | null) =>
  !card.retired && (memory === null || (memory.state === 'new' && !memory.suspended))

/** The row of a card on a learner's new-card queue. Its place is that of the library, or the one given to it. */
export const newCardRow = (
  learnerId: LearnerId,
  card: Omit<LoggedCard, 'createdAt' | 'retired'>,
  memory: Pick<Memory, 'position'> | null | undefined,
) => ({
  learnerId,
  cardId: card.cardId,
  workspaceId: card.workspaceId,
  factId: card.factId,
  position: memory?.position ?? card.position,
  weightRank: WEIGHTS.indexOf(card.weight),
  shuffle: shuffleOf(card.cardId),
})

/** Writes memories as they are now, removes those of cards that were forgotten, and keeps the new-card queue right. */
export const saveMemories = async (
  tx: Tx,
  learner: Authorized<OfLearner>,
  changes: readonly MemoryChange[],
): Promise<void> => {
  const { memories, newCards } = tx.t
  const { learnerId } = learner
  const kept = changes.flatMap(({ card, memory, leech }) =>
    memory === null
      ? []
      : [
          {
            learnerId,
            cardId: card.cardId,
            workspaceId: card.workspaceId,
            factId: card.factId,
            ...memory,
            leech,
            retired: card.retired,
            shuffle: shuffleOf(card.cardId),
          },
        ],
  )
  const [first] = kept
  const columns = Object.keys(first ?? {}).filter((name) => !PLACE.has(name))
  await insertRows(tx, 'save_memories', memories, kept, {
    target: [memories.learnerId, memories.cardId],
    set: fromExcluded(columns),
  })
  const ids = (list: readonly MemoryChange[]): CardId[] => list.map(({ card }) => card.cardId)
  const forgotten = ids(changes.filter(({ memory }) => memory === null))
  if (forgotten.length > 0) {
    await tx.db.delete(memories).where(and(eq(memories.learnerId, learnerId), inArray(memories.cardId, forgotten)))
  }
  const placeOf = (memory: Memory | null) => memory?.position ?? null
  const moved = changes.filter(
    ({ card, before, memory }) =>
      isQueuedNew(card, before) !== isQueuedNew(card, memory) || placeOf(before) !== placeOf(memory),
  )
  const off = ids(moved.filter(({ card, memory }) => !isQueuedNew(card, memory)))
  if (off.length > 0) {
    await tx.db.delete(newCards).where(and(eq(newCards.learnerId, learnerId), inArray(newCards.cardId, off)))
  }
  const on = moved.flatMap(({ card, memory }) =>
    isQueuedNew(card, memory) ? [newCardRow(learnerId, card, memory)] : [],
  )
  await insertMany(tx, 'queue new cards', newCards, on, {
    target: [newCards.learnerId, newCards.cardId],
    set: fromExcluded(['position']),
  })
}
