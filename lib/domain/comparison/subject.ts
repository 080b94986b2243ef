import { MONTH_NAMES } from '../content/edtf'
import { foldText } from '../text/fold'
import { withOneName } from './name-variants'

/** Words that say how something is asked or told, and nothing of what it is about. */
const TELLING = new Set(
  [
    'who whom whose what which when where why how much many do does did is are was were be been being has have had',
    'will would could should can may might in on at to of by for from with and or but not as than then that this these',
    'those there here it its he she they his her their one some any all most more about around nearly almost over under',
    'into during since until between after before through under first also so such other both each only just very',
    'according writer author writes wrote says said argues argued notes noted photo picture later earlier month year',
    'years date time times call calls called name names named if while up out off own no',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a word in lower case only says how something is asked or told. */
const isTellingWord = (word: string): boolean => TELLING.has(word)

const MONTH = `(?:${MONTH_NAMES.join('|')})`
const WORK = '(?:piece|article|essay|interview|report|column|paper|post|note|commentary|study|book|caption)'
/** “Pantucci’s Straits Times piece on Kazakhstan of January 2022”, “a photo caption in her paper” */
const NAMED_WORK = new RegExp(
  `(?:(?<![\\p{L}’'.&-])\\p{Lu}[\\p{L}’'.&-]{0,40}\\s{1,3}){0,6}\\b${WORK}\\b(?:\\s+on\\s+\\p{Lu}[\\p{L}-]+)?(?:\\s+(?:of|from|in)\\s+(?:that month|(?:${MONTH}\\s+)?\\d{4}))?`,
  'gu',
)
const ASIDE = /,?\s{0,3}\b(?:at odds with|according to|in the words of|writing in|as told by)\b[^,?.;:]*[,]?/giu
const QUOTED_TITLE = /,\s{0,3}“[^”]*”\s{0,3},/gu
const DATE = new RegExp(
  `\\b(?:\\d{1,2}\\s+)?${MONTH}(?:\\s+\\d{1,2},)?(?:\\s+\\d{4})?\\b|\\b(?:1[5-9]|20)\\d\\d(?:[–/-]\\d{2,4})?s?\\b`,
  'gu',
)

/** Without a plural or third person “s”, so that “places” and “place” are one word. */
const stem = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word
  return word.endsWith('ies') && word.length > 5 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}

/** The words of a text as it is compared: folded, stemmed, one name for a place with several. */
export const foldedWords = (text: string): readonly string[] => {
  const folded = withOneName(foldText(text))
  return folded === '' ? [] : folded.split(' ').map(stem)
}

/** A text without who tells it: its dates are left, but for those of a named article. */
export const withoutNamedWork = (text: string): string =>
  text.replace(QUOTED_TITLE, ' ').replace(ASIDE, ' ').replace(NAMED_WORK, ' ')

/** A text without who tells it and when: what is left says what it is about. */
export const withoutTelling = (text: string): string => withoutNamedWork(text).replace(DATE, ' ')

const surnameWords = (authors: readonly string[]): ReadonlySet<string> => new Set(authors.flatMap(foldedWords))

/**
 * The words that say what a text is about, each once: without dates, question words, and who tells it. Names of authors
 * are left out: they stand in all that their articles say.
 */
export function subjectWords(text: string, authors: readonly string[]): ReadonlySet<string> {
  const own = surnameWords(authors)
  return new Set(foldedWords(withoutTelling(text)).filter((word) => !isTellingWord(word) && !own.has(word)))
}

/** All words of a text but the smallest, dates and numbers too: how alike two questions look. */
export const lookWords = (text: string): ReadonlySet<string> => new Set(foldedWords(text))

/** Words of both sets, as a share of the words of either; 0 where both are empty. (Jaccard, 1912) */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  const either = a.size + b.size - shared
  return either === 0 ? 0 : shared / either
}
