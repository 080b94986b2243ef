import { DASHES, isCapitalisedToken, isJoiningDash, lowerAt, type Token } from '../figures/tokens'
import type { Span } from '../mention'
import {
  AFTER_NAMED_DATE,
  AFTER_NAMED_MONTH,
  BEFORE_A_MONTH,
  BEFORE_MAY,
  BEFORE_OF_MONTH,
  BEFORE_TO_MONTH,
  DATE_OPENERS,
  ONLY_MONTHS,
  RECURRING,
} from '../words/en/dates'
import { STOPS } from '../words/en/nouns'
import { isoAt, type MonthDate, monthDateAt, type Written } from './absolute'
import { type Day, edtfOf, intervalOf } from './calendar'
import { type DateContext, isBeforePast, saysOn, tenseAt, tenseOf } from './context'
import { fiscalYearAt } from './fiscal'
import { pointedYearAfter, relativeDateAt } from './relative'
import { yearOfReportedMonth } from './reported-year'
import { yearOf } from './resolve'
import { comparedYearsIn } from './sentence-years'
import { monthQuarterAt, yearDateAt } from './years'

const CLAUSE_ENDS = /^[,;:“”"()—–|]$/u
const LOOK_FOR_END = 9

/** The month without a year that “from 2% in January to 6% in November” runs to; null where a date ends no such span. */
function endOfSpan(
  tokens: readonly Token[],
  at: number,
  { from, to, next }: MonthDate,
): { readonly at: number; readonly date: MonthDate } | null {
  if (to !== null || from.year !== null || lowerAt(tokens, at - 1) !== 'in') return null
  const opens = [3, 4, 5, 6, 7].some((back) => lowerAt(tokens, at - back) === 'from')
  if (!opens || lowerAt(tokens, next) !== 'to') return null
  for (let place = next + 2; place < next + LOOK_FOR_END && place < tokens.length; place += 1) {
    if (CLAUSE_ENDS.test(lowerAt(tokens, place))) return null
    const date = lowerAt(tokens, place - 1) === 'in' ? monthDateAt(tokens, place) : null
    if (date) return date.from.year === null && date.to === null ? { at: place, date } : null
  }
  return null
}

/** A date of a sentence: tokens `from` to `next` (not included). Value null: a date that cannot be told. */
export type FoundDate = { readonly from: number; readonly next: number; readonly value: string | null }

type Whole = Written & Day

/** A month by itself is one only where the words before it say so; “May” and “March” want plainer words. */
function isMonthHere(tokens: readonly Token[], at: number, from: Written): boolean {
  if (from.day !== null || from.year !== null) return true
  const before = lowerAt(tokens, at - 1)
  if (/^(?:last|next|this)$/.test(before)) return true
  if (before === 'of' && BEFORE_OF_MONTH.has(lowerAt(tokens, at - 2))) return true
  if (before === 'to' && BEFORE_TO_MONTH.has(lowerAt(tokens, at - 2))) return true
  // “mid-June”
  if (isJoiningDash(tokens, at - 1)) return /^(?:mid|early|late)$/.test(lowerAt(tokens, at - 2))
  const word = lowerAt(tokens, at)
  if (/^(?:may|march)$/.test(word)) return BEFORE_MAY.has(before)
  return BEFORE_A_MONTH.has(before) || (ONLY_MONTHS.has(word) && standsAlone(tokens, at))
}

/** A capital that is none of a word which opens sentences: “Black September”, but not “The September vote”. */
const isCapitalisedWord = (token: Token | undefined): boolean =>
  isCapitalisedToken(token) && !STOPS.has(token?.lower ?? '')

/** “the September vote”, “the trouble of January”: no capital beside it makes a name of it, and it is no month of every year. */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const dot = lowerAt(tokens, at + 1) === '.' && tokens[at + 1]?.glued ? at + 2 : at + 1
  const [before, after] = [tokens[at - 1], tokens[dot]]
  if (RECURRING.has(before?.lower ?? '') || isCapitalisedWord(before)) return false
  if (before?.glued === false && before.kind === 'number') return false
  return !isCapitalisedToken(after) && after?.kind !== 'number' && !DASHES.has(after?.text ?? '')
}

/** “last September”: only where it cannot be the one of this year as well. */
function pointedMonth(
  tokens: readonly Token[],
  at: number,
  { from }: MonthDate,
  published: Day,
): number | null | undefined {
  const pointer = lowerAt(tokens, at - 1)
  if (!/^(?:last|next|this)$/.test(pointer) || from.year !== null) return undefined
  if (pointer === 'this') return published.year
  if (published.month === null || from.day !== null) return null
  if (pointer === 'last') return from.month >= published.month ? published.year - 1 : null
  return from.month <= published.month ? published.year + 1 : null
}

