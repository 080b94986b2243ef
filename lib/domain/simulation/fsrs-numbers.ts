import { recallCurve } from '../scheduling/fsrs'
import type { Rating } from '../scheduling/memory'

/** FSRS-6 on plain numbers, for millions of reviews a second: as `FsrsModel`, without objects and without rounding. */
export type FsrsNumbers = {
  readonly hasShortTerm: boolean
  readonly firstStability: (rating: Rating) => number
  readonly firstDifficulty: (rating: Rating) => number
  readonly nextDifficulty: (difficulty: number, rating: Rating) => number
  /** After a review on a later day; `recalled` is the recall that was predicted for it. */
  readonly nextStability: (difficulty: number, stability: number, recalled: number, rating: Rating) => number
  /** After a further review on the same day. */
  readonly sameDayStability: (stability: number, rating: Rating) => number
  readonly recall: (elapsedDays: number, stability: number) => number
  /** Days until recall falls to a desired retention, for each day of stability. */
  readonly intervalFactor: (desiredRetention: number) => number
}

const LEAST_STABILITY = 0.001
const MOST_STABILITY = 36_500

const within = (value: number, low: number, high: number): number => (value < low ? low : Math.min(value, high))

/**
 * The formulas of FSRS-6 for 21 weights that `validateWeights` accepts. Source: open-spaced-repetition/ts-fsrs 5.4,
 * which `fsrsModel` calls; a property test holds both together.
 */
export const fsrsNumbers = (weights: readonly number[]): FsrsNumbers => {
  const w = Float64Array.from(weights)
  const at = (index: number): number => w[index] ?? 0
  const { decay, factor, recall } = recallCurve(weights)
  const [w6, w7, w9, w10, w11] = [at(6), at(7), at(9), at(10), at(11)]
  const [w12, w13, w14, w15, w16] = [at(12), at(13), at(14), at(15), at(16)]
  const [w17, w18, w19] = [at(17), at(18), at(19)]
  const growth = Math.exp(at(8))
  const lapseDivisor = Math.exp(w17 * w18)
  const difficultyOf = (rating: Rating) => at(4) - Math.exp((rating - 1) * at(5)) + 1
  const easiest = difficultyOf(4)
  return {
    hasShortTerm: w17 > 0 && w18 > 0,
    firstStability: (rating) => at(rating - 1),
    firstDifficulty: (rating) => within(difficultyOf(rating), 1, 10),
    nextDifficulty: (difficulty, rating) => {
      const damped = difficulty + (-w6 * (rating - 3) * (10 - difficulty)) / 9
      return within(w7 * easiest + (1 - w7) * damped, 1, 10)
    },
    nextStability: (difficulty, stability, recalled, rating) => {
      if (rating === 1) {
        const forgotten =
          w11 *
          Math.exp(-w12 * Math.log(difficulty)) *
          (Math.exp(w13 * Math.log(stability + 1)) - 1) *
          Math.exp((1 - recalled) * w14)
        return Math.max(LEAST_STABILITY, Math.min(forgotten, stability / lapseDivisor))
      }
      const bonus = rating === 2 ? w15 : rating === 4 ? w16 : 1
      const grown =
        growth * (11 - difficulty) * Math.exp(-w9 * Math.log(stability)) * (Math.exp((1 - recalled) * w10) - 1) * bonus
      return within(stability * (1 + grown), LEAST_STABILITY, MOST_STABILITY)
    },
    sameDayStability: (stability, rating) => {
      const change = Math.exp(-w19 * Math.log(stability) + w17 * (rating - 3 + w18))
      return within(stability * (rating >= 2 ? Math.max(change, 1) : change), LEAST_STABILITY, MOST_STABILITY)
    },
    recall,
    intervalFactor: (desiredRetention) => (desiredRetention ** (1 / decay) - 1) / factor,
  }
}
