import type { Weight } from '../library'
import type { Targets } from './forecast'

/** Weighted recall of must-knows and of all others while it is added up, held against the targets. */
export type TargetSums = {
  readonly add: (weight: Weight, share: number, recall: number) => void
  /** Changes the recall of what was added before by so much. */
  readonly raise: (weight: Weight, share: number, gain: number) => void
  /** Whether the mean of facts of this weight's target reaches it; one without facts does. */
  readonly isReached: (weight: Weight) => boolean
}

/** Rounding of sums in another order is no shortfall. */
const EPSILON = 1e-9

/** Sums without any card yet. */
export function targetSums({ must, others }: Targets): TargetSums {
  let [mustWeights, mustRecall, otherWeights, otherRecall] = [0, 0, 0, 0]
  const raise = (weight: Weight, share: number, gain: number) => {
    if (weight === 'must') mustRecall += share * gain
    else otherRecall += share * gain
  }
  return {
    raise,
    add: (weight, share, recall) => {
      if (weight === 'must') mustWeights += share
      else otherWeights += share
      raise(weight, share, recall)
    },
    isReached: (weight) =>
      weight === 'must' ? mustRecall >= must * mustWeights - EPSILON : otherRecall >= others * otherWeights - EPSILON,
  }
}
