import type { StudyDay } from '../ids'
import type { DayTally, Tally } from './day-tally'
import { type Estimate, wilson } from './wilson'

/** Lengths in study days, today among them; null = all there ever was. */
export const PERIODS = [
  { period: 'today', days: 1 },
  { period: 'week', days: 7 },
  { period: 'month', days: 30 },
  { period: 'year', days: 365 },
  { period: 'all', days: null },
] as const
export type Period = (typeof PERIODS)[number]['period']

/** How many tests of memory there were and were passed; `estimate` is null where there was none. */
export type Retained = Tally & { readonly estimate: Estimate | null }

export type RetentionRow = {
  readonly period: Period
  /** Cards whose interval was under 21 days. */
  readonly young: Retained
  /** Cards whose interval was 21 days or more. */
  readonly mature: Retained
  readonly all: Retained
}

/** So many passed of `n` tests of memory, with the Wilson interval at 95%. */
export const retained = (passed: number, n: number): Retained => ({ passed, n, estimate: wilson(passed, n) })

const summed = (tallies: readonly Tally[]): Retained =>
  retained(
    tallies.reduce((sum, { passed }) => sum + passed, 0),
    tallies.reduce((sum, { n }) => sum + n, 0),
  )

/** The first study day of a period that ends today; null where it has no beginning. */
export const firstDayOf = (period: Period, today: StudyDay): StudyDay | null => {
  const days = PERIODS.find((one) => one.period === period)?.days ?? null
  return days === null ? null : today - days + 1
}

/** True retention over a period that ends with study day `today`, with Wilson intervals at 95%. */
export const trueRetentionIn = (tallies: readonly DayTally[], period: Period, today: StudyDay): RetentionRow => {
  const from = firstDayOf(period, today)
  const within = from === null ? tallies : tallies.filter(({ day }) => day >= from)
  const young = summed(within.map((tally) => tally.young))
  const mature = summed(within.map((tally) => tally.mature))
  return { period, young, mature, all: summed([young, mature]) }
}

/** True retention over each period that ends with study day `today`. */
export const trueRetention = (tallies: readonly DayTally[], today: StudyDay): readonly RetentionRow[] =>
  PERIODS.map(({ period }) => trueRetentionIn(tallies, period, today))
