import type { StudyDay } from '../ids'
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
  /** Days without a gap up to today, or up to yesterday while today has no answer yet; may reach back beyond the year. */
  readonly currentStreakDays: number
  /** The longest there ever was. */
  readonly longestStreakDays: number
}

/** The last 365 days of study, with quantile steps by answers a day and streaks. `tallies` go back as far as they like. */
export const yearOfAnswers = (tallies: readonly DayTally[], today: StudyDay): Year => {
  const answersOn = new Map(tallies.map(({ day, answers }) => [day, answers]))
  const days = Array.from({ length: YEAR_DAYS }, (_, i) => {
    const day = today - YEAR_DAYS + 1 + i
    return { day, answers: answersOn.get(day) ?? 0 }
  })
  const counts = days.map(({ answers }) => answers).filter((answers) => answers > 0)
  const steps = quantileSteps(counts)
  const stepOf = (answers: number) => (answers === 0 ? 0 : steps.findIndex(({ to }) => answers <= to) + 1)
  const streaks = streaksOf(tallies)
  const current = streaks.find(({ last }) => last >= today - 1)
  return {
    days: days.map((day) => ({ ...day, step: stepOf(day.answers) })),
    steps,
    studiedDays: counts.length,
    answers: counts.reduce((sum, answers) => sum + answers, 0),
    currentStreakDays: current?.days ?? 0,
    longestStreakDays: Math.max(0, ...streaks.map((streak) => streak.days)),
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

/** Runs of days with answers, latest first. */
function streaksOf(tallies: readonly DayTally[]): readonly { readonly last: StudyDay; readonly days: number }[] {
  const studied = tallies.filter(({ answers }) => answers > 0).map(({ day }) => day)
  const streaks: { last: StudyDay; days: number }[] = []
  for (const day of [...new Set(studied)].sort((a, b) => a - b)) {
    const streak = streaks.at(-1)
    if (streak?.last === day - 1) {
      streak.last = day
      streak.days += 1
    } else streaks.push({ last: day, days: 1 })
  }
  return streaks.reverse()
}
