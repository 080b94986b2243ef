import { CLAMP_PARAMETERS, FSRSAlgorithm, roundTo } from 'ts-fsrs'
import { memoize } from '../memoize'
import type { Rating } from './memory'

// The library adds four enumerable methods to every Date. Nothing here needs them, so they go before anybody sees them.
for (const method of ['scheduler', 'diff', 'format', 'dueFormat']) Reflect.deleteProperty(Date.prototype, method)

/** Stability in days until recall falls to 90%; difficulty 1 to 10. */
export type FsrsState = { readonly stability: number; readonly difficulty: number }

/** FSRS-6 under one set of weights. Knows stability and difficulty only; states, steps and fuzz are ours. */
export type FsrsModel = {
  /** Whether same-day reviews change stability under these weights; false for weights upgraded from before FSRS-5. */
  readonly hasShortTerm: boolean
  /**
   * The state after a rating. `before` null = first review ever. `elapsedDays` is a difference of study days; with
   * `shortTerm` a second review on one study day uses the same-day formula, and a lapse its ceiling.
   * Throws RangeError where `elapsedDays` is negative.
   */
  next(before: FsrsState | null, elapsedDays: number, rating: Rating, shortTerm: boolean): FsrsState
  /** Probability of recall after `elapsedDays` (fractional), 0 to 1: the forgetting curve, not floored to days. */
  recall(elapsedDays: number, stability: number): number
  /** Days until recall falls to `desiredRetention`, neither rounded nor clamped. Throws outside 0 < r <= 1. */
  intervalDays(stability: number, desiredRetention: number): number
  /**
   * The state of a card scheduled by an SM-2 ease factor and interval, for imports without a log; `retention` is what
   * the learner is taken to have had. Formula: fsrs-rs `memory_state_from_sm2`.
   */
  fromEase(easeFactor: number, intervalDays: number, retention: number): FsrsState
}

/**
 * The forgetting curve of FSRS-6: recall after t days at stability S is (1 + factor · t / S) ^ decay. As
 * `FsrsModel.recall`, but not rounded, and fast enough for the sums over a whole library.
 */
export type RecallCurve = {
  readonly decay: number
  readonly factor: number
  /** Recall after `elapsedDays` (fractional, below 0 counts as 0) at a stability above 0. */
  readonly recall: (elapsedDays: number, stability: number) => number
}

/** The curve of 21 weights: the last one is its decay. */
export const recallCurve = (weights: readonly number[]): RecallCurve => {
  const decay = -(weights[20] ?? 0.5)
  const factor = 0.9 ** (1 / decay) - 1
  // The same as `** decay`, in half the time.
  const recall = (elapsedDays: number, stability: number) =>
    elapsedDays > 0 ? Math.exp(decay * Math.log(1 + (factor * elapsedDays) / stability)) : 1
  return { decay, factor, recall }
}

export type WeightsResult =
  | { readonly ok: true; readonly weights: readonly number[] }
  | { readonly ok: false; readonly message: string }

const WEIGHT_COUNT = 21
const MINIMUM_STABILITY_DAYS = 0.001
const MAXIMUM_STABILITY_DAYS = 36_500
/** Weights fitted in 32-bit floats may stand a rounding error outside a bound that they were clipped to. */
const FLOAT_TOLERANCE = 1e-6
const MODELS_KEPT = 256
const MODIFIERS_KEPT = 256
/** As the library rounds every state, so that machines whose `exp` differs in the last bit still agree. */
const STATE_DECIMALS = 8

const modelsByList = new WeakMap<readonly number[], FsrsModel>()
const modelsByValue = new Map<string, FsrsModel>()

/**
 * FSRS-6 for 21 weights, cached by list and by value: the list must not change afterwards.
 * Throws RangeError where `validateWeights` refuses them: settings are checked before they are stored.
 */
export function fsrsModel(weights: readonly number[]): FsrsModel {
  const cached = modelsByList.get(weights)
  if (cached) return cached
  const key = weights.join()
  const model = modelsByValue.get(key) ?? makeModel(weights)
  if (modelsByValue.size >= MODELS_KEPT) modelsByValue.clear()
  modelsByValue.set(key, model)
  modelsByList.set(weights, model)
  return model
}

/**
 * Whether a model can be built from these weights: 21 finite numbers inside the bounds of FSRS-6. Outside them the
 * library would clip in silence, and schedule with other weights than were fitted, stored and shown.
 */
