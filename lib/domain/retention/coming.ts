import type { DateStyle } from '../format/date-style'
import { counted, dayWords } from '../format/words'
import type { CardId, Instant, StudyDay } from '../ids'
import { answer } from '../scheduling/answer'
import type { Memory } from '../scheduling/memory'
import type { SchedulingSettings } from '../scheduling/settings'
import { LEAST_CALIBRATED } from './calibration'

/** Weeks of reviews from which a line of them says more than a single range. */
export const LEAST_WEEKS = 4
/** Days of study from which bars of minutes say more than a sentence. */
export const LEAST_STUDIED_DAYS = 3

/** Enough for any steps that a person would set. */
const MOST_ANSWERS = 20

/** The first interval of a new card whose every answer is Good, in days, without fuzz; at least 1. */
export const firstIntervalDays = (settings: SchedulingSettings, at: Instant, day: StudyDay): number => {
  let memory: Memory | null = null
  for (let i = 0; i < MOST_ANSWERS && memory?.state !== 'review'; i++) {
    const cardId = 'new' as CardId // no card: without fuzz its id decides nothing
    memory = answer({ cardId, memory, at, day, settings: { ...settings, fuzz: false }, rating: 3, fuzz: null })
  }
  return Math.max(1, memory?.intervalDays ?? 1)
}

/** When what is measured will be there. Days are study days. */
export type Coming = {
  readonly day: StudyDay
  readonly hasStudied: boolean
  readonly firstIntervalDays: number
  /** Cards due in review on each day from `day` on, what is overdue on the first. */
  readonly dueReviews: readonly number[]
}

const fromNow = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `${counted(days, 'day')} from now`

/** When the first reviews come, as one sentence. */
export const recallComing = (
  { day, hasStudied, firstIntervalDays: fresh, dueReviews }: Coming,
  dates: DateStyle,
): string => {
  if (!hasStudied) {
    return `This appears after your first reviews, about ${counted(fresh, 'day')} from now if you start today.`
  }
  const days = dueReviews.findIndex((cards) => cards > 0)
  if (days === -1) return 'This appears after your first reviews; none is scheduled yet.'
  if (days === 0) return 'This appears after your first reviews, which are due today.'
  return days === 1
    ? 'This appears after your first reviews, which are due tomorrow.'
    : `This appears after your first reviews, which are due on ${dayWords(day + days, dates)}, ${fromNow(days)}.`
}

/** How many reviews calibration still needs, and when the schedule has brought them, as one sentence or two. */
export const calibrationComing = (
  scored: number,
  { day, hasStudied, dueReviews }: Coming,
  dates: DateStyle,
): string => {
  const missing = Math.max(1, LEAST_CALIBRATED - scored)
  if (!hasStudied) return `This appears after ${LEAST_CALIBRATED} reviews; first answers to new cards do not count.`
  const needed = `This appears after ${LEAST_CALIBRATED} reviews: ${missing} more ${missing === 1 ? 'is' : 'are'} needed.`
  let due = 0
  for (const [days, cards] of dueReviews.entries()) {
    due += cards
    if (due < missing) continue
    return days === 0
      ? `${needed} As many are due today.`
      : `${needed} By the schedule that is about ${dayWords(day + days, dates)}.`
  }
  const ahead = counted(dueReviews.length, 'day')
  return due === 0
    ? `${needed} Answers to cards in learning do not count, and no card in review is due in the next ${ahead}.`
    : `${needed} The schedule has ${due.toLocaleString('en-GB')} in the next ${ahead}; cards you learn or forget add to them.`
}

/** When recall over time can be drawn, as one sentence. */
export const knownComing = ({ hasStudied }: Pick<Coming, 'hasStudied'>): string =>
  hasStudied
    ? 'The line starts tomorrow: it has one point for the end of each study day.'
    : 'This appears after your first answers; the line over time starts a day later.'

/** When cards fall due, as one sentence. */
export const dueComing = (): string =>
  'This appears after your first answers: each sets the day on which the card is due again.'

/** When minutes of study are drawn, as one sentence; `studied` are the days with answers so far. */
export const effortComing = (studied: number): string => {
  const missing = LEAST_STUDIED_DAYS - studied
  return studied === 0
    ? `This appears after ${LEAST_STUDIED_DAYS} days of study.`
    : `This appears after ${LEAST_STUDIED_DAYS} days of study: ${counted(missing, 'more day')} to go.`
}
