import { asciiRegExp } from '../../text/ascii-reg-exp'
import { countedAt } from '../figures/nouns'
import { isInTitle } from '../figures/titled'
import { DASHES, isCapitalisedToken, isJoiningDash, lowerAt, type Token } from '../figures/tokens'
import { BEFORE_A_YEAR, DOUBTFUL, FUTURE, ORDINAL_AT, QUARTERS } from '../words/en/dates'
import { LABELS, SCALE_WORDS } from '../words/en/numbers'
import { decadeOf, intervalOf } from './calendar'
import { type DateContext, tenseAt, tenseOf } from './context'
import { type DateReading, monthTokenAt, rangeJoiner, yearAt } from './parts'
import { pointedYearAfter } from './relative'

/** A date in years: tokens `from` to `next` (not included). */
export type YearDate = { readonly from: number; readonly next: number; readonly value: string }

/** Years that a text of today names without a word before them that says so. */
const PLAIN = /^(?:19\d\d|20[0-5]\d)$/
const NO_YEAR_BEHIND = asciiRegExp(/^(?:ad|fiscal|fy|[\p{Sc}#+=×~≈])$/u)
const UNITS =
  /^(?:%|percent|per|pct|people|troops|soldiers|men|women|km|miles|kilometres|tonnes|tons|dollars|euros|yuan|roubles|rubles|yen|MW|GW)$/u

/** Whether four digits are a year where they stand. */
function isYear(tokens: readonly Token[], at: number): boolean {
  const [token, before, after] = [tokens[at], tokens[at - 1], tokens[at + 1]]
  if (!token) return false
  if (
    after &&
    (SCALE_WORDS.has(after.lower) || UNITS.test(after.text) || /^(?:bc|bce|ad|ce|b\.c\.|a\.d\.)$/.test(after.lower))
  )
    return false
  if (before && NO_YEAR_BEHIND.test(before.lower)) return false
  // The rest of “September 3 and 5, 2023”.
  if (before?.text === ',' && /^(?:[1-9]|[12]\d|3[01])$/.test(lowerAt(tokens, at - 2))) return false
  if (lowerAt(tokens, at - 2) === 'fiscal' || (lowerAt(tokens, at - 2) === 'financial' && before?.lower === 'year'))
    return false
  const saysYear = before !== undefined && BEFORE_A_YEAR.has(before.lower)
  if (before && LABELS.has(before.lower) && !saysYear) return false
  // A name with a year in it: “Vision 2030”, “Tokyo 2020”.
  if (before?.kind === 'word' && !saysYear && isCapitalisedToken(before) && at > 1 && !isInRow(tokens)) return false
  if (
    /^(?:about|around|some|for|to|and|or|between|over|than|of|by)$/.test(before?.lower ?? '') ||
    before === undefined
  ) {
    const counted = countedAt(tokens, at + 1)
    if (counted && counted.next === at + 2 && /s$/.test(counted.unit) && !/^[“"A-Z]/u.test(tokens[at + 1]?.text ?? ''))
      return false
  }
  if (isJoiningDash(tokens, at + 1) && tokens[at + 2]?.kind === 'word') return false
  if (isJoiningDash(tokens, at + 1) && isEndOfAccounts(tokens, at, at + 3)) return false
  if (isOfAnAct(tokens, at) || isInTitle(tokens, at) || isPartOfName(tokens, at) || isOfSamePeriod(tokens, at))
    return false
  return PLAIN.test(token.text) || (saysYear && /^(?:in|since|until|during|circa)$/.test(before?.lower ?? ''))
}

/** “the Securities Exchange Act of 1934”: the year is part of the name. */
const isOfAnAct = (tokens: readonly Token[], at: number): boolean =>
  lowerAt(tokens, at - 1) === 'of' &&
  /^(?:Acts?|Statute|Ordinance|Code|Bill|Law|Rules|Regulations)$/.test(tokens[at - 2]?.text ?? '')

/** “the 1992 Fund”, “1932 and After”. */
const isPartOfName = (tokens: readonly Token[], at: number): boolean =>
  /^(?:Fund|Act|Convention|Protocol|Directive|Regulation|Code)$/.test(tokens[at + 1]?.text ?? '') ||
  (lowerAt(tokens, at + 1) === 'and' && /^(?:After|Beyond|All)$/.test(tokens[at + 2]?.text ?? ''))

/** “the same quarter of 2023”: the year is not all that is meant, and which quarter another sentence says. */
const isOfSamePeriod = (tokens: readonly Token[], at: number): boolean =>
  /^(?:of|in)$/.test(lowerAt(tokens, at - 1)) &&
  /^(?:quarter|half|month|period)$/.test(lowerAt(tokens, at - 2)) &&
  lowerAt(tokens, at - 3) === 'same'

/** “the end of the 2025–26 financial year”: in which month that is, nobody says. */
const isEndOfAccounts = (tokens: readonly Token[], at: number, next: number): boolean =>
  /^(?:financial|fiscal)$/.test(lowerAt(tokens, next)) &&
  lowerAt(tokens, at - 2) === 'of' &&
  /^(?:end|start|beginning)$/.test(lowerAt(tokens, at - 3))

/** In a table “Licences 2022” heads a column. */
const isInRow = (tokens: readonly Token[]): boolean => tokens[0]?.text === '|'

/** “2015–2021”, “2015 to 2021”, “2015–16”, “2015/16”. */
function yearRange(tokens: readonly Token[], at: number): DateReading<string> | null {
  const first = yearAt(tokens, at)
  if (!first) return null
  const slash = lowerAt(tokens, first.next) === '/' && tokens[first.next]?.glued ? first.next + 1 : null
  const joiner = slash ?? rangeJoiner(tokens, first.next, lowerAt(tokens, at - 1))
  if (joiner === null) return null
  const full = slash === null ? yearAt(tokens, joiner) : null
  const short = tokens[joiner]
  const isShort =
    short?.kind === 'number' &&
    short.glued &&
    /^\d\d$/.test(short.text) &&
    !(tokens[joiner + 1]?.glued && tokens[joiner + 1]?.kind !== 'sign')
  if (isShort && tokens[joiner + 1]?.glued && DASHES.has(lowerAt(tokens, joiner + 1))) return null
  const last = full?.value ?? (isShort ? Math.floor(first.value / 100) * 100 + Number(short.text) : null)
  if (last === null || (full && !isYear(tokens, joiner) && !PLAIN.test(short?.text ?? ''))) return null
  const day = (year: number) => ({ year, month: null, day: null })
  const value = intervalOf(day(first.value), day(last))
  const next = full?.next ?? joiner + 1
  return value && !isEndOfAccounts(tokens, at, next) ? { value, next } : null
}

/** “1990s”, with “the” and “early”, “late” or “mid-” before it. */
function decadeAt(tokens: readonly Token[], at: number): YearDate | null {
  const [token, ending] = [tokens[at], tokens[at + 1]]
  if (token?.kind !== 'number' || !/^(?:1[5-9]|20)\d0$/.test(token.text) || !ending?.glued) return null
  if (ending.lower !== 's' && ending.lower !== "'s") return null
  // “the 1900s” may be ten years or a hundred.
  if (/^1\d00$/.test(token.text)) return null
  let from = at
  const back = isJoiningDash(tokens, from - 1) ? 2 : 1
  if (/^(?:early|late|mid)$/.test(lowerAt(tokens, from - back))) from -= back
  if (lowerAt(tokens, from - 1) === 'the') from -= 1
  return { from, next: at + 2, value: decadeOf(Number(token.text)) }
}

/** “the first quarter of 2023”, “Q3 2024”, “second half of 2021”, without what a company calls its year. */
function periodAt(tokens: readonly Token[], at: number, context: DateContext): YearDate | null {
  const short = QUARTERS.get(lowerAt(tokens, at))
  const ordinal = ORDINAL_AT.get(lowerAt(tokens, at))
  const isJoined = isJoiningDash(tokens, at + 1)
  const months = short ?? (ordinal ? monthsOf(ordinal, lowerAt(tokens, isJoined ? at + 2 : at + 1)) : null)
  if (!months || isFiscal(tokens, at)) return null
  const after = short ? at + 1 : at + (isJoined ? 3 : 2)
  const isDefinite = lowerAt(tokens, at - 1) === 'the'
  // “the third-quarter loss”: the article belongs to the loss.
  const from = isDefinite && !(isJoined && tokens[after]?.kind === 'word') ? at - 1 : at
  const written = yearAt(tokens, /^(?:of|in|,)$/.test(lowerAt(tokens, after)) ? after + 1 : after)
  const pointed = written ? null : pointedYearAfter(tokens, after, context.published)
  const isWhole = written !== null || (!pointed && isDefinite && lowerAt(tokens, after) !== 'of')
  const year = written?.value ?? pointed?.year ?? (isWhole ? nearestYearOf(tokens, at, months[1], context) : null)
  if (year === null) return null
  const value = intervalOf({ year, month: months[0], day: null }, { year, month: months[1], day: null })
  return value ? { from, next: written?.next ?? pointed?.next ?? after, value } : null
}

const isFiscal = (tokens: readonly Token[], at: number): boolean =>
  [-3, -2, -1, 1, 2, 3, 4].some((by) => /^(?:fiscal|financial|fy)/.test(lowerAt(tokens, at + by)))

/** The year of a quarter or half that names none: the last that is over not long, or the one that is on, where the words look ahead. */
function nearestYearOf(
  tokens: readonly Token[],
  at: number,
  lastMonth: number,
  { published, elsewhere, sameSentence, sameSentenceEarlier }: DateContext,
): number | null {
  // “in the September quarter, and fall back by mid-2026”: a year to come says nothing of a quarter before it.
  const isBeforeOther = sameSentence && !sameSentenceEarlier
  if (!published || published.month === null || (elsewhere && !isBeforeOther)) return null
  const tense = tenseOf(tokens)
  const monthsTo = (lastMonth - published.month + 12) % 12
  if (monthsTo <= 2 && tenseAt(tokens, at) !== 'past' && (tense === 'future' || looksForward(tokens, at)))
    return lastMonth >= published.month ? published.year : published.year + 1
  const monthsAgo = (published.month - lastMonth + 12) % 12
  if (elsewhere || tense === 'future' || monthsAgo === 0 || monthsAgo > 5) return null
  return published.month > lastMonth ? published.year : published.year - 1
}

/** “would touch 3 per cent in the September quarter”. */
function looksForward(tokens: readonly Token[], at: number): boolean {
  for (let back = 1; back <= 9; back += 1) {
    const word = lowerAt(tokens, at - back)
    if (word === '' || /^[,;:“”"()—–|]$/u.test(word)) return false
    if (FUTURE.has(word) || DOUBTFUL.has(word)) return true
  }
  return false
}

/** “the June quarter”, “the December quarter of 2023”: the three months that end with one. */
export function monthQuarterAt(tokens: readonly Token[], at: number, context: DateContext): YearDate | null {
  const month = monthTokenAt(tokens, at)
  if (!month || month.value % 3 !== 0 || lowerAt(tokens, month.next) !== 'quarter') return null
  if (!/^(?:the|in|for|last|this|its)$/.test(lowerAt(tokens, at - 1)) || isFiscal(tokens, at)) return null
  const from = lowerAt(tokens, at - 1) === 'the' ? at - 1 : at
  const after = month.next + 1
  const written = yearAt(tokens, lowerAt(tokens, after) === 'of' ? after + 1 : after)
  const pointed = written ? null : pointedYearAfter(tokens, after, context.published)
  const year = written?.value ?? pointed?.year ?? (pointed ? null : nearestYearOf(tokens, at, month.value, context))
  if (year === null) return null
  const value = intervalOf({ year, month: month.value - 2, day: null }, { year, month: month.value, day: null })
  return value ? { from, next: written?.next ?? pointed?.next ?? after, value } : null
}

function monthsOf(ordinal: number, unit: string): readonly [number, number] | null {
  if (unit === 'quarter' && ordinal <= 4) return [ordinal * 3 - 2, ordinal * 3]
  return unit === 'half' && ordinal <= 2 ? [ordinal * 6 - 5, ordinal * 6] : null
}

/** Reads a date without a month at a token: a period, a decade, a range of years, or a year. */
export function yearDateAt(tokens: readonly Token[], at: number, context: DateContext): YearDate | null {
  const period = periodAt(tokens, at, context)
  if (period) return period
  const decade = decadeAt(tokens, at)
  if (decade) return decade
  const year = yearAt(tokens, at)
  if (!year || !isYear(tokens, at)) return null
  const range = yearRange(tokens, at)
  if (range) return { from: at, ...range }
  return { from: at, next: year.next, value: String(year.value).padStart(4, '0') }
}
