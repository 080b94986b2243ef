import type { Instant } from '../ids'
import { DAY_MS } from '../time/units'
import type { FsrsModel } from './fsrs'

/** How a memory fades if its card is not reviewed: recall on days from now on, and when it falls to some levels. */
export type Forgetting = {
  /** How far it looks, in days. */
  readonly days: number
  /** Recall, 0 to 1, at even distances from now to `days`. */
  readonly recall: readonly number[]
  /** Whole days from now until recall is below each level; a level that it is below already is left out. */
  readonly falls: readonly { readonly level: number; readonly days: number }[]
}

const POINTS = 60
const LEVELS = [0.9, 0.8, 0.7, 0.5] as const
const SHORTEST_DAYS = 14
const LONGEST_DAYS = 3_650

/**
 * The forgetting curve of a memory from now on.
 * @param studied its stability in days, and its last review
 */
export const forgettingOf = (
  { stability, lastReviewAt }: { readonly stability: number; readonly lastReviewAt: Instant },
  now: Instant,
  model: FsrsModel,
): Forgetting => {
  const elapsed = Math.max(0, now - lastReviewAt) / DAY_MS
  const days = Math.min(LONGEST_DAYS, Math.max(SHORTEST_DAYS, Math.ceil(stability * 3)))
  const recallAfter = (more: number) => model.recall(elapsed + more, stability)
  return {
    days,
    recall: Array.from({ length: POINTS + 1 }, (_, index) => recallAfter((days * index) / POINTS)),
    falls: LEVELS.flatMap((level) => {
      const left = model.intervalDays(stability, level) - elapsed
      return left > 0 ? [{ level, days: Math.ceil(left) }] : []
    }),
  }
}
