import type { CardId, StudyDay } from '../ids'
import { studyCalendar } from '../time/study-day'
import { fsrsModel } from './fsrs'
import { answerSeed, type DayRange, dayInRange, fuzzRange, seededFraction } from './fuzz'
import { balancedFuzz } from './load-balance'
import type { GivenDue } from './log'
import type { SchedulingSettings } from './settings'

/** A card in review as far as rescheduling needs it, with the settings of its preset. */
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

/** The days after the last review that a card may come back on under its settings. */
const daysOf = ({ stability, settings }: ReviewCard): DayRange => {
  const { weights, desiredRetention, maximumIntervalDays: most, fuzz } = settings
  const interval = fsrsModel(weights).intervalDays(stability, desiredRetention)
  const whole = Math.min(Math.max(Math.round(interval), 1), most)
  return fuzz ? fuzzRange(whole, 1, most) : { lowest: whole, highest: whole }
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * When cards in review are due under the parameters and the desired retention that their presets have now: the days since
 * their last review, fuzzed and balanced as after an answer. A card whose interval lies in the range that it would get
 * stays where it is. The same cards give the same result in whatever order they come. After Anki's rescheduling, which
 * places every card again.
 * @param due how many cards are due by day from `today` on, these among them
 * @returns the cards that are due on another day, and what is due by day afterwards
 */
export const reschedule = (
  cards: readonly ReviewCard[],
  today: StudyDay,
  due: DueCounts,
): { readonly rescheduled: readonly Rescheduled[]; readonly due: DueCounts } => {
  const counts = new Map(due)
  const counted = (day: StudyDay) => Math.max(day, today)
  const add = (day: StudyDay, change: number) => counts.set(counted(day), (counts.get(counted(day)) ?? 0) + change)
  const rescheduled: Rescheduled[] = []
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
    const load = (day: StudyDay) => counts.get(counted(day)) ?? 0
    const fraction = loadBalance
      ? balancedFuzz({ cardId, reps, day: lastReviewDay, ...range, load, easyDays, calendar })
      : seededFraction(answerSeed(cardId, reps))
    const intervalDays = dayInRange(range, fraction)
    const dueDay = lastReviewDay + intervalDays
    add(dueDay, 1)
    rescheduled.push({ cardId, from: card.dueDay, dueDay, intervalDays })
  }
  return { rescheduled, due: counts }
}
