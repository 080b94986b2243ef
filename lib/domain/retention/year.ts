import type { StudyDay } from '../ids'
import type { StudyPause } from '../pausing/pause'
import type { DayTally } from './day-tally'

export const YEAR_DAYS = 365
/** Days with answers are parted into this many steps at most, as many days in each as can be. */
const MOST_STEPS = 4

/** `step` is 0 on a day without answers, otherwise the number of its step, from 1. */
export type YearDay = { readonly day: StudyDay; readonly answers: number; readonly step: number }

/** The answers a day that fall into a step, both included. */
export type YearStep = { readonly from: number; readonly to: number }

export type Year = {
  /** The last 365 study days, earliest first; the last one is today. */
  readonly days: readonly YearDay[]
  /** The first is the lowest. Empty where there was no answer. */
  readonly steps: readonly YearStep[]
  readonly studiedDays: number
  readonly answers: number
  /**
   * Weeks (from Monday) with an answer one after another up to this one, or up to the last one while this one has none
   * yet; may reach back beyond the year. A week without an answer that has a day of a pause neither counts nor ends it.
   */
  readonly weeksInARow: number
  /** The most there ever were. */
  readonly mostWeeksInARow: number
}

/** The last 365 days of study, with quantile steps by answers a day, and weeks in a row. `tallies` go back as far as they like. */
export const yearOfAnswers = (
  tallies: readonly DayTally[],
  today: StudyDay,
  pauses: readonly StudyPause[] = [],
): Year => {
  const answersOn = new Map(tallies.map(({ day, answers }) => [day, answers]))
  const days = Array.from({ length: YEAR_DAYS }, (_, i) => {
    const day = today - YEAR_DAYS + 1 + i
    return { day, answers: answersOn.get(day) ?? 0 }
  })
  const counts = days.map(({ answers }) => answers).filter((answers) => answers > 0)
  const steps = quantileSteps(counts)
  const stepOf = (answers: number) => (answers === 0 ? 0 : steps.findIndex(({ to }) => answers <= to) + 1)
  const runs = runsOfWeeks(tallies, pauses)
  return {
    days: days.map((day) => ({ ...day, step: stepOf(day.answers) })),
    steps,
    studiedDays: counts.length,
    answers: counts.reduce((sum, answers) => sum + answers, 0),
    weeksInARow: currentRun(runs, weekOf(today), pauses),
    mostWeeksInARow: Math.max(0, ...runs.map(({ weeks }) => weeks)),
  }
}

/** Steps that end at the quartiles (nearest rank); quartiles that fall together make one. */
function quantileSteps(counts: readonly number[]): readonly YearStep[] {
  const sorted = [...counts].sort((a, b) => a - b)
  const greatest = sorted.at(-1)
  if (greatest === undefined) return []
  const ends = Array.from(
    { length: MOST_STEPS },
    (_, i) => sorted[Math.ceil(((i + 1) / MOST_STEPS) * sorted.length) - 1] ?? greatest,
  )
  const distinct = [...new Set(ends)]
  return distinct.map((to, i) => ({ from: (distinct[i - 1] ?? 0) + 1, to }))
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
