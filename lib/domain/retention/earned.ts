import type { Instant } from '../ids'
import type { RecallCurve } from '../scheduling/fsrs'
import { DAY_MS } from '../time/units'

type Remembered = { readonly stability: number | null; readonly lastReviewAt: Instant | null }

/**
 * How much higher Σ predicted recall is now than it would be if some cards had been left as they were before: `before`
 * has the memory that each of them had, null where it had none. null where there are no such cards.
 */
export const earnedSince = (
  before: ReadonlyMap<string, Remembered | null>,
  after: ReadonlyMap<string, Remembered>,
  now: Instant,
  curve: RecallCurve,
): { readonly cards: number; readonly reviewed: number } | null => {
  if (before.size === 0) return null
  const recall = (_cardId: string, memory: Remembered | null | undefined) => {
    if (!memory || memory.stability === null || memory.lastReviewAt === null) return 0
    return curve.recall((now - memory.lastReviewAt) / DAY_MS, memory.stability)
  }
  let cards = 0
  for (const [cardId, memory] of before) cards += recall(cardId, after.get(cardId)) - recall(cardId, memory)
  return { cards, reviewed: before.size }
}
