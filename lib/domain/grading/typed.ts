import type { Segment } from '../cards/segments'
import { type FigureValue, figureMatches, figuresOf } from '../cards/values'
import { MONTH_NAMES } from '../content/edtf'
import { foldText, isNegation, isSmallWord, wordsOf } from '../text/fold'
import { countryNames } from './country-names'
import { differenceOf } from './difference'
import { listsSame } from './lists'
import { wordForm } from './word-forms'
import { alignment, isSameOrSlip } from './word-match'
import { inPlainFigures } from './written-numbers'

const IN_DIGITS = /\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))\b/u

const spelt = (year: string, month: number, day: number): string | null => {
  const name = MONTH_NAMES[month - 1]
  return name && day >= 1 && day <= 31 ? `${day} ${name} ${year}` : null
}

/**
 * What a text with a date in digits may say with its month in words: “31/12/2027” is 31 December 2027, and “3/5/2027”
 * is 3 May or 5 March, since people write both. Only the first date of a text is looked at. None where there is no date.
 */
function datesSpeltOut(text: string): readonly string[] {
  const found = IN_DIGITS.exec(text)
  if (!found) return []
  const [whole, isoYear = '', isoMonth, isoDay, one, other, year = ''] = found
  const readings =
    isoYear === ''
      ? [spelt(year, Number(other), Number(one)), spelt(year, Number(one), Number(other))]
      : [spelt(isoYear, Number(isoMonth), Number(isoDay))]
  return [...new Set(readings)].flatMap((date) => (date === null ? [] : [text.replace(whole, date)]))
}

/** `close`: the difference is shown and the learner decides. */
export type Verdict = 'correct' | 'close' | 'wrong'

export type TypedGrade = {
  readonly verdict: Verdict
  /** The nearest right answer; `bold` is what the typed text lacks or has otherwise. */
  readonly difference: Segment[]
  /** The typed text; `bold` is what that answer does not have. */
  readonly marked: Segment[]
}

const RANK: Record<Verdict, number> = { correct: 2, close: 1, wrong: 0 }

/** Names that are known beside those of countries: the answers of other cards. Asked for only where a slip is likely. */
export type OtherAnswers = () => Iterable<string>

const NO_OTHERS: OtherAnswers = () => []

/**
 * Compares a typed answer with the right one and its aliases. Numbers, currencies, units and dates count by value
 * (“$190bn” is “one hundred and ninety billion dollars”, and the currency may be left out); plural or singular, British
 * or American spelling, spaces and hyphens in words, the order of a list, and a date in digits (in either order of day
 * and month) make no difference. A slip of the keys, a missing or further word makes it close; another number, unit or year, a lost “not”, or another name that is known
 * (“Iran” for “Iraq”) makes it wrong.
 */
export function gradeTyped(
  typed: string,
  answer: string,
  aliases: readonly string[],
  otherAnswers: OtherAnswers = NO_OTHERS,
): TypedGrade {
  const names = namesOf(otherAnswers)
  const readings = [typed, ...datesSpeltOut(typed)]
  let best: { verdict: Verdict; candidate: string } = { verdict: 'wrong', candidate: answer }
  for (const candidate of [answer, ...aliases]) {
    for (const reading of readings) {
      const verdict = verdictOn(reading, candidate, names)
      if (RANK[verdict] > RANK[best.verdict]) best = { verdict, candidate }
    }
  }
  const { verdict, candidate } = best
  if (verdict === 'correct') return { verdict, difference: [{ text: candidate }], marked: [{ text: typed }] }
  return { verdict, difference: differenceOf(typed, candidate), marked: differenceOf(candidate, typed) }
}

/** Whether a folded text is a known name; what is known is gathered once, when it is first asked. */
type IsName = (folded: string) => boolean

function namesOf(otherAnswers: OtherAnswers): IsName {
  let others: ReadonlySet<string> | null = null
  return (folded) => {
    if (countryNames().has(folded)) return true
    others ??= new Set([...otherAnswers()].map(foldText))
    return others.has(folded)
  }
}

function verdictOn(typed: string, answer: string, isName: IsName): Verdict {
  if (typed.trim() === '') return 'wrong'
  if (typed.trim() === answer.trim()) return 'correct'
  const [foldedTyped, foldedAnswer] = [foldText(typed), foldText(answer)]
  if (foldedTyped === foldedAnswer && foldedAnswer !== '') return 'correct'
  if (listsSame(typed, answer, (one, other) => verdictOn(one, other, isName) === 'correct')) return 'correct'
  const [given, wanted] = [readText(typed), readText(answer)]
  const figures = compareFigures(given.figures, wanted.figures)
  if (figures === 'wrong') return 'wrong'
  const words = compareWords(given.words, wanted.words, wanted.figures.length > 0, isName)
  const verdict = RANK[words] < RANK[figures] ? words : figures
  return verdict === 'close' && isOtherName(foldedTyped, foldedAnswer, isName) ? 'wrong' : verdict
}

/** Whether a folded text is another known name than the answer: whoever types that whole has made no slip. */
function isOtherName(typed: string, answer: string, isName: IsName): boolean {
  const countries = countryNames()
  if (countries.has(typed) && countries.has(answer)) return true
  return typed.split(' ').length === answer.split(' ').length && isName(typed)
}

type Read = { readonly figures: readonly FigureValue[]; readonly words: readonly string[] }

