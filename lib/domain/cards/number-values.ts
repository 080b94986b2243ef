import { CURRENCY_SIGNS, CURRENCY_WORDS, NUMBER_WORDS, ORDINAL_WORDS, SCALES, UNIT_NAMES } from './number-words'

type Span = { readonly start: number; readonly end: number }

/** A number of a text with what makes it a figure: `amount` in full ("$190 billion" is 190,000,000,000). */
export type NumberValue = Span & {
  readonly kind: 'number'
  readonly amount: number
  /** ISO 4217, where it is money. */
  readonly currency: string | null
  /** A unit's one name ("year" for "years"), `percent` or `percentage point`, or null. */
  readonly unit: string | null
  /** Written as a word, as in “six”. */
  readonly spelled: boolean
}
export type YearValue = Span & {
  readonly kind: 'date'
  readonly year: number
  readonly month: null
  readonly day: null
}
export type OrdinalValue = Span & { readonly kind: 'ordinal'; readonly amount: number }
export type DecadeValue = Span & { readonly kind: 'decade'; readonly year: number }

const literally = (text: string): string => text.replace(/[$.*+?^()|[\]{}\\]/g, '\\$&')
const anyOf = (words: Iterable<string>): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literally)
    .join('|')

const NOT_INSIDE_A_WORD = '(?<![\\p{L}\\p{N}])'
const NOT_BEFORE_A_WORD = '(?![\\p{L}\\p{N}])'
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const COMPOUND =
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)'
const WORDS = `${COMPOUND}|(?!${COMPOUND})(?:${anyOf(NUMBER_WORDS.keys())})`
const SIGN = anyOf(CURRENCY_SIGNS.keys())
/** Looked back from “ and ” alone, and no further than a number is long: from every digit it would cost their square. */
const JOINER = '(?: ?[–-] ?| to | or | and (?<=between [^ ]{1,30} and ))'
const PERCENT = '%|per ?cent(?:age points?)?|percentage points?'
const FIGURE = new RegExp(
  `${NOT_INSIDE_A_WORD}(?:(?<sign>${SIGN}) ?)?(?:(?<from>${DIGITS}|${WORDS})${JOINER}(?:(?<sign2>${SIGN}) ?)?)?` +
    `(?:(?<figure>${DIGITS}|${WORDS})|(?<article>an?)(?= (?:hundred|thousand|million|billion|trillion)\\b))` +
    `(?:(?<ordinal>st|nd|rd|th)|(?<decade>’?s))?` +
    `(?:[ -]?(?<scale>${anyOf(SCALES.keys())})${NOT_BEFORE_A_WORD})?` +
    `(?:[ -]?(?:(?<percent>${PERCENT})|(?<money>${anyOf(CURRENCY_WORDS.keys())})|(?<between>[a-z]{4,20} )?(?<unit>${anyOf(UNIT_NAMES.keys())})))?` +
    NOT_BEFORE_A_WORD,
  'giu',
)
/** Every figure has a digit or one of these words; most sentences have none, and that is quickly seen. */
const MAY_HOLD_FIGURE = new RegExp(`\\d|${anyOf(NUMBER_WORDS.keys())}|hundred|thousand|million|billion|trillion`, 'iu')
const MAY_HOLD_ORDINAL = /th|ird/iu
const ORDINAL = new RegExp(`${NOT_INSIDE_A_WORD}(?:${anyOf(ORDINAL_WORDS.keys())})${NOT_BEFORE_A_WORD}`, 'giu')
const YEAR = /^(1\d|20)\d\d$/

type Found = NumberValue | YearValue | OrdinalValue | DecadeValue

function amountOf(figure: string): number {
  if (/^\d/.test(figure)) return Number(figure.replaceAll(',', ''))
  const [tens, ones] = figure.toLowerCase().split('-')
  return (NUMBER_WORDS.get(tens ?? '') ?? 0) + (ones === undefined ? 0 : (NUMBER_WORDS.get(ones) ?? 0))
}

/** 5.7 × 10⁹ is not exact in binary, and figures that are written alike must stay equal. */
const exact = (amount: number): number => Number(amount.toPrecision(12))

function valuesOfMatch(match: RegExpMatchArray & { index: number }): Found[] {
  const { sign, from, sign2, figure, article, ordinal, decade, scale, percent, money, between, unit } =
    match.groups ?? {}
  const span = { start: match.index, end: match.index + match[0].length }
  const isYear = YEAR.test(figure ?? '') && (Boolean(between) || !/s$/i.test(unit ?? ''))
  const bare = !sign && !sign2 && !scale && !percent && !money && (!unit || isYear)
  const yearOf = (year: number): YearValue => ({ kind: 'date', year, month: null, day: null, ...span })
  if (from && figure && bare && YEAR.test(from)) {
    if (YEAR.test(figure)) return [yearOf(Number(from)), yearOf(Number(figure))]
    if (/^\d\d$/.test(figure)) return [yearOf(Number(from)), yearOf(Number(from.slice(0, 2) + figure))]
  }
  if (figure && ordinal && /\d$/.test(figure)) return [{ kind: 'ordinal', amount: amountOf(figure), ...span }]
  if (figure && decade && /^\d{4}$/.test(figure)) return [{ kind: 'decade', year: Number(figure), ...span }]
  if (figure && bare && YEAR.test(figure) && !from) return [yearOf(Number(figure))]
  const currencySign = sign ?? sign2
  const currency = currencySign
    ? CURRENCY_SIGNS.get(currencySign.toUpperCase())
    : CURRENCY_WORDS.get(money?.toLowerCase() ?? '')
  const unitName = percent
    ? /point/i.test(percent)
      ? 'percentage point'
      : 'percent'
    : UNIT_NAMES.get(unit?.toLowerCase() ?? '')
  const number = (words: string): NumberValue => ({
    kind: 'number',
    amount: exact(amountOf(words) * (SCALES.get(scale?.toLowerCase() ?? '') ?? 1)),
    currency: currency ?? null,
    unit: unitName ?? null,
    spelled: !/^\d/.test(words),
    ...span,
  })
  if (from && YEAR.test(from) && !sign) return [yearOf(Number(from)), number(figure ?? 'one')]
  const last = article ? number('one') : number(figure ?? 'one')
  if (from) return [number(from), last]
  return figure?.toLowerCase() === 'one' && bare ? [] : [last]
}

/**
 * The numbers, years, decades and ordinals of a text without its other dates, in order. In a range (“$5–6 billion”,
 * “three or four years”, “2021–22”) the first number means what the second says. “One” alone is a pronoun and no figure.
 */
export function numberValues(text: string): Found[] {
  const found: Found[] = []
  // One match after the other: all of a book's at once would fill the memory with what is thrown away.
  if (MAY_HOLD_FIGURE.test(text)) for (const match of text.matchAll(FIGURE)) found.push(...valuesOfMatch(match))
  if (!MAY_HOLD_ORDINAL.test(text)) return found
  for (const match of text.matchAll(ORDINAL)) {
    const amount = ORDINAL_WORDS.get(match[0].toLowerCase())
    if (amount) found.push({ kind: 'ordinal', amount, start: match.index, end: match.index + match[0].length })
  }
  return found.sort((a, b) => a.start - b.start)
}