function monthDate(tokens: readonly Token[], at: number, context: DateContext): FoundDate | null {
  const date = monthDateAt(tokens, at)
  if (!date) return null
  const { published, elsewhere } = context
  const nothing = { from: at, next: date.next, value: null }
  const after = `${lowerAt(tokens, date.next)} ${lowerAt(tokens, date.next + 1)}`
  // “from January to July that year”
  if (after === 'that year' && context.thatYear !== null && date.from.year === null) {
    const [from, to] = [date.from, date.to].map((part) => part && { ...part, year: part.year ?? context.thatYear })
    return { from: at, next: date.next, value: from ? edtf(from, to ?? null) : null }
  }
  const told = toldYearOf(tokens, at, date, context)
  if (told !== null)
    return {
      from: at,
      next: date.next,
      value: edtf({ ...date.from, year: told }, date.to && { ...date.to, year: told }),
    }
  const isThen = /^(?:that|the) (?:year|same|following|previous)$/.test(after)
  const behind = lowerAt(tokens, date.next)
  // “in the previous December”: before what, another sentence says.
  const isBeside = date.from.year === null && /^(?:previous|preceding|following)$/.test(lowerAt(tokens, at - 1))
  if (isBeside) return nothing
  const isName =
    date.from.year === null &&
    (AFTER_NAMED_MONTH.has(behind) || (date.from.day !== null && AFTER_NAMED_DATE.has(behind)))
  const clipped = /^[‘']$/.test(lowerAt(tokens, date.next)) && tokens[date.next + 1]?.kind === 'number'
  if (!isMonthHere(tokens, at, date.from) || isName || isThen || clipped) return date.from.day === null ? null : nothing
  let { from, to } = date
  let [start, next] = [at, date.next]
  if ((to ?? from).year === null) {
    const pointed = pointedYearAfter(tokens, next, published)
    if (pointed) {
      if (pointed.year === null) return { ...nothing, next: pointed.next }
      next = pointed.next
      to = to && { ...to, year: pointed.year }
      from = { ...from, year: pointed.year }
    } else {
      if (!published || isAttack(tokens, date)) return nothing
      const last = pointedMonth(tokens, at, date, published)
      const isTold = saysOn(tokens, at) && !context.sameSentenceEarlier
      const isOfNow = isTold || isSinceThen(tokens, at)
      const reported =
        context.sameSentence || tenseAt(tokens, at) === 'future'
          ? null
          : yearOfReportedMonth(from.month, context.reportedYear, published)
      const isUnsure =
        last === undefined &&
        reported === null &&
        (context.isLongAgo || (!isOfNow && (elsewhere || isBehindOther(tokens, at, published))))
      if (last === null || isUnsure) return nothing
      const inferred = inferredYear(tokens, at, date, published)
      const end = endOfSpan(tokens, at, date)
      const endYear = end && inferredYear(tokens, end.at, end.date, published)
      // “from 2% in January to 6% in November”, printed in March: the January before that November.
      const isBehindItsEnd = end !== null && inferred !== null && (endYear === null || inferred > endYear)
      const year = last ?? reported ?? (isBehindItsEnd ? (end.date.from.month > from.month ? endYear : null) : inferred)
      if (year === null || isStillGoingOn(tokens, next, { year, month: from.month }, published)) return nothing
      // In a report of another year nobody knows whether a month is of that or of the time of writing.
      if (last === undefined && context.reportedYear !== null && context.reportedYear !== year) return nothing
      if (last !== undefined) start = at - 1
      to = to && { ...to, year }
      from = { ...from, year: to && from.month > to.month ? year - 1 : year }
    }
  }
  return { from: start, next, value: edtf(from, to) }
}

/** The year of a date without one, from the tense of its sentence and the day of publication. */
const inferredYear = (tokens: readonly Token[], at: number, date: MonthDate, published: Day): number | null =>
  yearOf(date.to ?? date.from, published, {
    near: isSetFor(tokens, at, date.from) ? 'future' : tenseAt(tokens, at),
    sentence: tenseOf(tokens),
    isDeadline: isDeadline(tokens, at),
    isDone: isDoneBySomebody(tokens, date),
  })

/** “has fallen since August”, “has until 1 December”: what began or ends so is so on the day of writing. */
function isSinceThen(tokens: readonly Token[], at: number): boolean {
  const bound = [1, 2, 3].find((back) => /^(?:since|until|till)$/.test(lowerAt(tokens, at - back)))
  if (bound === undefined) return false
  for (let back = bound + 1; back <= bound + 6; back += 1) {
    const word = lowerAt(tokens, at - back)
    if (word === '' || /^[,;:“”"()—–|]$/u.test(word) || /^(?:had|was|were|would)$/.test(word)) return false
    if (/^(?:has|have|'ve)$/.test(word)) return true
  }
  return false
}

const COUNT_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const LOOK_FOR_LENGTH = 12

/** “given in June protected them for six months”, printed in November: what is told as over began a year earlier. */
function isStillGoingOn(
  tokens: readonly Token[],
  next: number,
  { year, month }: { readonly year: number; readonly month: number },
  published: Day,
): boolean {
  if (published.month === null || tenseOf(tokens) !== 'past') return false
  for (let at = next; at < next + LOOK_FOR_LENGTH && at < tokens.length; at += 1) {
    if (lowerAt(tokens, at) !== 'for' || lowerAt(tokens, at + 2) !== 'months') continue
    const word = lowerAt(tokens, at + 1)
    const months = COUNT_WORDS.indexOf(word) + 1 || Number(word)
    return months > (published.year - year) * 12 + published.month - month
  }
  return false
}

/** “up from 4% in 2019 and 3% in June”: behind another year nobody knows. */
const isBehindOther = (tokens: readonly Token[], at: number, published: Day): boolean =>
  comparedYearsIn(tokens).some(({ place, year }) => place < at && year !== published.year)

/** “called a hearing for Dec. 9”, “gave the company until April 30”: the day lay ahead when it was set. */
function isSetFor(tokens: readonly Token[], at: number, from: Written): boolean {
  const before = lowerAt(tokens, at - 1)
  if (before === 'from' && lowerAt(tokens, at - 2) === 'effect') return true
  if (from.day === null || !/^(?:for|until)$/.test(before)) return false
  const setting = before === 'for' ? SETS_A_DAY : GIVES_TIME
  for (let back = 2; back <= 6; back += 1) {
    const word = lowerAt(tokens, at - back)
    if (word === '' || /^[,;:“”"()—–|]$/u.test(word)) return false
    if (setting.test(word)) return true
  }
  return false
}

const SETS_A_DAY = /^(?:hearing|meeting|vote|election|trial|summit|talks|set|scheduled|slated|planned|booked|fixed)$/
const GIVES_TIME = /^(?:gave|given|gives|has|have|extended|granted)$/

/** “On 9 November we wrote to the ministry”: the day opens the sentence, and somebody acts in the past right behind it. */
const isDoneBySomebody = (tokens: readonly Token[], { from, to, next }: MonthDate): boolean =>
  from.day !== null &&
  to === null &&
  next <= 4 &&
  lowerAt(tokens, 0) === 'on' &&
  /^(?:i|we|he|she|they)$/.test(lowerAt(tokens, next)) &&
  isBeforePast(tokens, next)

/** Sentences behind a named year in which a day, or a month alone, is taken to be of that year. */
const TOLD_FOR_DAYS = 4
const TOLD_FOR_MONTHS = 1

/** The year of a date without one in a text about long ago: that named last, where the calendar does not go back. */
function toldYearOf(
  tokens: readonly Token[],
  at: number,
  { from, to, next }: MonthDate,
  { toldYear, published }: DateContext,
): number | null {
  if (!toldYear || !published || from.year !== null || (to && (to.year !== null || to.month < from.month))) return null
  if (toldYear.sentencesAgo > (from.day === null ? TOLD_FOR_MONTHS : TOLD_FOR_DAYS)) return null
  if (toldYear.month !== null && from.month < toldYear.month) return null
  if (from.day === null && !isMonthHere(tokens, at, from)) return null
  if (pointedYearAfter(tokens, next, published) || isAttack(tokens, { from, to, next })) return null
  if (/^(?:last|next|this)$/.test(lowerAt(tokens, at - 1)) || RECURRING.has(lowerAt(tokens, at - 1))) return null
  return toldYear.year
}

/** “until noon on 1 December”, “as early as Sept. 30”. */
const isDeadline = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3].some((back) => /^(?:until|till|before|early|deadline)$/.test(lowerAt(tokens, at - back)))

/** The day that has become a name. */
const isAttack = (tokens: readonly Token[], { from, next }: MonthDate): boolean =>
  from.month === 9 &&
  from.day === 11 &&
  (isCapitalisedToken(tokens[next]) || /^(?:attack|attacks|terror|terrorist|hijackers)/.test(lowerAt(tokens, next)))

const isWhole = (date: Written): date is Whole => date.year !== null

function edtf(from: Written, to: Written | null): string | null {
  if (!isWhole(from) || (to && !isWhole(to))) return null
  return to ? intervalOf(from, to) : edtfOf(from)
}

/** Whether a date can begin with a word. */
const mayOpen = ({ lower }: Token): boolean => DATE_OPENERS.has(lower) || (lower.startsWith('fy') && lower.length > 3)

/** The dates among the tokens of a sentence, in order, also those that cannot be told: they are nothing else. */
export function datesIn(tokens: readonly Token[], context: DateContext): FoundDate[] {
  const dates: FoundDate[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    if (token?.kind === 'sign' || (token?.kind === 'word' && !mayOpen(token))) {
      at += 1
      continue
    }
    const iso = isoAt(tokens, at)
    const found =
      (iso && { from: at, next: iso.next, value: iso.value }) ??
      monthQuarterAt(tokens, at, context) ??
      monthDate(tokens, at, context) ??
      relativeDateAt(tokens, at, context) ??
      fiscalYearAt(tokens, at) ??
      yearDateAt(tokens, at, context)
    if (found)
      dates.push(
        found.value?.includes('/') && lowerAt(tokens, found.from - 1) === 'between'
          ? { ...found, from: found.from - 1 }
          : found,
      )
    at = found ? Math.max(at + 1, found.next) : at + 1
  }
  return dates
}

export const spanOf = (tokens: readonly Token[], date: FoundDate): Span => ({
  start: tokens[date.from]?.start ?? 0,
  end: tokens[date.next - 1]?.end ?? 0,
})
