import type { StudyDay } from '../ids'
import { monthOf } from '../time/study-day'
import { DAY_MS } from '../time/units'

/** A calendar month as study days; a study day lies in the month of the date on which it starts. */
export type Month = {
  /** `2026-10`. */
  readonly key: string
  readonly first: StudyDay
  readonly last: StudyDay
}

const KEY = /^\d{4}-(?:0[1-9]|1[0-2])$/

const firstOf = (key: string): StudyDay => Date.parse(`${key}-01T00:00:00Z`) / DAY_MS

/** No month has more days than this, and two have fewer together than twice as many. */
const MOST_DAYS = 31

/** The month that a study day lies in. */
export const monthAt = (day: StudyDay): Month => {
  const key = monthOf(day)
  const first = firstOf(key)
  const next = firstOf(monthOf(first + MOST_DAYS))
  return { key, first, last: next - 1 }
}

/** The month of a key such as `2026-10`; null for anything else. */
export const monthOfKey = (key: string): Month | null => (KEY.test(key) ? monthAt(firstOf(key)) : null)

export const monthBefore = ({ first }: Month): Month => monthAt(first - 1)
export const monthAfter = ({ last }: Month): Month => monthAt(last + 1)

/**
 * The month that is reported where none is asked for: the last that is over, or the running one where the first answer
 * was given in it.
 */
export const usualMonth = (today: StudyDay, firstAnswer: StudyDay | null): Month => {
  const running = monthAt(today)
  const over = monthBefore(running)
  return firstAnswer !== null && firstAnswer <= over.last ? over : running
}

/** How a month stands to what there is to report. */
export type MonthState = 'over' | 'running' | 'ahead' | 'before-first-answer'

export const monthState = ({ first, last }: Month, today: StudyDay, firstAnswer: StudyDay | null): MonthState => {
  if (first > today) return 'ahead'
  if (firstAnswer === null || last < firstAnswer) return 'before-first-answer'
  return last < today ? 'over' : 'running'
}

/** The months that can be reported, latest first: from the running one back to that of the first answer. */
export const reportedMonths = (today: StudyDay, firstAnswer: StudyDay | null): readonly Month[] => {
  const months: Month[] = []
  if (firstAnswer === null) return months
  for (let month = monthAt(today); month.last >= firstAnswer; month = monthBefore(month)) months.push(month)
  return months
}

export type RecallDay = { readonly day: StudyDay; readonly cards: number }

/** The latest recorded day within a month up to `until`; null where none is recorded. */
export const recallAtEnd = (days: readonly RecallDay[], { first }: Month, until: StudyDay): RecallDay | null =>
  days.findLast(({ day }) => day >= first && day <= until) ?? null

/** A recorded day that lies further back than this says nothing of how a month began. */
const FURTHEST_DAYS = 14

/** The latest recorded day before a month, at most two weeks before it; null where there is none. */
export const recallAtStart = (days: readonly RecallDay[], { first }: Month): RecallDay | null => {
  const found = days.findLast(({ day }) => day < first)
  return found && found.day >= first - FURTHEST_DAYS ? found : null
}

/**
 * The target of a month: what was desired at its start and each change within it. `one` is null where none is known or
 * where there were several.
 */
export type MonthTarget = { readonly one: number | null; readonly changed: boolean }

/** `versions` are desired retentions with the study day from which they held, earliest first. */
export const targetOf = (
  versions: readonly { readonly day: StudyDay; readonly desiredRetention: number }[],
  { first }: Month,
  until: StudyDay,
): MonthTarget => {
  const atStart = versions.findLast(({ day }) => day <= first)
  const within = versions.filter(({ day }) => day > first && day <= until)
  const all = new Set([...(atStart ? [atStart] : []), ...within].map(({ desiredRetention }) => desiredRetention))
  const [one] = all
  return { one: all.size === 1 ? (one ?? null) : null, changed: all.size > 1 }
}

/** The last day of a month that lies next to a study day; of two as near, the earlier. */
export const nearestMonthEnd = (day: StudyDay): StudyDay => {
  const { first, last } = monthAt(day)
  return day - (first - 1) <= last - day ? first - 1 : last
}
