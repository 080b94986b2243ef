import { dateValues } from '../../cards/date-values'
import { relativeDates } from '../../cards/relative-dates'
import { edtfDates, formatEdtf } from '../../content/edtf'
import { CONTENT_DATES } from '../../format/date-style'
import { memoize } from '../../memoize'
import type { Mention, Span } from '../mention'
import type { Edit } from './edits'

const HAS_YEAR = /(?:\b|\bFY)(?:1\d|20)\d\d\b|\d0s\b/u

/** Whether a date is told from the day of writing, or without its year, so that it needs its value beside it. */
export const isRelative = ({ kind, quote, value }: Mention): boolean =>
  kind === 'date' && typeof value === 'string' && !HAS_YEAR.test(quote)

const MONTH =
  /^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?: \d{1,2}(?:st|nd|rd|th)?)?$/u

/** “January to July”, “between March and May”, “4–6 September”, “Sept. 4 and 5”: the year is all that they lack. */
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const JOINER = '(?: (?:to|and|until|till|through) | ?[–-] ?)'
const ONE_MONTH = MONTH.source.slice(1, -1)
const MONTHS = new RegExp(
  `^(?:from |between )?(?:${ONE_MONTH}${JOINER}${ONE_MONTH}|${DAY}${JOINER}${ONE_MONTH}|${ONE_MONTH}${JOINER}${DAY})$`,
  'iu',
)

/** “the June quarter”: named by its last month. */
const MONTH_QUARTER = /^(?:the )?(?:March|June|September|December) quarter$/u

const yearsOf = (value: string): readonly number[] => edtfDates(value).map(({ year }) => year)

/** “January”, “12 May”, “January to July”: a date as it stands but for its year. */
export const lacksOnlyYear = (mention: Mention): boolean =>
  isRelative(mention) &&
  (MONTH.test(mention.quote) ||
    MONTH_QUARTER.test(mention.quote) ||
    (typeof mention.value === 'string' && new Set(yearsOf(mention.value)).size === 1 && MONTHS.test(mention.quote)))

/** The value of a relative date in brackets behind it: “last year [2022]”, “September [2023]”, “Tuesday [10 September 2024]”. */
export function bracketFor(mention: Mention): Edit | null {
  if (!isRelative(mention) || typeof mention.value !== 'string') return null
  const words = lacksOnlyYear(mention) ? String(yearsOf(mention.value)[0]) : formatEdtf(mention.value, CONTENT_DATES)
  return { start: mention.end, end: mention.end, words: ` [${words}]` }
}

/** What “today”, “the past decade” and “the coming years” are counted from or to: the day of publication, in brackets. */
function boundOf(phrase: string, published: string): string | null {
  const day = formatEdtf(published, CONTENT_DATES)
  if (/^(?:today|nowadays)$/i.test(phrase)) return ` [${day}]`
  if (/^(?:the )?(?:last|past) (?:\w+ )?(?:weeks|months|years|decades?|century)$/i.test(phrase)) return ` [to ${day}]`
  if (/^(?:the )?(?:next|coming) (?:\w+ )?(?:weeks|months|years|decades?|century)$/i.test(phrase))
    return ` [from ${day}]`
  return null
}

/** Behind or before a month these say that it is no month of one year: “every September”, “the October Revolution”. */
const NO_ONE_YEAR = /^(?: (?:\p{Lu}|(?:attacks?|revolution|war|uprising|putsch|coup|massacre|plot)\b)|[-–’'])|^ ?\[/u
const AGAIN_AND_AGAIN = /\b(?:every|each|any|most) $/iu
const ANY_YEAR = /(?<![\d,.])(?:1[5-9]|20)\d\d(?!\d|[,.]\d)/gu
/** A text whose years lie further from its publication tells also of other times. */
const OWN_TIME_YEARS = 2
const MOST_TEXTS = 8

/** The first and the last year that a whole text names in digits; null where it names none. */
const yearsNamed = memoize(MOST_TEXTS, (plain: string): { readonly span: readonly [number, number] | null } => {
  const years = [...plain.matchAll(ANY_YEAR)].map(([digits]) => Number(digits))
  const ends = years.reduce<readonly [number, number] | null>(
    (ends, year) => (ends ? [Math.min(ends[0], year), Math.max(ends[1], year)] : [year, year]),
    null,
  )
  return { span: ends }
})

/** Whether a text is news of its own time: every year that it names lies near its publication. */
function isOfOwnTime(plain: string, published: number): boolean {
  const { span } = yearsNamed(plain)
  return span === null || (span[0] >= published - OWN_TIME_YEARS && span[1] <= published + OWN_TIME_YEARS)
}

/**
 * Brackets behind months whose year neither the text nor the day of publication tells for certain: “in October
 * [published 28 September 2026]”. In a text that tells also of other times they would mislead, so that there are none.
 */
function undatedMonthEdits(
  plain: string,
  { start, end }: Span,
  dates: readonly Mention[],
  published: string,
): readonly Edit[] {
  if (!isOfOwnTime(plain, edtfDates(published)[0]?.year ?? 0)) return []
  return dateValues(plain.slice(start, end)).flatMap((value) => {
    const [from, behind] = [start + value.start, start + value.end]
    if (value.month === null || value.year !== null || NO_ONE_YEAR.test(plain.slice(behind, behind + 16))) return []
    if (AGAIN_AND_AGAIN.test(plain.slice(Math.max(0, from - 8), from))) return []
    const isDate = dates.some((date) => date.start < behind && from < date.end)
    return isDate ? [] : [{ start: behind, end: behind, words: ` [published ${formatEdtf(published, CONTENT_DATES)}]` }]
  })
}

/** Brackets for the words of a span that count from the day of writing, or lack a year, and that are no date with a value of their own. */
export function boundEdits(
  plain: string,
  { start, end }: Span,
  dates: readonly Mention[],
  published: string | null,
): readonly Edit[] {
  if (published === null) return []
  const words = plain.slice(start, end)
  const bounds = relativeDates(words).flatMap((phrase): readonly Edit[] => {
    const bracket = boundOf(phrase, published)
    const at = start + words.indexOf(phrase)
    const end = at + phrase.length
    // “above today’s”
    const behind = /^[’']s\b/u.test(plain.slice(end, end + 3)) ? end + 2 : end
    const isDate = dates.some((date) => date.start < behind && at < date.end)
    return bracket === null || isDate ? [] : [{ start: behind, end: behind, words: bracket }]
  })
  return [...bounds, ...undatedMonthEdits(plain, { start, end }, dates, published)]
}
