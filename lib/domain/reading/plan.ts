import type { ArticleId, StudyDay } from '../ids'

/** How much an article matters to its reader: 0 first, 1 normal, 2 when there is time. */
export const PRIORITIES = [0, 1, 2] as const
export type Priority = (typeof PRIORITIES)[number]

/** Days until an article that was begun comes back. */
const DAYS_UNTIL_BACK: Readonly<Record<Priority, number>> = { 0: 1, 1: 2, 2: 7 }

/** Minutes of reading that a day offers. */
export const MINUTES_A_DAY = 20
/** A slice shorter than this is not worth opening an article for, unless it is all that is left of it. */
export const SHORTEST_SLICE = 5

export type ReadingItem = {
  readonly articleId: ArticleId
  readonly priority: Priority
  /** `waiting` was put on the list and not begun. */
  readonly state: 'waiting' | 'reading'
  /** The study day from which it is offered again; null: it does not come by itself. */
  readonly backOnDay: StudyDay | null
  /** Minutes (not rounded) until its end. */
  readonly minutesLeft: number
}

export type PlannedReading<Item extends ReadingItem> = {
  readonly item: Item
  /** Minutes (not rounded) of it today; less than what is left where the day has no more. */
  readonly minutes: number
}

/** The study day on which an article that was left off on `day` comes back. */
export const backOnDay = (day: StudyDay, priority: Priority): StudyDay => day + DAYS_UNTIL_BACK[priority]

const order = <Item extends ReadingItem>(a: Item, b: Item): number =>
  a.priority - b.priority ||
  Number(a.state === 'waiting') - Number(b.state === 'waiting') ||
  (a.backOnDay ?? 0) - (b.backOnDay ?? 0) ||
  (a.articleId < b.articleId ? -1 : 1)

/**
 * What to read on a study day within so many minutes: by priority, what was begun before what waits, the longest away
 * first. What finds no room is offered on a later day; nothing is ever late, and nothing adds up.
 */
export const planReading = <Item extends ReadingItem>(
  items: readonly Item[],
  day: StudyDay,
  minutesOfDay = MINUTES_A_DAY,
): readonly PlannedReading<Item>[] => {
  const offered = items.filter((item) => item.backOnDay !== null && item.backOnDay <= day && item.minutesLeft > 0)
  const planned: PlannedReading<Item>[] = []
  let left = minutesOfDay
  for (const item of [...offered].sort(order)) {
    const minutes = Math.min(item.minutesLeft, left)
    if (minutes < Math.min(SHORTEST_SLICE, item.minutesLeft)) continue
    planned.push({ item, minutes })
    left -= minutes
  }
  return planned
}
