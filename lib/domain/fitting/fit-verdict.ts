import type { FitBin, FitScores, LossDifference } from './fit-scores'

/** With fewer scored reviews held out, no difference is trusted. */
export const LEAST_HELD_OUT = 300
/** With fewer scored reviews in all, nothing is fitted. */
export const LEAST_FITTED = 1_500

/** How many of `n` scored items, in order of time, are for training: the earliest four fifths. */
export const trainingCount = (n: number): number => Math.floor((n * 4) / 5)

/** What was found on the held-out reviews, which no parameter was fitted to. */
export type HeldOut = {
  readonly current: FitScores
  readonly fitted: FitScores
  /** Predicting the training part's share of recalled reviews for every one. */
  readonly average: FitScores
  readonly difference: LossDifference
  /** Predicted and observed recall, before and after. */
  readonly calibration: { readonly current: readonly FitBin[]; readonly fitted: readonly FitBin[] }
}

export type FitVerdict = 'adopt' | 'keep' | 'too-few'

/**
 * Whether one set of parameters predicts better than another on the same held-out reviews: the 95% interval of the
 * difference of log loss lies below 0, and RMSE(bins) is no worse.
 */
export const isBetter = (one: FitScores, other: FitScores, difference: LossDifference): boolean =>
  difference.high < 0 && one.rmseBins <= other.rmseBins

/**
 * Whether fitted parameters are to replace those in force: only if they predict the held-out reviews better
 * (the 95% interval of the difference of log loss lies below 0) and their RMSE(bins) is no worse. Null = nothing was
 * held out, because there are too few reviews.
 */
export function fitVerdict(heldOut: HeldOut | null): FitVerdict {
  if (heldOut === null || heldOut.fitted.n < LEAST_HELD_OUT) return 'too-few'
  const { current, fitted, difference } = heldOut
  return isBetter(fitted, current, difference) ? 'adopt' : 'keep'
}
