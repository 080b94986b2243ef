import type { Written } from './absolute'
import { type Day, daysBetween } from './calendar'
import type { Tense } from './context'

/** A day that is past within these days is meant, unless the sentence looks ahead. */
const LATELY_DAYS = 200
/** A day to come within these days is meant, unless the sentence looks back. */
const SOON_DAYS = 60
/** A day to come within these days is meant where the sentence looks ahead. */
const AHEAD_DAYS = 270

/** A day nearer than this may have been told of before it came. */
const LEAST_DAYS = 14

/** The tense of the clause that holds the date, and the one that its whole sentence agrees on. */
export type Tenses = {
  readonly near: Tense
  readonly sentence: Tense
  /** “by”, “until” or “before” stands before the date: it is more often to come. */
  readonly isDeadline: boolean
  /** “On 9 November we wrote”: what somebody did on that day is over. */
  readonly isDone: boolean
}

/**
 * The year of a date that names none, from the publication date and whether it lies ahead. Null where the text does
 * not tell, and where publication is known by year only.
 */
export function yearOf(date: Written, published: Day, tenses: Tenses): number | null {
  if (published.month === null) return null
  const bothDays = date.day !== null && published.day !== null
  const days = bothDays
    ? daysBetween(published, { year: published.year, month: date.month, day: date.day })
    : (date.month - published.month) * 30
  if (days === 0) return published.year
  return days < 0 ? before(published.year, -days, tenses) : after(published.year, days, tenses)
}

/** The day of this year is over: it is meant, unless the sentence looks ahead to the next. */
function before(year: number, days: number, { near, sentence }: Tenses): number | null {
  const tense = near ?? sentence
  if (tense === 'future') return near === 'future' && days > LATELY_DAYS ? year + 1 : null
  return days <= LATELY_DAYS || tense === 'past' ? year : null
}

/** The day of this year is still to come: it is meant, unless the sentence tells of the year before. */
function after(year: number, days: number, { near, sentence, isDeadline, isDone }: Tenses): number | null {
  if (isDone && days > LEAST_DAYS) return year - 1
  if (near === 'past') return days > 2 * SOON_DAYS ? year - 1 : null
  if (days <= SOON_DAYS) return near === null && sentence === 'past' && !isDeadline ? null : year
  const tense = near ?? sentence
  if (tense === 'future') return days <= AHEAD_DAYS ? year : null
  return null
}
