import { edtfDates, formatEdtf } from '../content/edtf'
import type { Mention } from '../finder/mention'
import { ANY_MONTH, SHORT_MONTH } from '../finder/words/en/months'
import { CONTENT_DATES } from '../format/date-style'
import type { Edit } from './edits'

const HAS_YEAR = /(?:\b|\bFY)(?:1\d|20)\d\d\b|\d0s\b/u

/** Whether a date is told from the day of writing, or without its year, so that it needs its value beside it. */
export const isRelative = ({ kind, quote, value }: Mention): boolean =>
  kind === 'date' && typeof value === 'string' && !HAS_YEAR.test(quote)

const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const ONE_MONTH = `(?:${DAY} )?(?:${ANY_MONTH}|(?:${SHORT_MONTH})\\.?)(?: ${DAY})?`
const MONTH = new RegExp(`^${ONE_MONTH}$`, 'u')

/** “January to July”, “between March and May”, “4–6 September”, “Sept. 4 and 5”: the year is all that they lack. */
const JOINER = '(?: (?:to|and|until|till|through) | ?[–-] ?)'
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
