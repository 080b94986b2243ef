import { decimalPercent } from '../format/percent'
import { counted } from '../format/words'
import type { FactKind } from '../library'
import { LEAST_CALIBRATED, type Scores } from './calibration'
import { wilson } from './wilson'

/** What a group of predictions is called at the end of a sentence: “on dates”; null for all of them. */
export type NamedScores = { readonly name: string | null; readonly scores: Scores }

export const KIND_WORDS: Readonly<Record<FactKind, string>> = {
  figure: 'on figures',
  date: 'on dates',
  event: 'on events',
  person: 'on people',
  organisation: 'on organisations',
  place: 'on places',
  position: 'on positions',
  quote: 'on quotes',
  claim: 'on claims',
}

/** A difference of shares: “3 percentage points”. */
export const percentagePoints = (share: number): string => {
  const points = Math.round(Math.abs(share) * 100)
  return points === 0 ? 'less than a percentage point' : counted(points, 'percentage point')
}

/**
 * By how much forecasts run high (above 0) or low, as a share; null unless the 95% interval of what was recalled lies
 * off the mean prediction, and the difference is a point at least when rounded.
 */
export const miscalibration = ({ n, recalled, predicted }: Scores): number | null => {
  const observed = wilson(recalled, n)
  if (predicted === null || observed === null) return null
  if (predicted >= observed.low && predicted <= observed.high) return null
  const gap = predicted - observed.share
  return Math.abs(gap) < 0.005 ? null : gap
}

/**
 * The interval of what was recalled, and that a difference of a point or more within it may be chance; for the end of a
 * sentence. The same wherever forecasts are judged.
 */
export const judgedInterval = ({ predicted, observed }: Scores, gap: number | null): string => {
  if (predicted === null || observed === null) return ''
  const interval = ` (95% interval ${decimalPercent(observed.low)} to ${decimalPercent(observed.high)})`
  const isChance = gap === null && Math.abs(predicted - observed.share) >= 0.01
  return isChance ? `${interval}, so the difference may be chance` : interval
}

/** The verdict on one group of forecasts, short enough for a table; withheld below 200 scored reviews. */
export const groupVerdict = (scores: Scores): string => {
  if (scores.n < LEAST_CALIBRATED) return `needs ${LEAST_CALIBRATED} reviews`
  const gap = miscalibration(scores)
  return gap === null ? 'about right' : verdictOn(gap).replace('percentage ', '')
}

const verdictOn = (gap: number): string => `${percentagePoints(gap)} too ${gap > 0 ? 'high' : 'low'}`

/**
 * What calibration says, as one sentence or two: of all forecasts, and of the group that is furthest off, if one is.
 * Groups count from 200 scored reviews on.
 */
export const calibrationHeadline = (all: Scores, groups: readonly NamedScores[], unpredicted: number): string => {
  const { n, predicted, observed } = all
  if (predicted === null || observed === null || n < LEAST_CALIBRATED) {
    const apart = unpredicted === 0 ? '' : ` ${counted(unpredicted, 'review')} without a forecast are not counted.`
    const have = n === 0 ? 'No review has' : `${counted(n, 'review')} so far ${n === 1 ? 'has' : 'have'}`
    return `${have} a forecast to compare with; ${LEAST_CALIBRATED} are needed.${apart}`
  }
  const gap = miscalibration(all)
  const came = `${decimalPercent(predicted)} predicted, ${decimalPercent(observed.share)} recalled in ${counted(n, 'review')}${judgedInterval(all, gap)}`
  const whole = `Forecasts are ${gap === null ? 'about right' : verdictOn(gap)}: ${came}.`
  const off = groups
    .filter(({ scores }) => scores.n >= LEAST_CALIBRATED)
    .flatMap(({ name, scores }) => {
      const own = miscalibration(scores)
      return own === null || name === null ? [] : [{ name, own }]
    })
    .sort((a, b) => Math.abs(b.own) - Math.abs(a.own))
  const [worst] = off
  return worst ? `${whole} They are furthest off ${worst.name}: ${verdictOn(worst.own)}.` : whole
}
