import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { percentagePoints } from '@/lib/domain/retention/calibration-words'
import type { HistogramBar } from '@/lib/domain/retention/expected-recall'
import type { TrendWeek } from '@/lib/domain/retention/trend'

/** Weeks between the two stretches of 30 days that are compared: they share no day. */
const APART_WEEKS = 5
/** As many as the two stretches and the days between them take: of a shorter time the earlier one is not whole. */
const LEAST_WEEKS_TO_COMPARE = 1 + APART_WEEKS + 4

/** Whether retention has changed, as one sentence: only what intervals that do not meet can say. */
export const trendHeadline = (weeks: readonly TrendWeek[]): string => {
  const tested = weeks.filter(({ tested: { n } }) => n > 0)
  const last = weeks.at(-1)
  if (!last || tested.length === 0) return 'No card came back after a day or more in this period.'
  const before = weeks.at(-1 - APART_WEEKS)
  if (last.band === null) return 'No card came back in the last 30 days, so there is no change to report.'
  const share = percentWords(last.band.share)
  const now = `Over the last 30 days you recalled ${share} of reviews`
  if (!before?.band || weeks.length < LEAST_WEEKS_TO_COMPARE)
    return `${now}. There are not enough earlier weeks to compare.`
  const then = percentWords(before.band.share)
  const difference = percentagePoints(last.band.share - before.band.share)
  if (last.band.low > before.band.high) return `${now}, ${difference} more than the ${then} of five weeks earlier.`
  if (last.band.high < before.band.low) return `${now}, ${difference} less than the ${then} of five weeks earlier.`
  return share === then
    ? `${now}, the same as five weeks earlier.`
    : `${now}, and ${then} five weeks earlier: the difference may be chance.`
}

const cardsIn = (bars: readonly HistogramBar[]): number => bars.reduce((sum, { count }) => sum + count, 0)

/** Bars have edges that are no round numbers in binary. */
const NEAR = 1e-9
const from = (bars: readonly HistogramBar[], least: number) => cardsIn(bars.filter((bar) => bar.from > least - NEAR))

const NONE_STUDIED = 'No card has been studied yet.'

const ofStudied = (count: number, all: number): string =>
  all === 1
    ? `${count === 1 ? 'The only card you have studied' : 'No card'}`
    : `${count.toLocaleString('en-GB')} of the ${counted(all, 'card')} you have studied (${percentWords(count / all)})`

const none = (count: number): string => (count === 0 ? 'none' : count.toLocaleString('en-GB'))
const has = (count: number, all: number): string => (count === 1 || all === 1 ? 'has' : 'have')

export const recallHeadline = (bars: readonly HistogramBar[], target: number): string => {
  const all = cardsIn(bars)
  if (all === 0) return NONE_STUDIED
  const half = from(bars, 0.5)
  const high = from(bars, 0.9)
  return `${ofStudied(high, all)} ${has(high, all)} a 90% chance or better of being recalled now; ${none(all - half)} below 50%. Your target is ${percentWords(target)}.`
}

export const stabilityHeadline = (bars: readonly HistogramBar[]): string => {
  const all = cardsIn(bars)
  if (all === 0) return NONE_STUDIED
  const within = cardsIn(bars.filter(({ to }) => to !== null && to <= 1))
  return `${ofStudied(from(bars, 32), all)} would take 32 days or more to fade to 90% recall; ${none(within)} would fade within a day.`
}

export const difficultyHeadline = (bars: readonly HistogramBar[]): string => {
  const all = cardsIn(bars)
  if (all === 0) return NONE_STUDIED
  const hard = from(bars, 8)
  return `${ofStudied(hard, all)} ${has(hard, all)} a difficulty of 8 or more, on a scale of 1 to 10.`
}
