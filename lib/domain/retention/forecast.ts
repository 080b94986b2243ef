import type { StudyDay } from '../ids'
import type { SecondsPerCard } from '../queue/pace'
import type { MemoryState } from '../scheduling/memory'

/** Cards that are alike in when they come: how many stand on a due day, in a state, buried until the same day. */
export type DueGroup = {
  readonly dueDay: StudyDay
  readonly buriedUntilDay: StudyDay | null
  readonly state: MemoryState
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

const secondsOf = (state: MemoryState, seconds: SecondsPerCard): number => {
  switch (state) {
    case 'new':
      return seconds.new
    case 'learning':
    case 'relearning':
      return seconds.learning
    case 'review':
      return seconds.review
  }
}

const loadOf = (groups: readonly DueGroup[], seconds: SecondsPerCard): ForecastLoad => ({
  cards: groups.reduce((sum, { cards }) => sum + cards, 0),
  minutes: groups.reduce((sum, { cards, state }) => sum + cards * secondsOf(state, seconds), 0) / 60,
})

/**
 * The load of `length` study days from `today` on as the memories stand: each card once, on the day it is due, a buried
 * card not before it comes back. What answers will bring back sooner, and new cards, are not in it.
 */
export const forecast = (
  groups: readonly DueGroup[],
  today: StudyDay,
  length: number,
  seconds: SecondsPerCard,
): Forecast => {
  const comesOn = ({ dueDay, buriedUntilDay }: DueGroup) =>
    buriedUntilDay !== null && buriedUntilDay > today ? Math.max(dueDay, buriedUntilDay) : dueDay
  const days = Array.from({ length }, (_, i) => {
    const day = today + i
    return {
      day,
      ...loadOf(
        groups.filter((group) => comesOn(group) === day),
        seconds,
      ),
    }
  })
  return {
    backlog: loadOf(
      groups.filter((group) => comesOn(group) < today),
      seconds,
    ),
    days,
    total: {
      cards: days.reduce((sum, { cards }) => sum + cards, 0),
      minutes: days.reduce((sum, { minutes }) => sum + minutes, 0),
    },
  }
}
