import type { CardId, StudyDay } from '../ids'
import { daysOutsidePauses, loadOnDay, pauseOn, type StudyPause } from '../pausing/pause'
import { studyCalendar } from '../time/study-day'
import { fsrsModel } from './fsrs'
import { answerSeed, type DayRange, dayInRange, fuzzRange, seededFraction } from './fuzz'
import { balancedFuzz } from './load-balance'
import type { GivenDue } from './log'
import type { SchedulingSettings } from './settings'

/** A card in review as far as rescheduling needs it, with the settings of its deck. */
export type ReviewCard = {
  readonly cardId: CardId
  readonly stability: number
  readonly lastReviewDay: StudyDay
  readonly dueDay: StudyDay
  readonly intervalDays: number
  readonly reps: number
  readonly settings: SchedulingSettings
}

/** A card that is due on another day than before. */
export type Rescheduled = GivenDue & { readonly cardId: CardId; readonly from: StudyDay }

/** Reviews due by study day; what is overdue counts as due today. */
export type DueCounts = ReadonlyMap<StudyDay, number>

/** Cards of a pause come on as many study days after it. */
const DAYS_AFTER_PAUSE = 7

/** The days after the last review that a card may come back on under its settings. */
const daysOf = ({ stability, settings }: ReviewCard): DayRange => {
  const { weights, desiredRetention, maximumIntervalDays: most, fuzz } = settings
  const interval = fsrsModel(weights).intervalDays(stability, desiredRetention)
  const whole = Math.min(Math.max(Math.round(interval), 1), most)
  return fuzz ? fuzzRange(whole, 1, most) : { lowest: whole, highest: whole }
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The day with the smallest load, the first of several. */
const emptiest = (days: readonly StudyDay[], load: (day: StudyDay) => number): StudyDay =>
  days.reduce((best, day) => (load(day) < load(best) ? day : best))

/**
 * When cards in review are due under the parameters and the desired retention that their presets have now: the days since
 * their last review, fuzzed and balanced as after an answer. A card whose interval lies in the range that it would get
 * stays where it is. None is put into a pause: what finds no other day in its range comes in the days after it, on the
 * one with the fewest reviews, and keeps the interval that it would have had. The same cards give the same result in
 * whatever order they come. After Anki's rescheduling, which places every card again.
 * @param due how many cards are due by day from `today` on, these among them
 * @returns the cards that are due on another day, what is due by day afterwards, and how many come after a pause
 */
export const reschedule = (
  cards: readonly ReviewCard[],
  today: StudyDay,
  due: DueCounts,
  pauses: readonly StudyPause[] = [],
): { readonly rescheduled: readonly Rescheduled[]; readonly due: DueCounts; readonly afterPause: number } => {
  const counts = new Map(due)
  const counted = (day: StudyDay) => Math.max(day, today)
  const add = (day: StudyDay, change: number) => counts.set(counted(day), (counts.get(counted(day)) ?? 0) + change)
  const rescheduled: Rescheduled[] = []
  let afterPause = 0
  const moving = cards
    .map((card) => ({ card, range: daysOf(card) }))
    .filter(({ card, range }) => card.intervalDays < range.lowest || card.intervalDays > range.highest)
    .sort(
      (a, b) =>
        a.card.lastReviewDay + a.range.lowest - (b.card.lastReviewDay + b.range.lowest) ||
        before(a.card.cardId, b.card.cardId),
    )
  for (const { card } of moving) add(card.dueDay, -1)
  for (const { card, range } of moving) {
    const { cardId, reps, lastReviewDay, settings } = card
    const { easyDays, timeZone, dayStartHour, loadBalance } = settings
    const calendar = studyCalendar(timeZone, dayStartHour)
    const load = (day: StudyDay) => loadOnDay(counts.get(counted(day)) ?? 0, counted(day), pauses)
    const fraction = loadBalance
      ? balancedFuzz({ cardId, reps, day: lastReviewDay, ...range, load, easyDays, calendar })
      : seededFraction(answerSeed(cardId, reps))
    const intervalDays = dayInRange(range, fraction)
    const wanted = lastReviewDay + intervalDays
    const isPaused = pauseOn(pauses, counted(wanted)) !== null
    if (isPaused) afterPause += 1
    const dueDay = isPaused ? emptiest(daysOutsidePauses(pauses, counted(wanted), DAYS_AFTER_PAUSE), load) : wanted
    add(dueDay, 1)
    rescheduled.push({ cardId, from: card.dueDay, dueDay, intervalDays })
  }
  return { rescheduled, due: counts, afterPause }
}
