import type { StudyDay } from '../ids'

/** An interval from which a card counts as mature, in days. */
export const MATURE_DAYS = 21

export type Tally = { readonly passed: number; readonly n: number }

/** One study day: all its answers, and those that test memory, by the maturity of their cards. */
export type DayTally = {
  readonly day: StudyDay
  readonly answers: number
  readonly young: Tally
  readonly mature: Tally
}
