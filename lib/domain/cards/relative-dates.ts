import { MONTH_NAMES } from '../content/edtf'
import { namesYear } from './rule-context'

const PERIOD = 'year|month|week|weekend|decade|century|quarter|spring|summer|autumn|fall|winter'
const DAY = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
const ALWAYS = new RegExp(
  `\\b(?:(?:last|this|next|the past|the coming) (?:${PERIOD}|${DAY}|${MONTH_NAMES.join('|')})|yesterday|today|tomorrow|tonight|nowadays|(?:\\w+ )?(?:days|weeks|months|years|decades|a year|a month|a week|a decade) ago)\\b(?! \\[)`,
  'gi',
)
/** “some of this may fail”: without its capital it is no month. */
const SMALL_MONTH = /(?:may|march)$/
/** A stretch of time up to now: clear where the text names a year that says which now. */
const STRETCH = /\b(?:last|past|next|coming) (?:(?:\w+ )?(?:weeks|months|years|decades)|decade|century)\b(?! \[)/gi

/** The words of a text that date something from the day of writing, unless they are resolved in brackets: “last year [2022]”. */
export function relativeDates(text: string): string[] {
  const stretches = namesYear(text) ? [] : [...text.matchAll(STRETCH)]
  const always = [...text.matchAll(ALWAYS)].filter(
    ([words]) => !(/^the (past|coming) (decade|century)$/i.test(words) && namesYear(text)) && !SMALL_MONTH.test(words),
  )
  return [...new Set([...always, ...stretches].map((match) => match[0]))]
}
