import type { StudyDay } from '../ids'
import type { StudyPause } from '../pausing/pause'
import type { DayTally } from './day-tally'

export const YEAR_DAYS = 365

export type Year = {
  /** Of the last 365 study days, the last of which is today. */
  readonly studiedDays: number
  /**
   * Weeks (from Monday) with an answer one after another up to this one, or up to the last one while this one has none
   * yet; may reach back beyond the year. A week without an answer that has a day of a pause neither counts nor ends it.
   */
  readonly weeksInARow: number
  /** The most there ever were. */
  readonly mostWeeksInARow: number
}

/** How regularly the last 365 days were studied, and weeks in a row. `tallies` go back as far as they like. */
export const yearOfAnswers = (
  tallies: readonly DayTally[],
  today: StudyDay,
  pauses: readonly StudyPause[] = [],
): Year => {
  const runs = runsOfWeeks(tallies, pauses)
  return {
    studiedDays: tallies.filter(({ day, answers }) => answers > 0 && day > today - YEAR_DAYS && day <= today).length,
    weeksInARow: currentRun(runs, weekOf(today), pauses),
    mostWeeksInARow: Math.max(0, ...runs.map(({ weeks }) => weeks)),
  }
}

/** The week of a study day, counted from Mondays: day 0 was a Thursday. */
const weekOf = (day: StudyDay): number => Math.floor((day + 3) / 7)

/** Weeks with answers, one after another; `last` is the last of them. */
type Run = { readonly last: number; readonly weeks: number }

/** Whether each week from one to another, both included, has a day of a pause. */
const arePaused = (pauses: readonly StudyPause[], from: number, to: number): boolean => {
  for (let week = from; week <= to; week += 1) {
    if (!pauses.some((pause) => weekOf(pause.from) <= week && week <= weekOf(pause.to))) return false
  }
  return true
}

/** The runs, the earliest first. */
function runsOfWeeks(tallies: readonly DayTally[], pauses: readonly StudyPause[]): readonly Run[] {
  const weeks = new Set(tallies.filter(({ answers }) => answers > 0).map(({ day }) => weekOf(day)))
  const runs: Run[] = []
  for (const week of [...weeks].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && arePaused(pauses, run.last + 1, week - 1)) runs[runs.length - 1] = { last: week, weeks: run.weeks + 1 }
    else runs.push({ last: week, weeks: 1 })
  }
  return runs
}

/** The weeks of the run that goes on now: this week is still open. */
const currentRun = (runs: readonly Run[], week: number, pauses: readonly StudyPause[]): number => {
  const run = runs.at(-1)
  return run && arePaused(pauses, run.last + 1, week - 1) ? run.weeks : 0
}
