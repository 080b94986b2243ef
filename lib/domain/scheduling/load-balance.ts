import type { CardId, StudyDay } from '../ids'
import { type StudyCalendar, studyCalendar } from '../time/study-day'
import { intervalAt, outcomesOf, type Situation } from './answer'
import { answerSeed, type DayRange, dayInRange, fractionOfDay, seededFraction } from './fuzz'
import { RATINGS, type Rating } from './memory'
import type { EasyDays } from './settings'

/** Further away than this, days fill up by themselves evenly enough. */
const FURTHEST_BALANCED_DAYS = 90
/** What is left of the weight of a day on which another card of the fact is due: it is taken if every other day is. */
const SIBLING_DAY = 0.001
/** An easy day that has its share already is taken only where nothing else is in range. */
const FULL_EASY_DAY = 0.0001

export type BalanceInput = {
  readonly cardId: CardId
  readonly reps: number
  readonly day: StudyDay
  /** The range of intervals in days, both included, from `fuzzBounds`. */
  readonly lowest: number
  readonly highest: number
  /** Reviews already due on a study day. */
  readonly load: (day: StudyDay) => number
  /** Whether another card of the fact is due on a study day; none is if left out. */
  readonly hasSibling?: (day: StudyDay) => boolean
  readonly easyDays: EasyDays
  readonly calendar: StudyCalendar
}

/** The intervals in days that fuzz may give for a rating; null where it leads to a step or nothing is fuzzed. */
export function fuzzBounds(situation: Situation, rating: Rating): DayRange | null {
  if (!situation.settings.fuzz) return null
  const outcome = outcomesOf(situation)(rating)
  return outcome.kind === 'days' ? outcome.days.range : null
}

/**
 * The place 0 <= f < 1 in the range of the day that evens out the load: drawn, seeded by `cardId:reps`, with weights
 * share of an easy day / (1 + load)² / interval, after Anki's load balancer, which also keeps away from the days of
 * siblings. Where the middle of the range is above
 * 90 days, the seeded place itself.
 */
export function balancedFuzz(input: BalanceInput): number {
  return balancedFrom(input, input.lowest)
}

/**
 * The balanced place for each rating, chosen in order so that a better rating never gets an earlier day. Hand it to
 * `preview`, and the place of the rating given to `answer` and the log.
 */
export function balancedFuzzes(
  situation: Situation,
  load: BalanceInput['load'],
  hasSibling: (day: StudyDay) => boolean = () => false,
): Record<Rating, number> {
  const { cardId, day, memory, settings } = situation
  const reps = memory?.reps ?? 0
  const calendar = studyCalendar(settings.timeZone, settings.dayStartHour)
  const outcome = outcomesOf(situation)
  const seeded = seededFraction(answerSeed(cardId, reps))
  const fuzzes: Record<Rating, number> = { 1: seeded, 2: seeded, 3: seeded, 4: seeded }
  if (!settings.fuzz || !settings.loadBalance) return fuzzes
  let least = 0
  for (const rating of RATINGS) {
    const leadsTo = outcome(rating)
    if (leadsTo.kind !== 'days') continue
    const { easyDays } = settings
    const { below, range } = leadsTo.days
    const from = below === null ? 0 : least
    fuzzes[rating] = balancedFrom({ cardId, reps, day, ...range, load, hasSibling, easyDays, calendar }, from)
    // Hard may come back as soon as Again; from there on a rating is later than the one that it is held above.
    if (rating > 1) least = intervalAt(leadsTo.days, fuzzes[rating]) + 1
  }
  return fuzzes
}

function balancedFrom(input: BalanceInput, least: number): number {
  const { cardId, reps, lowest, highest } = input
  const seeded = seededFraction(answerSeed(cardId, reps))
  const from = Math.min(Math.max(lowest, least), highest)
  // Beyond the days balanced the seeded place is kept, unless a lesser rating has been put behind it.
  if ((lowest + highest) / 2 > FURTHEST_BALANCED_DAYS) {
    return dayInRange(input, seeded) >= from ? seeded : fractionOfDay(input, from)
  }
  const weights = dayWeights(input, from)
  let rest = seeded * weights.reduce((sum, weight) => sum + weight, 0)
  const drawn = weights.findIndex((weight) => {
    rest -= weight
    return rest < 0
  })
  return fractionOfDay(input, drawn === -1 ? highest : from + drawn)
}

/** How strongly each interval of the range from `from` on is wanted. */
function dayWeights({ day, highest, load, hasSibling, easyDays, calendar }: BalanceInput, from: number): number[] {
  const greatest = Math.max(...easyDays)
  const days = Array.from({ length: highest - from + 1 }, (_, index) => {
    const interval = from + index
    // Relative to the fullest weekday: where all are reduced alike, none is.
    const share = greatest > 0 ? (easyDays[calendar.weekday(day + interval)] ?? 1) / greatest : 1
    return { interval, share, load: load(day + interval) }
  })
  const totalLoad = days.reduce((sum, each) => sum + each.load, 0)
  const totalShare = days.reduce((sum, each) => sum + each.share, 0)
  return days.map((each) => {
    const othersPerShare = (totalLoad - each.load) / (totalShare - each.share)
    const isFull = each.share === 0 || (each.share < 1 && each.load / each.share > othersPerShare)
    const spread = hasSibling?.(day + each.interval) ? SIBLING_DAY : 1
    return ((isFull ? FULL_EASY_DAY : 1) * spread) / (1 + each.load) ** 2 / each.interval
  })
}
