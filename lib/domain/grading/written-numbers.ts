import { NUMBER_WORDS, SCALES } from '../cards/number-words'
import { MONTH_NAMES } from '../content/edtf'

const MONTH_STARTS = MONTH_NAMES.map((name) => name.slice(0, 3)).join('|')
const SCALE_WORDS = [...SCALES.keys()].filter((word) => word.length > 2)
const LARGE_SCALES = SCALE_WORDS.filter((word) => word !== 'hundred')
const anyOf = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|')

const ONES = anyOf(NUMBER_WORDS.keys())
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:an?|${ONES})(?:[ -](?:${ONES}))?[ -]hundred(?:(?: and | |-)(?:${ONES})(?:[ -](?:${ONES}))?)?|` +
    `(?:${ONES})[ ](?:${ONES}))(?!\\p{L})`,
  'giu',
)
const PLURAL_SCALE = new RegExp(`(?<=\\d ?|(?:${ONES}) )(${anyOf(LARGE_SCALES)})s(?!\\p{L})`, 'giu')

/** The value of words such as “one hundred and ninety” or “twenty five”; null where they make no number. */
function numberOf(words: string): number | null {
  const [before, after] = words.toLowerCase().split(/[ -]hundred/u)
  const small = (text: string): number | null => {
    const parts = text.split(/[ -]/u).filter((word) => word !== '' && word !== 'and')
    const values = parts.map((word) => (word === 'a' || word === 'an' ? 1 : NUMBER_WORDS.get(word)))
    const [first, second] = values
    if (first === undefined) return parts.length === 0 ? 0 : null
    if (values.length === 1) return first
    return second !== undefined && first >= 20 && first % 10 === 0 && second > 0 && second < 10 ? first + second : null
  }
  const [high, low] = [small(before ?? ''), small(after ?? '')]
  if (high === null || low === null) return null
  return after === undefined ? high : high * 100 + low
}

/** Months in full or in short, in any case, before a year or after a day: elsewhere “may” and “mar” are other words. */
const MONTH = new RegExp(
  `(?<=\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? |\\b(?:1\\d|20)\\d\\d,? )(${MONTH_STARTS})[a-z]*\\.?(?![\\p{L}])|` +
    `(?<![\\p{L}])(${MONTH_STARTS})[a-z]*\\.?(?=,? \\d)`,
  'giu',
)
const YEAR_FIRST = new RegExp(`\\b((?:1\\d|20)\\d\\d),? (${MONTH_NAMES.join('|')})(?! ?\\d)(?![\\p{L}])`, 'gu')

/** A month in full; a word that only begins like one stays. */
function monthName(word: string): string {
  const start = word.replace('.', '').toLowerCase()
  const name = MONTH_NAMES.find((month) => month.toLowerCase().startsWith(start) || start === 'sept')
  return start.length >= 3 && name ? (start === 'sept' ? 'September' : name) : word
}

/**
 * A text with figures as they are read elsewhere: numbers of several words in digits, scales in the singular, months in
 * full. “one hundred and ninety billions” is “190 billion”, and “2023 mar” is “March 2023”. What is no figure stays.
 */
export const inPlainFigures = (text: string): string =>
  text
    .replace(NUMBER, (words) => numberOf(words)?.toString() ?? words)
    .replace(PLURAL_SCALE, '$1')
    .replace(MONTH, monthName)
    .replace(YEAR_FIRST, '$2 $1')
