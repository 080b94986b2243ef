import type { StudyDay } from '../ids'
import type { DayTally, Tally } from './day-tally'
import { type Retained, retained } from './true-retention'
import { type Estimate, wilson } from './wilson'

/** A week of seven study days, and the share over the 30 days that end with it. */
export type TrendWeek = {
  readonly firstDay: StudyDay
  readonly tested: Retained
  readonly band: Estimate | null
}

const WEEK_DAYS = 7
const BAND_DAYS = 30

/**
 * True retention by weeks that end on the weekday of `today`, earliest first, from the first week with a test of memory
 * on. Weeks without any are among them, with n = 0.
 */
export const trendOf = (tallies: readonly DayTally[], today: StudyDay): readonly TrendWeek[] => {
  const tested = tallies.filter(({ young, mature }) => young.n + mature.n > 0)
  const first = tested[0]?.day
  if (first === undefined || first > today) return []
  const byDay = new Map(tested.map(({ day, young, mature }) => [day, { young, mature }]))
  const sumOf = (last: StudyDay, days: number): Tally => {
    let [passed, n] = [0, 0]
    for (let day = last - days + 1; day <= last; day++) {
      const tally = byDay.get(day)
      if (!tally) continue
      passed += tally.young.passed + tally.mature.passed
      n += tally.young.n + tally.mature.n
    }
    return { passed, n }
  }
  const weeks = Math.ceil((today - first + 1) / WEEK_DAYS)
  return Array.from({ length: weeks }, (_, i) => {
    const last = today - WEEK_DAYS * (weeks - 1 - i)
    const week = sumOf(last, WEEK_DAYS)
    const band = sumOf(last, BAND_DAYS)
    return {
      firstDay: last - WEEK_DAYS + 1,
      tested: retained(week.passed, week.n),
      band: wilson(band.passed, band.n),
    }
  })
}
