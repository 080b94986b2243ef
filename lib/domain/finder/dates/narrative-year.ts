import { edtfDates } from '../../content/edtf'
import type { Day } from './calendar'
import type { ToldYear } from './context'

const YEAR = /(?<![\d,.])(?:1[5-9]|20)\d\d(?!\d|[,.]\d)/g
/** Fewer years say nothing of when a text is set. */
const LEAST_YEARS = 5
const LONG_AGO_YEARS = 15
const LEAST_SHARE = 0.75
const READ_CHARACTERS = 100_000
const LONGEST_MEMORY = 6

/** Whether a text tells of long ago: of the years that it names, three in four lie long before its publication. */
export function isOfLongAgo(plain: string, published: Day | null): boolean {
  if (published === null) return false
  const years = [...plain.slice(0, READ_CHARACTERS).matchAll(YEAR)].map(([digits]) => Number(digits))
  const longAgo = years.filter((year) => year < published.year - LONG_AGO_YEARS)
  return years.length >= LEAST_YEARS && longAgo.length >= LEAST_SHARE * years.length
}

/** Another year that is told by its distance: what follows may be of either. */
const BY_DISTANCE =
  /\b(?:last|this|next|previous|following|same|later|earlier) (?:year|spring|summer|autumn|winter)s?\b|\byears? (?:ago|later|before|earlier|after)\b|\d0s\b|\bcentury\b|\bNew Year\b/iu

/** The year that a sentence sets for those behind it: that of its dates where they agree, or the one set before. */
export function toldBy(
  words: string,
  dates: readonly string[],
  before: ToldYear | null,
  isHistory: boolean,
): ToldYear | null {
  if (!isHistory || BY_DISTANCE.test(words)) return null
  const told = dates.flatMap((value) => edtfDates(value))
  const [year, ...others] = new Set(told.map((date) => date.year))
  if (year === undefined)
    return before && before.sentencesAgo < LONGEST_MEMORY ? { ...before, sentencesAgo: before.sentencesAgo + 1 } : null
  if (others.length > 0) return null
  const month = told.reduce<number | null>((latest, date) => date.month ?? latest, null)
  return { year, month, sentencesAgo: 1 }
}
