import type { StudyDay } from '../ids'

/** Study days on which nothing has to be studied, both ends among them. */
export type StudyPause = { readonly from: StudyDay; readonly to: StudyDay }

/** A pause is no longer than a year. */
export const LONGEST_PAUSE_DAYS = 366

/** As many are kept, the latest: what was missed years ago says nothing any more. */
const MOST_PAUSES = 100

/** The pause that a study day lies in; null if it lies in none. */
export const pauseOn = (pauses: readonly StudyPause[], day: StudyDay): StudyPause | null =>
  pauses.find(({ from, to }) => from <= day && day <= to) ?? null

/** The first study day from `day` on that lies in no pause. */
export const dayAfterPauses = (pauses: readonly StudyPause[], day: StudyDay): StudyDay => {
  const pause = pauseOn(pauses, day)
  return pause === null ? day : dayAfterPauses(pauses, pause.to + 1)
}

/** The pauses with one more, by date; those that meet or overlap become one. */
export const withPause = (pauses: readonly StudyPause[], added: StudyPause): readonly StudyPause[] => {
  const joined: { from: StudyDay; to: StudyDay }[] = []
  for (const { from, to } of [...pauses, added].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined.slice(-MOST_PAUSES)
}

/** The pauses without what one of them has from `today` on: the days of it that have passed were a pause. */
export const withoutPause = (
  pauses: readonly StudyPause[],
  removed: StudyPause,
  today: StudyDay,
): readonly StudyPause[] =>
  pauses.flatMap((pause) => {
    if (pause.from !== removed.from) return [pause]
    return pause.from < today ? [{ from: pause.from, to: Math.min(pause.to, today - 1) }] : []
  })

/** Every study day of these pauses. */
const _daysOfPauses = (pauses: readonly StudyPause[]): ReadonlySet<StudyDay> =>
  new Set(pauses.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)))

/** The study days of all pauses from one day to another. */
export const pausedDays = (pauses: readonly StudyPause[], from: StudyDay, to: StudyDay): readonly StudyDay[] =>
  pauses.flatMap((pause) => {
    const [first, last] = [Math.max(pause.from, from), Math.min(pause.to, to)]
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  })

/** What a day of a pause counts as: load balancing takes any other day in range before it. */
const PAUSED_LOAD = 10_000

/**
 * The reviews of days ahead, index 0 = the day after `day`, with days of pauses full: answers given before a pause put
 * cards on other days where their intervals leave a choice.
 */
export const loadAroundPauses = (
  load: readonly number[],
  day: StudyDay,
  pauses: readonly StudyPause[],
): readonly number[] => load.map((cards, index) => loadOnDay(cards, day + 1 + index, pauses))

/** The reviews of one day, as `loadAroundPauses` counts them. */
export const loadOnDay = (cards: number, day: StudyDay, pauses: readonly StudyPause[]): number =>
  pauseOn(pauses, day) === null ? cards : cards + PAUSED_LOAD

/** The first study days from `day` on that lie in no pause, `count` of them. */
export const daysOutsidePauses = (pauses: readonly StudyPause[], day: StudyDay, count: number): readonly StudyDay[] => {
  const days: StudyDay[] = []
  for (let next = dayAfterPauses(pauses, day); days.length < count; next = dayAfterPauses(pauses, next + 1))
    days.push(next)
  return days
}
