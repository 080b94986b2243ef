import type { FitLog } from './fit-log'
import type { FitScores } from './fit-scores'
import { fitBins, fitScores, lossDifference } from './fit-scores'
import { type FitVerdict, fitVerdict, type HeldOut, LEAST_FITTED, trainingCount } from './fit-verdict'
import { predictionsOf, type ScoredItems, scoredItemsOf, type Train, trainingItems } from './scored-items'

export type FitReport = {
  readonly reviews: number
  readonly scored: number
  /** The weights in force on all scored reviews;  null where there are none. */
  readonly all: FitScores | null
  readonly heldOut: HeldOut | null
  readonly verdict: FitVerdict
  /**
   * Fitted to all reviews, once the verdict is to adopt: the same method on a fifth more. This last fit cannot be
   * validated, since nothing is left to hold out. Null where nothing is to be adopted.
   */
  readonly weights: readonly number[] | null
}

/** Of the work on all reviews, the first fit is about half, and the second the rest. */
const FIRST_SHARE = 0.5

const averageOf = (items: ScoredItems, count: number): Float64Array => {
  const recalled = items.recalled.subarray(0, count).reduce((sum, one) => sum + one, 0)
  return new Float64Array(items.length).fill(recalled / count)
}

/**
 * Fits parameters to the earliest four fifths of the scored reviews and compares them, on the last fifth, with those in
 * force and with the plain average; fits them to everything if they are to be adopted.
 */
export async function fitReport(
  log: FitLog,
  inForce: readonly number[],
  train: Train,
  progress: (share: number) => void = () => undefined,
): Promise<FitReport> {
  const items = scoredItemsOf(log)
  const before = predictionsOf(log, items, inForce)
  const everything = { from: 0, to: items.length }
  const facts = {
    reviews: log.at.length,
    scored: items.length,
    all: items.length === 0 ? null : fitScores(items, before, everything),
  }
  if (items.length < LEAST_FITTED) return { ...facts, heldOut: null, verdict: fitVerdict(null), weights: null }
  const count = trainingCount(items.length)
  const fitted = await train(trainingItems(log, items, 0, count), (share) => progress(share * FIRST_SHARE))
  const after = predictionsOf(log, items, fitted)
  const last = { from: count, to: items.length }
  const heldOut = {
    current: fitScores(items, before, last),
    fitted: fitScores(items, after, last),
    average: fitScores(items, averageOf(items, count), last),
    difference: lossDifference(items, after, before, last),
    calibration: { current: fitBins(items, before, last), fitted: fitBins(items, after, last) },
  }
  const verdict = fitVerdict(heldOut)
  if (verdict !== 'adopt') return { ...facts, heldOut, verdict, weights: null }
  const weights = await train(trainingItems(log, items, 0, items.length), (share) =>
    progress(FIRST_SHARE + share * (1 - FIRST_SHARE)),
  )
  return { ...facts, heldOut, verdict, weights }
}
