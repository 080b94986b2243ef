import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { percentagePoints } from '@/lib/domain/retention/calibration-words'
import type { HistogramBar } from '@/lib/domain/retention/expected-recall'
import type { TrendWeek } from '@/lib/domain/retention/trend'

/** Weeks between the two stretches of 30 days that are compared: they share no day. */
const APART_WEEKS = 5

/** Whether retention has changed, as one sentence: only what intervals that do not meet can say. */
export const trendHeadline = (weeks: readonly TrendWeek[]): string => {
  const tested = weeks.filter(({ tested: { n } }) => n > 0)
  const last = weeks.at(-1)
  if (!last || tested.length === 0) return 'No card came back after a day or more in this period.'
  const before = weeks.at(-1 - APART_WEEKS)
  if (last.band === null) return 'No card came back in the last 30 days, so there is no change to report.'
  const now = `Over the last 30 days you recalled ${percentWords(last.band.share)} of what came back`
  if (!before?.band) return `${now}. The weeks shown do not go back far enough to compare.`
  const then = percentWords(before.band.share)
  const earlier = 'the 30 days that ended five weeks earlier'
  const difference = percentagePoints(last.band.share - before.band.share)
  if (last.band.low > before.band.high) return `${now}, ${difference} more than the ${then} over ${earlier}.`
  if (last.band.high < before.band.low) return `${now}, ${difference} less than the ${then} over ${earlier}.`
  return last.band.share === before.band.share
    ? `${now}, as over ${earlier}.`
    : `${now}, and ${then} over ${earlier}: the difference may be chance.`
}

const cardsIn = (bars: readonly HistogramBar[]): number => bars.reduce((sum, { count }) => sum + count, 0)

/** Bars have edges that are no round numbers in binary. */
const NEAR = 1e-9
const from = (bars: readonly HistogramBar[], least: number) => cardsIn(bars.filter((bar) => bar.from > least - NEAR))

const NONE_STUDIED = 'No card has been studied yet.'

const ofStudied = (count: number, all: number): string =>
  `Of ${counted(all, 'card')} studied, ${count.toLocaleString('en-GB')} (${percentWords(count / all)})`

export const recallHeadline = (bars: readonly HistogramBar[], target: number): string => {
  const all = cardsIn(bars)
  if (all === 0) return NONE_STUDIED
  const half = from(bars, 0.5)
  const high = from(bars, 0.9)
  return `${ofStudied(high, all)} now have a recall chance of 90% or more, ${(all - half).toLocaleString('en-GB')} of less than 50%. Your target is ${percentWords(target)}.`
}

export const stabilityHeadline = (bars: readonly HistogramBar[]): string => {
  const all = cardsIn(bars)
  if (all === 0) return NONE_STUDIED
  return `${ofStudied(from(bars, 32), all)} would take 32 days or more to fade to a recall of 90%, ${cardsIn(
    bars.filter(({ to }) => to !== null && to <= 1),
  ).toLocaleString('en-GB')} less than a day.`
}

export const difficultyHeadline = (bars: readonly HistogramBar[]): string => {
  const all = cardsIn(bars)
  if (all === 0) return NONE_STUDIED
  return `${ofStudied(from(bars, 8), all)} reach a difficulty of 8 or more, on a scale of 1 to 10.`
}
