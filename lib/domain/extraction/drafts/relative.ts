import { relativeDates } from '../../cards/relative-dates'
import { edtfDates, formatEdtf } from '../../content/edtf'
import type { Mention, Span } from '../mention'
import type { Edit } from './edits'

const HAS_YEAR = /\b(?:1\d|20)\d\d\b|\d0s\b/u

/** Whether a date is told from the day of writing, or without its year, so that it needs its value beside it. */
export const isRelative = ({ kind, quote, value }: Mention): boolean =>
  kind === 'date' && typeof value === 'string' && !HAS_YEAR.test(quote)

const MONTH =
  /^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?: \d{1,2}(?:st|nd|rd|th)?)?$/u

/** “January to July”: the year is all that they lack. */
const MONTHS = new RegExp(
  `^(?:from )?${MONTH.source.slice(1, -1)} (?:to|and|until|till) ${MONTH.source.slice(1, -1)}$`,
  'u',
)

const yearsOf = (value: string): readonly number[] => edtfDates(value).map(({ year }) => year)

/** “January”, “12 May”, “January to July”: a date as it stands but for its year. */
export const lacksOnlyYear = (mention: Mention): boolean =>
  isRelative(mention) &&
  (MONTH.test(mention.quote) ||
    (typeof mention.value === 'string' && new Set(yearsOf(mention.value)).size === 1 && MONTHS.test(mention.quote)))

/** The value of a relative date in brackets behind it: “last year [2022]”, “September [2023]”, “Tuesday [10 September 2024]”. */
export function bracketFor(mention: Mention): Edit | null {
  if (!isRelative(mention) || typeof mention.value !== 'string') return null
  const words = lacksOnlyYear(mention) ? String(yearsOf(mention.value)[0]) : formatEdtf(mention.value)
  return { start: mention.end, end: mention.end, words: ` [${words}]` }
}

/** What “today”, “the past decade” and “the coming years” are counted from or to: the day of publication, in brackets. */
function boundOf(phrase: string, published: string): string | null {
  const day = formatEdtf(published)
  if (/^(?:today|nowadays)$/i.test(phrase)) return ` [${day}]`
  if (/^(?:the )?(?:last|past) (?:\w+ )?(?:weeks|months|years|decades?|century)$/i.test(phrase)) return ` [to ${day}]`
  if (/^(?:the )?(?:next|coming) (?:\w+ )?(?:weeks|months|years|decades?|century)$/i.test(phrase))
    return ` [from ${day}]`
  return null
}

/** Brackets for the words of a span that count from the day of writing and that are no date with a value of their own. */
export function boundEdits(
  plain: string,
  { start, end }: Span,
  dates: readonly Mention[],
  published: string | null,
): readonly Edit[] {
  if (published === null) return []
  const words = plain.slice(start, end)
  return relativeDates(words).flatMap((phrase) => {
    const bracket = boundOf(phrase, published)
    const at = start + words.indexOf(phrase)
    const behind = at + phrase.length
    const isDate = dates.some((date) => date.start < behind && at < date.end)
    return bracket === null || isDate ? [] : [{ start: behind, end: behind, words: bracket }]
  })
}
