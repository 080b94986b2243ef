import { MONTH_NAMES } from '../content/edtf'

/** A calendar date of a text, only as exact as it is written. */
export type DateValue = {
  readonly kind: 'date'
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
  readonly day: number | null
  readonly start: number
  readonly end: number
}

const SHORT = ['Jan', 'Feb', 'Aug', 'Sept', 'Sep', 'Oct', 'Nov', 'Dec']
const MONTH = `(?:${MONTH_NAMES.join('|')}|(?:${SHORT.join('|')})\\b\\.?)`
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?'
const YEAR = '(?:1\\d|20)\\d\\d'
const TO = '(?: ?[–-] ?| to | and | or |, )'

/** “May” and “March” are months only after a word that says so. */
const ALONE_AFTER =
  '(?<=\\b(?:in|of|since|until|by|from|during|last|next|this|early|late|mid|before|after|and|to|through|between) |mid-)'
/** These are given names too: before a family name they are months only behind a word that no person follows. */
const GIVEN_NAMES = 'April|June|August'
const BEFORE_A_NAME = '(?= \\p{Lu}\\p{Ll})'
const NO_PERSON_AFTER =
  '(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id) |[Mm]id-)'

const PATTERNS = [
  new RegExp(`\\b(?<year>${YEAR})-(?<iso>0[1-9]|1[0-2])-(?<day>[0-3]\\d)\\b`, 'gu'),
  new RegExp(
    `\\b(?:(?<from>${DAY})${TO})?(?<day>${DAY})(?: of)? (?<month>${MONTH})\\b(?:,? (?<year>${YEAR})\\b)?`,
    'gu',
  ),
  new RegExp(`\\b(?<month>${MONTH}) (?:(?<from>${DAY})${TO})?(?<day>${DAY})\\b(?:,? (?<year>${YEAR})\\b)?`, 'gu'),
  new RegExp(`\\b(?:(?<monthFrom>${MONTH})${TO})?(?<month>${MONTH})(?:,| of)? (?<year>${YEAR})\\b`, 'gu'),
  new RegExp(
    `(?:\\b(?<month>(?!May|March|Jan\\b|(?:${GIVEN_NAMES})${BEFORE_A_NAME})${MONTH})|\\b(?<short>Jan\\.)|` +
      `${ALONE_AFTER}(?<guarded>May|March|Jan\\b(?!${BEFORE_A_NAME}))|${NO_PERSON_AFTER}(?<named>${GIVEN_NAMES}))` +
      '(?![\\p{L}])',
    'gu',
  ),
] as const

/** Every date here has the first letters of a month, or a year and a dash. */
const MAY_HOLD_DATE = new RegExp(`${[...new Set(MONTH_NAMES.map((name) => name.slice(0, 3)))].join('|')}|\\d-\\d`, 'u')

function monthNumber(name: string | undefined): number | null {
  if (!name) return null
  const at = MONTH_NAMES.findIndex((month) => month.startsWith(name.replace('.', '').slice(0, 3)))
  return at < 0 ? null : at + 1
}

/** The dates of a text that name a month or are written as `2022-06-24`, in order; plain years are left to the numbers. */
export function dateValues(text: string): DateValue[] {
  const found: DateValue[] = []
  if (!MAY_HOLD_DATE.test(text)) return found
  let rest = text
  for (const pattern of PATTERNS) {
    for (const match of rest.matchAll(pattern)) {
      const { year, iso, month, short, guarded, named, day, from, monthFrom } = match.groups ?? {}
      const span = { start: match.index, end: match.index + match[0].length }
      const number = iso ? Number(iso) : monthNumber(month ?? short ?? guarded ?? named)
      const whole = { kind: 'date', year: year ? Number(year) : null, month: number, ...span } as const
      if (from) found.push({ ...whole, day: Number.parseInt(from, 10) })
      if (monthFrom) found.push({ ...whole, month: monthNumber(monthFrom), day: null })
      found.push({ ...whole, day: day ? Number.parseInt(day, 10) : null })
    }
    rest = rest.replace(pattern, (words) => '\0'.repeat(words.length))
  }
  return found.sort((a, b) => a.start - b.start)
}
