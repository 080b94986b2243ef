import type { CardId, StudyDay } from '../ids'
import type { Format, Mode } from '../scheduling/log'
import type { Rating } from '../scheduling/memory'

/** An interval from which a card counts as mature, in days. */
export const MATURE_DAYS = 21

/** What retention needs to know of one answer that was not taken back. */
export type ReviewLine = {
  readonly cardId: CardId
  readonly day: StudyDay
  readonly rating: Rating
  readonly format: Format
  readonly mode: Mode
  /** The interval that the card had before, in days; 0 where it was new or in an intraday step. */
  readonly intervalDays: number
}

export type Tally = { readonly passed: number; readonly n: number }

/** One study day: all its answers, and those that test memory, by the maturity of their cards. */
export type DayTally = {
  readonly day: StudyDay
  readonly answers: number
  readonly young: Tally
  readonly mature: Tally
}

type Counting = { answers: number; young: { passed: number; n: number }; mature: { passed: number; n: number } }

/** Whether an answer was an attempt to recall under the schedule: no cramming, and nothing that can be guessed. */
const isAttempt = ({ mode, format }: ReviewLine): boolean =>
  mode !== 'cram' && (format === 'flash' || format === 'typed' || format === 'spoken')

/**
 * Counts answers by study day. A test of memory is the first attempt at a card on a study day after an interval of a day
 * or more; passed is Hard or better. `add` takes answers in order of time, in as many pieces as is handy.
 */
export const openTally = () => {
  const days = new Map<StudyDay, Counting>()
  const lastAttempt = new Map<CardId, StudyDay>()
  return {
    add: (lines: readonly ReviewLine[]): void => {
      for (const line of lines) {
        const { cardId, day, rating, intervalDays } = line
        const counting = days.get(day) ?? { answers: 0, young: { passed: 0, n: 0 }, mature: { passed: 0, n: 0 } }
        days.set(day, counting)
        counting.answers += 1
        if (!isAttempt(line)) continue
        const isFirst = lastAttempt.get(cardId) !== day
        lastAttempt.set(cardId, day)
        if (!isFirst || intervalDays < 1) continue
        const tally = intervalDays >= MATURE_DAYS ? counting.mature : counting.young
        tally.n += 1
        if (rating > 1) tally.passed += 1
      }
    },
    /** What was counted, earliest day first; days without an answer are missing. */
    days: (): readonly DayTally[] =>
      [...days].map(([day, counting]) => ({ day, ...counting })).sort((a, b) => a.day - b.day),
  }
}

/** The tallies of answers that are all at hand, in order of time. */
export const tallyDays = (lines: readonly ReviewLine[]): readonly DayTally[] => {
  const tally = openTally()
  tally.add(lines)
  return tally.days()
}
