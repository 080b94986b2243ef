import { ONES, TEENS } from '../../text/number-words'
import { isCapitalisedToken, lowerAt, type Token } from '../figures/tokens'
import { ABOUT, AFTER_NAMED_DAY, NAMED_DAYS, WEEKDAYS } from '../words/en/dates'
import { monthDateAt } from './absolute'
import { type Day, edtfOf, intervalOf, plusDays, plusMonths, weekdayOf } from './calendar'
import { type DateContext, isBeforePast, isByPlan, saysOn, tellsOfPastOnly, tenseAt } from './context'

/** A date that only the publication date tells: tokens `from` to `next` (not included); null is known to be none. */
export type RelativeDate = { readonly from: number; readonly next: number; readonly value: string | null }

const POINTERS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
])

/** After one of these, “last year” is the last of several or a stretch up to now. */
const OWNED = /^(?:the|its|his|her|their|our|my|your|'s|very|every|each|past|second|that|per|a|to)$/

/** “last year”, “this month”, “next week”: the period as EDTF, a week as its Monday and Sunday. */
function pointedAt(tokens: readonly Token[], at: number, { published }: DateContext): RelativeDate | null {
  const steps = POINTERS.get(lowerAt(tokens, at))
  const unit = lowerAt(tokens, at + 1)
  if (steps === undefined || !/^(?:year|month|week)$/.test(unit)) return null
  const found = (value: string | null): RelativeDate => ({ from: at, next: at + 2, value })
  if (
    OWNED.test(lowerAt(tokens, at - 1)) ||
    lowerAt(tokens, at + 2) === 'of' ||
    /^\d{4}$/.test(lowerAt(tokens, at + 2))
  )
    return found(null)
  if (!published) return found(null)
  if (unit === 'year') return found(edtfOf({ year: published.year + steps, month: null, day: null }))
  if (published.month === null) return found(null)
  if (unit === 'month') return found(edtfOf(plusMonths(published, steps)))
  if (published.day === null) return found(null)
  const monday = plusDays(published, 1 - weekdayOf(published) + 7 * steps)
  return found(intervalOf(monday, plusDays(monday, 6)))
}

/** “Tuesday”, “on Tuesday”, “last Friday”: the nearest such day on the side that the sentence says. */
function weekdayAt(tokens: readonly Token[], at: number, context: DateContext): RelativeDate | null {
  const token = tokens[at]
  const number = WEEKDAYS.get(token?.lower ?? '')
  if (number === undefined || !isCapitalisedToken(token)) return null
  const pointer = POINTERS.has(lowerAt(tokens, at - 1)) ? lowerAt(tokens, at - 1) : null
  const found = (value: string | null): RelativeDate => ({ from: pointer ? at - 1 : at, next: at + 1, value })
  const before = tokens[at - 1]
  const isName =
    NAMED_DAYS.has(before?.lower ?? '') ||
    AFTER_NAMED_DAY.has(lowerAt(tokens, at + 1)) ||
    lowerAt(tokens, at + 1) === "'s"
  const joined =
    isBeforeDate(tokens, at + 1) || before?.text === '-' || (tokens[at + 1]?.glued && tokens[at + 1]?.text === '-')
  const { published, sameSentence, isLongAgo } = context
  // “said on Thursday that … in 2019”: the other year is not that of the saying.
  const isElsewhere = isLongAgo || (sameSentence && !saysOn(tokens, at))
  if (isName || joined || isElsewhere || !published || published.day === null) return found(null)
  if (pointer === 'next' || pointer === 'this') return found(null)
  const days = number - weekdayOf(published)
  if (pointer === 'last') {
    // Earlier in the same week it may be this one or the one before.
    return found(days > 0 ? edtfOf(plusDays(published, days - 7)) : null)
  }
  const isPast =
    (lowerAt(tokens, at - 1) === 'on' && isBeforePast(tokens, at)) ||
    (TIME_OF_DAY.test(lowerAt(tokens, at - 1)) && tellsOfPastOnly(tokens))
  const tense = tenseAt(tokens, at) ?? (isPast ? 'past' : null)
  if (tense === 'past') return found(edtfOf(plusDays(published, days > 0 ? days - 7 : days)))
  const isAhead = tense === 'future' || (tense === null && isByPlan(tokens, at))
  return found(isAhead ? edtfOf(plusDays(published, days > 0 ? days : days + 7)) : null)
}

/** “before dawn Tuesday”, “late Tuesday”: the weekday of news agencies, which need no “on”. */
const TIME_OF_DAY = /^(?:dawn|dusk|midnight|noon|daybreak|sunrise|sunset|nightfall)$/

/** “Tuesday, 3 September”: the date behind it says more. */
function isBeforeDate(tokens: readonly Token[], at: number): boolean {
  const date = lowerAt(tokens, at) === ',' ? at + 1 : at
  return monthDateAt(tokens, date) !== null
}

/** “three weeks ago”, where it is meant exactly. */
function agoAt(tokens: readonly Token[], at: number, { published }: DateContext): RelativeDate | null {
  const word = lowerAt(tokens, at)
  const amount =
    word === 'a' ? 1 : (ONES.get(word) ?? TEENS.get(word) ?? (/^[1-9]\d?$/.test(word) ? Number(word) : null))
  const unit = /^(?<unit>day|week|month|year)s?$/.exec(lowerAt(tokens, at + 1))?.groups?.unit
  if (amount === null || !unit || lowerAt(tokens, at + 2) !== 'ago') return null
  const found = (value: string | null): RelativeDate => ({ from: at, next: at + 3, value })
  // “thirty-two years ago”: “two” is half of the number.
  const isHalf = /^[-–]$/.test(lowerAt(tokens, at - 1))
  const isVague = isHalf || ABOUT.has(lowerAt(tokens, at - 1)) || /^(?:or|to|and)$/.test(lowerAt(tokens, at - 1))
  if (isVague || !published) return found(null)
  if (unit === 'year') return found(edtfOf({ year: published.year - amount, month: null, day: null }))
  if (published.month === null) return found(null)
  if (unit === 'month') return found(edtfOf(plusMonths(published, -amount)))
  if (published.day === null) return found(null)
  return found(edtfOf(plusDays(published, unit === 'week' ? -7 * amount : -amount)))
}

function yesterdayAt(
  tokens: readonly Token[],
  at: number,
  { published, sameSentence }: DateContext,
): RelativeDate | null {
  if (lowerAt(tokens, at) !== 'yesterday') return null
  const exact = published !== null && published.day !== null && !sameSentence && lowerAt(tokens, at + 1) !== "'s"
  return { from: at, next: at + 1, value: exact ? edtfOf(plusDays(published, -1)) : null }
}

/** Reads a relative date at a token; its value is null where it cannot be told, and then it is nothing else either. */
export function relativeDateAt(tokens: readonly Token[], at: number, context: DateContext): RelativeDate | null {
  return (
    pointedAt(tokens, at, context) ??
    weekdayAt(tokens, at, context) ??
    agoAt(tokens, at, context) ??
    yesterdayAt(tokens, at, context)
  )
}

/** The year of “last year” and “this year” behind a month: “in September last year”, “June of this year”. */
export function pointedYearAfter(
  tokens: readonly Token[],
  at: number,
  published: Day | null,
): { year: number | null; next: number } | null {
  const from = lowerAt(tokens, at) === 'of' ? at + 1 : at
  const steps = POINTERS.get(lowerAt(tokens, from))
  if (steps === undefined || lowerAt(tokens, from + 1) !== 'year') return null
  return { year: published ? published.year + steps : null, next: from + 2 }
}
