import type { StudyDay } from '../ids'
import { dayAfterPauses, type StudyPause } from '../pausing/pause'
import { studySeconds } from '../queue/estimate'
import type { StudyPace } from '../queue/pace'
import type { MemoryState } from '../scheduling/memory'

/** Cards that are alike in when they come: how many have a due day, a state and its step, and are buried until the same day. */
export type DueGroup = {
  readonly dueDay: StudyDay
  readonly buriedUntilDay: StudyDay | null
  readonly state: MemoryState
  readonly step: number
  readonly cards: number
}

/** `minutes` are not rounded. */
export type ForecastLoad = { readonly cards: number; readonly minutes: number }
export type DayLoad = ForecastLoad & { readonly day: StudyDay }

export type Forecast = {
  /** Cards due before today. */
  readonly backlog: ForecastLoad
  /** Each study day from today on. */
  readonly days: readonly DayLoad[]
  /** The days together, without the backlog. */
  readonly total: ForecastLoad
}

const loadOf = (groups: readonly DueGroup[], pace: StudyPace): ForecastLoad => ({
  cards: groups.reduce((sum, { cards }) => sum + cards, 0),
  minutes: groups.reduce((sum, group) => sum + group.cards * studySeconds(group, pace), 0) / 60,
})

/**
 * The load of `length` study days from `today` on as the memories stand: each card once, on the day it is due, a buried
 * card not before it comes back, and what falls due in a pause on the day after it, with its minutes as every other
 * estimate counts them. What answers will bring back on another day, and new cards, are not in it.
 */
export const forecast = (
  groups: readonly DueGroup[],
  today: StudyDay,
  length: number,
  pace: StudyPace,
  pauses: readonly StudyPause[] = [],
): Forecast => {
  const comesOn = ({ dueDay, buriedUntilDay }: DueGroup) => {
    const day = buriedUntilDay !== null && buriedUntilDay > today ? Math.max(dueDay, buriedUntilDay) : dueDay
    return day < today ? day : dayAfterPauses(pauses, day)
  }
  const days = Array.from({ length }, (_, i) => {
    const day = today + i
    return {
      day,
      ...loadOf(
        groups.filter((group) => comesOn(group) === day),
        pace,
      ),
    }
  })
  return {
    backlog: loadOf(
      groups.filter((group) => comesOn(group) < today),
      pace,
    ),
    days,
    total: {
      cards: days.reduce((sum, { cards }) => sum + cards, 0),
      minutes: days.reduce((sum, { minutes }) => sum + minutes, 0),
    },
  }
}
