import type { CardId, StudyDay } from '../ids'
import { anId } from '../ids.fixture'
import { DAY_MS, HOUR_MS } from '../time/units'
import { type AnswerInput, answer, preview } from './answer'
import type { Memory, Rating } from './memory'
import { DEFAULT_SCHEDULING, type SchedulingSettings } from './settings'

/** Default settings without fuzz: intervals as FSRS gives them. */
export const PLAIN: SchedulingSettings = { ...DEFAULT_SCHEDULING, fuzz: false }
export const CARD = anId<CardId>('card-1')
export const START_DAY: StudyDay = 20_000

/** Noon of a study day in UTC with day start 04:00. */
export function noon(day: StudyDay): number {
  return day * DAY_MS + 12 * HOUR_MS
}

/** A question asked at noon of the start day; what differs is given. */
export function asked(given: Partial<AnswerInput> = {}): AnswerInput {
  const day = given.day ?? START_DAY
  return { cardId: CARD, memory: null, rating: 3, at: noon(day), day, settings: PLAIN, fuzz: null, ...given }
}

/** What the four buttons show for the same question. */
export function shown(given: Partial<AnswerInput> = {}): Record<Rating, Memory> {
  return preview({ ...asked(given), fuzz: null })
}

/** The memories of a card whose every question is answered at the instant or on the day on which it is due. */
export function answeredWhenDue(ratings: readonly Rating[], settings: SchedulingSettings = PLAIN): Memory[] {
  let memory: Memory | null = null
  return ratings.map((rating) => {
    const day: StudyDay = memory?.dueDay ?? START_DAY
    memory = answer(asked({ memory, rating, day, at: memory?.dueAt ?? noon(day), settings }))
    return memory
  })
}

/** A memory in review with the given interval, last reviewed on the start day. */
export function reviewed(given: Partial<Memory> = {}): Memory {
  const intervalDays = given.intervalDays ?? 10
  return {
    state: 'review',
    stability: intervalDays,
    difficulty: 5,
    dueDay: START_DAY + intervalDays,
    dueAt: null,
    lastReviewAt: noon(START_DAY),
    lastReviewDay: START_DAY,
    intervalDays,
    step: 0,
    reps: 4,
    lapses: 0,
    suspended: false,
    buriedUntilDay: null,
    marked: false,
    flag: 0,
    clearedLapses: 0,
    position: null,
    ...given,
  }
}
