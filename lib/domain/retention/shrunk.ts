import { type Estimate, wilson } from './wilson'

/** How many reviews at the learner's own rate each part is taken to have beside its own. */
const PRIOR_REVIEWS = 20

/**
 * The share `passed / n` of a part, drawn towards the share of the whole as if 20 reviews more had gone as usual, with
 * the Wilson interval at 95% of the joined counts; null where the whole has no review. Parts with few reviews lie near
 * the whole, and sorting by it does not put the luckiest first.
 */
export const shrunkShare = (passed: number, n: number, whole: Estimate | null): Estimate | null =>
  whole === null || n === 0 ? null : wilson(passed + PRIOR_REVIEWS * whole.share, n + PRIOR_REVIEWS)
