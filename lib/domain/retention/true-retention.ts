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

const summed = (tallies: readonly Tally[]): Retained => {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const n = tallies.reduce((sum, tally) => sum + tally.n, 0)
  return { passed, n, estimate: wilson(passed, n) }
}

/** True retention over each period that ends with study day `today`, with Wilson intervals at 95%. */
export const trueRetention = (tallies: readonly DayTally[], today: StudyDay): readonly RetentionRow[] =>
  PERIODS.map(({ period, days }) => {
    const within = days === null ? tallies : tallies.filter(({ day }) => day > today - days)
    const young = summed(within.map((tally) => tally.young))
    const mature = summed(within.map((tally) => tally.mature))
    return { period, young, mature, all: summed([young, mature]) }
  })