export function validateWeights(weights: readonly number[]): WeightsResult {
  if (weights.length !== WEIGHT_COUNT) {
    return { ok: false, message: `FSRS parameters are ${weights.length} numbers; FSRS-6 has ${WEIGHT_COUNT}.` }
  }
  const bounds = CLAMP_PARAMETERS(2, false)
  for (const [index, weight] of weights.entries()) {
    const [lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY] = bounds[index] ?? []
    if (!(weight >= lowest - FLOAT_TOLERANCE && weight <= highest + FLOAT_TOLERANCE)) {
      return { ok: false, message: `FSRS parameter w${index} is ${weight}; it must be ${lowest} to ${highest}.` }
    }
  }
  return { ok: true, weights }
}

/**
 * The 21 FSRS-6 weights that mean the same as 17 of FSRS-4.5 or 19 of FSRS-5; 21 are returned as they are.
 * Formula: fsrs-rs `check_and_fill_parameters`.
 */
export function upgradeWeights(weights: readonly number[]): WeightsResult {
  const [w4 = 0, w5 = 0, w6 = 0] = weights.slice(4, 7)
  switch (weights.length) {
    case 17:
      return validateWeights([
        ...weights.slice(0, 4),
        w5 * 2 + w4,
        Math.log(w5 * 3 + 1) / 3,
        w6 + 0.5,
        ...weights.slice(7),
        0,
        0,
        0,
        0.5,
      ])
    case 19:
      return validateWeights([...weights, 0, 0.5])
    case WEIGHT_COUNT:
      return validateWeights(weights)
    default:
      return { ok: false, message: `Enter 17, 19 or ${WEIGHT_COUNT} numbers.` }
  }
}

function makeModel(weights: readonly number[]): FsrsModel {
  const checked = validateWeights(weights)
  if (!checked.ok) throw new RangeError(checked.message)
  // Without relearning steps and with short term off the library leaves w17 to w19 as they are. Its own switch is not
  // used: the same-day formula is chosen for each review below.
  const algorithm = new FSRSAlgorithm({
    w: [...weights],
    enable_short_term: false,
    learning_steps: [],
    relearning_steps: [],
  })
  const [w8 = 0, w9 = 0, w10 = 0] = weights.slice(8, 11)
  const [w17 = 0, w18 = 0] = weights.slice(17, 19)
  const lapseDivisor = Math.exp(w17 * w18)
  const recall = (elapsedDays: number, stability: number) =>
    algorithm.forgetting_curve(Math.max(0, elapsedDays), stability)
  const modifier = memoize(MODIFIERS_KEPT, (retention: number) => algorithm.calculate_interval_modifier(retention))
  const nextStability = (before: FsrsState, elapsedDays: number, rating: Rating, shortTerm: boolean) => {
    const { stability, difficulty } = before
    if (elapsedDays === 0 && shortTerm) return algorithm.next_short_term_stability(stability, rating)
    const recalled = recall(elapsedDays, stability)
    if (rating !== 1) return algorithm.next_recall_stability(difficulty, stability, recalled, rating)
    const ceiling = shortTerm ? roundTo(stability / lapseDivisor, STATE_DECIMALS) : stability
    const forgotten = algorithm.next_forget_stability(difficulty, stability, recalled)
    return Math.max(MINIMUM_STABILITY_DAYS, Math.min(forgotten, ceiling))
  }
  return {
    hasShortTerm: w17 > 0 && w18 > 0,
    next(before, elapsedDays, rating, shortTerm) {
      if (!(elapsedDays >= 0)) throw new RangeError(`Elapsed days are ${elapsedDays}; they may not be negative.`)
      if (before === null) {
        // The weight itself, as in fsrs-rs: weights are fitted and judged under that model. The library's floor of 0.1
        // would schedule weights below it otherwise than they were validated.
        const stability = weights[rating - 1] ?? MINIMUM_STABILITY_DAYS
        return { stability, difficulty: clamp(algorithm.init_difficulty(rating), 1, 10) }
      }
      return {
        stability: nextStability(before, elapsedDays, rating, shortTerm),
        difficulty: algorithm.next_difficulty(before.difficulty, rating),
      }
    },
    recall,
    intervalDays: (stability, desiredRetention) => stability * modifier(desiredRetention),
    fromEase(easeFactor, intervalDays, retention) {
      const interval = Math.max(intervalDays, MINIMUM_STABILITY_DAYS)
      const stability = clamp(interval / modifier(retention), MINIMUM_STABILITY_DAYS, MAXIMUM_STABILITY_DAYS)
      const growth = Math.exp(w8) * stability ** -w9 * (Math.exp((1 - retention) * w10) - 1)
      const difficulty = clamp(11 - (easeFactor - 1) / growth, 1, 10)
      return { stability: roundTo(stability, STATE_DECIMALS), difficulty: roundTo(difficulty, STATE_DECIMALS) }
    },
  }
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest)
}
