import type { StudyDay } from '../../domain/ids'
import type { DeckLimits } from '../../domain/scheduling/settings'
import { MOST_CARDS_A_DAY } from '../../domain/scheduling/validate'
import type { AnkiDayLimit, AnkiDeckLimits } from './anki-package'

export const NO_ANKI_LIMITS: AnkiDeckLimits = {
  newPerDay: null,
  reviewsPerDay: null,
  newToday: null,
  reviewsToday: null,
}

/** Whether a deck has limits of its own. */
export const hasLimits = (limits: AnkiDeckLimits): boolean => Object.values(limits).some((limit) => limit !== null)

/**
 * The limits of a deck here as Anki has them. Those of a day before the package begins are left out.
 * @param firstDay the study day from which the package counts
 */
export const ankiLimitsOf = ({ newPerDay, reviewsPerDay, today }: DeckLimits, firstDay: StudyDay): AnkiDeckLimits => {
  const ofDay = (limit: number | null | undefined): AnkiDayLimit | null =>
    today && limit !== null && limit !== undefined && today.day >= firstDay
      ? { limit, day: today.day - firstDay }
      : null
  return { newPerDay, reviewsPerDay, newToday: ofDay(today?.newPerDay), reviewsToday: ofDay(today?.reviewsPerDay) }
}

const within = (limit: number | null): number | null => (limit === null ? null : Math.min(limit, MOST_CARDS_A_DAY))

/**
 * The limits of a deck as they are here; null if none is left. Limits of one day count only on that day.
 * @param firstDay the study day from which the package counts
 * @param today the learner's study day
 */
export const deckLimitsOf = (limits: AnkiDeckLimits, firstDay: StudyDay, today: StudyDay): DeckLimits | null => {
  const ofToday = (one: AnkiDayLimit | null): number | null =>
    one !== null && firstDay + one.day === today ? within(one.limit) : null
  const [newToday, reviewsToday] = [ofToday(limits.newToday), ofToday(limits.reviewsToday)]
  const hasToday = newToday !== null || reviewsToday !== null
  const own: DeckLimits = {
    newPerDay: within(limits.newPerDay),
    reviewsPerDay: within(limits.reviewsPerDay),
    today: hasToday ? { day: today, newPerDay: newToday, reviewsPerDay: reviewsToday } : null,
  }
  return own.newPerDay === null && own.reviewsPerDay === null && !hasToday ? null : own
}
