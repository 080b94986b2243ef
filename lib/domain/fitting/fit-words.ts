import { counted } from '../format/words'
import type { FitReport } from './fit-report'
import { LEAST_FITTED } from './fit-verdict'

const loss = (value: number): string => value.toFixed(4)
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`

/** How many of the reviews that fitting needs there are, and why these may be fewer than all. */
export const tooFewWords = (scored: number): string =>
  `You have ${scored.toLocaleString('en-GB')} of the ${counted(LEAST_FITTED, 'review')} that fitting needs. First answers and answers on the same day don’t count.`

/**
 * The verdict in two or three sentences: what was compared, what came of it, and what that means for the learner. Every
 * figure is of the held-out reviews.
 */
export const verdictWords = ({
  scored,
  heldOut,
  verdict,
}: Pick<FitReport, 'scored' | 'heldOut' | 'verdict'>): string => {
  if (heldOut === null || verdict === 'too-few') {
    return `${tooFewWords(scored)} Keep the parameters that you have.`
  }
  const { current, fitted, difference } = heldOut
  const measured = `On ${counted(fitted.n, 'review')} that they were not fitted to, the fitted parameters have a log loss of ${loss(fitted.logLoss)} instead of ${loss(current.logLoss)}: a difference of ${signed(difference.mean)} (95% interval ${signed(difference.low)} to ${signed(difference.high)}).`
  if (verdict === 'adopt') {
    return `${measured} They predict better, and their RMSE(bins) is no worse: adopt them. They are then fitted again to all reviews; that last fit cannot be checked, since nothing is left to hold out.`
  }
  if (difference.high < 0) {
    return `${measured} That is better, but their RMSE(bins) is worse (${loss(fitted.rmseBins)} instead of ${loss(current.rmseBins)}). Keep the parameters that you have.`
  }
  return difference.low > 0
    ? `${measured} They predict worse. Keep the parameters that you have.`
    : `${measured} The interval includes 0, so the difference may be chance. Keep the parameters that you have.`
}

type Failure = { readonly why: 'timeout' | 'memory' | 'broken' | 'stopped'; readonly reason: string }

/** Why fitting came to nothing, and what to do. */
export const fitFailureWords = ({ why, reason }: Failure): string => {
  if (why === 'timeout')
    return 'Fitting took too long and was stopped. Nothing was changed. Try again when the computer is less busy.'
  if (why === 'memory') return 'Fitting needed too much memory and was stopped. Nothing was changed.'
  if (why === 'stopped' || /process was ended/u.test(reason)) return 'Fitting was stopped. Nothing was changed.'
  return /cannot find (?:native|module)|ERR_MODULE_NOT_FOUND|native binding/iu.test(reason)
    ? 'The library that fits parameters is not available for this system. Nothing was changed.'
    : `Fitting failed. Nothing was changed. ${reason.split('\n')[0] ?? ''}`.trim()
}
