import type { StudyDay } from '../ids'
import type { RecallCurve } from './recall-curve'

/** From a study day on a card had this stability, until its next stretch; null where it had none any more. */
export type Stretch = { readonly day: StudyDay; readonly stability: number | null }

/** Filled in weeks end on days of this remainder by seven: any will do, as long as it is always the same. */
const WEEKDAY = 3

/**
 * Whether answers lie in a week or more of which nothing is recorded, though days after it are: they came in at once,
 * from a device that was long offline or from a log that was brought in. Both lists go up.
 */
export const hasUnrecordedWeek = (
  answered: readonly StudyDay[],
  recorded: readonly StudyDay[],
  openDay: StudyDay,
): boolean => {
  let next = 0
  return answered.some((day) => {
    while (next < recorded.length && (recorded[next] ?? day) < day) next += 1
    return day + 7 < openDay && (recorded[next] ?? Number.POSITIVE_INFINITY) > day + 7
  })
}

/**
 * Σ predicted recall over cards as study days gave way to the next, one a week, worked out after the fact from the
 * stabilities that cards had. `add` takes the stretches of one card in order. Same elapsed days as `recallAfterDays`.
 */
export const knownByDay = ({ decay, factor }: RecallCurve) => {
  const sums = new Map<StudyDay, number>()
  const open: Stretch[] = []
  const firstWeek = (day: StudyDay) => day + ((((WEEKDAY - day) % 7) + 7) % 7)
  const addStretch = ({ day, stability }: Stretch, until: StudyDay) => {
    if (stability === null || stability <= 0) return
    for (let week = firstWeek(day); week < until; week += 7) {
      sums.set(week, (sums.get(week) ?? 0) + (1 + (factor * (week + 1 - day)) / stability) ** decay)
    }
  }
  return {
    add: (stretches: readonly Stretch[]): void => {
      stretches.forEach((stretch, i) => {
        const next = stretches[i + 1]
        if (next) addStretch(stretch, next.day)
        else open.push(stretch)
      })
    },
    /** The weeks that ended before study day `today`, earliest first. */
    days: (today: StudyDay): readonly { readonly day: StudyDay; readonly cards: number }[] => {
      for (const stretch of open.splice(0)) addStretch(stretch, today)
      return [...sums].map(([day, cards]) => ({ day, cards })).sort((a, b) => a.day - b.day)
    },
  }
}