/** The figures of a text, and its other words folded. */
function readText(text: string): Read {
  const plain = inPlainFigures(text.normalize('NFKC'))
  const figures = figuresOf(plain)
  let rest = plain
  for (const { start, end } of figures) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return { figures, words: wordsOf(foldText(rest)) }
}

/** A figure without the currency of another one that says the same otherwise: whoever asks for money is told an amount. */
const inCurrencyOf = (figure: FigureValue, wanted: FigureValue): FigureValue =>
  figure.kind === 'number' && wanted.kind === 'number' && figure.currency === null
    ? { ...figure, currency: wanted.currency }
    : figure

/**
 * Every figure must be there with its value; its currency may be left out. One that leaves out or adds a unit, a year or
 * a further figure is close.
 */
function compareFigures(given: readonly FigureValue[], wanted: readonly FigureValue[]): Verdict {
  const left = [...given]
  let verdict: Verdict = 'correct'
  for (const figure of wanted) {
    const same = left.findIndex((one) => {
      const other = inCurrencyOf(one, figure)
      return figureMatches(figure, other) && figureMatches(other, figure)
    })
    const near =
      same >= 0 ? same : left.findIndex((other) => figureMatches(figure, other) || figureMatches(other, figure))
    if (near < 0) return 'wrong'
    if (same < 0) verdict = 'close'
    left.splice(near, 1)
  }
  if (left.length === 0) return isSwapped(given, wanted) ? 'wrong' : verdict
  return wanted.length === 0 ? 'wrong' : 'close'
}

const measureOf = (figure: FigureValue): string =>
  figure.kind === 'number' ? `${figure.kind} ${figure.unit ?? figure.currency}` : figure.kind

/** Whether two figures of one measure are in another order: “China in 2014, Russia in 2022” is not the other way round. */
function isSwapped(given: readonly FigureValue[], wanted: readonly FigureValue[]): boolean {
  return wanted.some((figure) => {
    const alike = (others: readonly FigureValue[]) => others.filter((other) => measureOf(other) === measureOf(figure))
    const [typed, right] = [alike(given), alike(wanted)]
    return (
      typed.length === right.length &&
      right.some((one, at) => typed[at] && !figureMatches(one, typed[at]) && !figureMatches(typed[at], one))
    )
  })
}

const countOf = <T>(items: readonly T[], counts: (item: T) => boolean): number => items.filter(counts).length

/** Words that open an answer to “where”, “when” or “as what” and may be left out. */
const OPENINGS = new Set('in on at as to with that'.split(' '))

/** Words of place and grammar that may be others than in the answer: “over the Amur” for “across the Amur River”. */
const PLACING = new Set('over across on in at of the a an by around near along'.split(' '))

/** Both texts without such a word at their beginning where only one of them has one. */
function withoutOpening(one: readonly string[], other: readonly string[]): readonly (readonly string[])[] {
  const opens = ([first = '']: readonly string[]) => isSmallWord(first)
  const cut = (words: readonly string[], beside: readonly string[]) =>
    OPENINGS.has(words[0] ?? '') && !opens(beside) ? words.slice(1) : words
  return [cut(one, other), cut(other, one)]
}

function compareWords(
  given: readonly string[],
  wanted: readonly string[],
  besideFigures: boolean,
  isName: IsName,
): Verdict {
  if (countOf(given, isNegation) !== countOf(wanted, isNegation)) return 'wrong'
  const sides = withoutOpening(given, wanted).map((words) => words.map(wordForm).join(' '))
  if (sides[0] === sides[1]) return 'correct'
  // “hu jin tao” and “Nursultan” are written together or apart.
  if (given.join('') === wanted.join('') && !/\d/u.test(given.join(''))) return 'correct'
  const pairs = matchedWords(given, wanted, isName)
  const further = given.length - pairs.length
  const missing = wanted.length - pairs.length
  if (further === 0 && missing === 0) return 'close'
  if (missing === 0) return further <= Math.max(2, wanted.length) ? 'close' : 'wrong'
  const matched = new Set(pairs.map((pair) => pair.from))
  if (given.some((word, at) => !matched.has(at) && !PLACING.has(word))) return 'wrong'
  if (besideFigures) return 'close'
  const carries = (word: string | undefined) => word !== undefined && !isSmallWord(word)
  const said = countOf(pairs, (pair) => carries(wanted[pair.to]))
  return said > 0 && said * 2 >= countOf(wanted, carries) ? 'close' : 'wrong'
}

/** Words of both texts that are the same but for a slip: in order, or as a set where all of them are there. */
function matchedWords(
  given: readonly string[],
  wanted: readonly string[],
  isName: IsName,
): readonly { readonly from: number; readonly to: number }[] {
  const isSame = (one: string, other: string) =>
    one === other ||
    (!(isName(one) && isName(other)) && (wordForm(one) === wordForm(other) || isSameOrSlip(one, other)))
  const inOrder = alignment(given, wanted, isSame)
  if (inOrder.length === given.length || given.length !== wanted.length) return inOrder
  // In another order “not Iran” or “Iran invaded Iraq” says something else.
  if (given.some(isNegation) || countOf(given, isName) > 1) return inOrder
  const left = new Set(wanted.keys())
  const pairs: { from: number; to: number }[] = []
  for (const [from, word] of given.entries()) {
    const to = [...left].find((index) => word === wanted[index])
    if (to === undefined) return inOrder
    left.delete(to)
    pairs.push({ from, to })
  }
  return pairs
}
