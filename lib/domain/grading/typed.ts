import type { Segment } from '../cards/segments'
import { type FigureValue, figureMatches, figuresOf } from '../cards/values'
import { foldText, isNegation, isSmallWord, wordsOf } from '../text/fold'
import { countryNames } from './country-names'
import { differenceOf } from './difference'
import { alignment, isSameOrSlip } from './word-match'

/** `close`: the difference is shown and the learner decides. */
export type Verdict = 'correct' | 'close' | 'wrong'

export type TypedGrade = {
  readonly verdict: Verdict
  /** The nearest right answer; `bold` is what the typed text lacks or has otherwise. */
  readonly difference: Segment[]
}

const RANK: Record<Verdict, number> = { correct: 2, close: 1, wrong: 0 }

/** Names that are known beside those of countries: the answers of other cards. Asked for only where a slip is likely. */
export type OtherAnswers = () => Iterable<string>

const NO_OTHERS: OtherAnswers = () => []

/**
 * Compares a typed answer with the right one and its aliases. Numbers, currencies, units and dates count by value
 * (“$190bn” is “190 billion dollars”); a slip of the keys, a missing or further word makes it close; another number,
 * a lost “not”, or another name that is known (“Iran” for “Iraq”) makes it wrong.
 */
export function gradeTyped(
  typed: string,
  answer: string,
  aliases: readonly string[],
  otherAnswers: OtherAnswers = NO_OTHERS,
): TypedGrade {
  const names = namesOf(otherAnswers)
  let best: { verdict: Verdict; candidate: string } = { verdict: verdictOn(typed, answer, names), candidate: answer }
  for (const candidate of aliases) {
    const verdict = verdictOn(typed, candidate, names)
    if (RANK[verdict] > RANK[best.verdict]) best = { verdict, candidate }
  }
  if (best.verdict === 'correct') return { verdict: 'correct', difference: [{ text: best.candidate }] }
  return { verdict: best.verdict, difference: differenceOf(typed, best.candidate) }
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
  const plain = text.normalize('NFKC')
  const figures = figuresOf(plain)
  let rest = plain
  for (const { start, end } of figures) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  return { figures, words: wordsOf(foldText(rest)) }
}

/** Every figure must be there with its value. One that leaves out or adds a unit, a year or a further figure is close. */
function compareFigures(given: readonly FigureValue[], wanted: readonly FigureValue[]): Verdict {
  const left = [...given]
  let verdict: Verdict = 'correct'
  for (const figure of wanted) {
    const same = left.findIndex((other) => figureMatches(figure, other) && figureMatches(other, figure))
    const near =
      same >= 0 ? same : left.findIndex((other) => figureMatches(figure, other) || figureMatches(other, figure))
    if (near < 0) return 'wrong'
    if (same < 0) verdict = 'close'
    left.splice(near, 1)
  }
  if (left.length === 0) return verdict
  return wanted.length === 0 ? 'wrong' : 'close'
}

const countOf = <T>(items: readonly T[], counts: (item: T) => boolean): number => items.filter(counts).length

function compareWords(
  given: readonly string[],
  wanted: readonly string[],
  besideFigures: boolean,
  isName: IsName,
): Verdict {
  if (countOf(given, isNegation) !== countOf(wanted, isNegation)) return 'wrong'
  if (given.join(' ') === wanted.join(' ')) return 'correct'
  const pairs = matchedWords(given, wanted, isName)
  const further = given.length - pairs.length
  const missing = wanted.length - pairs.length
  if (further === 0 && missing === 0) return 'close'
  if (missing === 0) return further <= Math.max(2, wanted.length) ? 'close' : 'wrong'
  if (further > 0) return 'wrong'
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
    one === other || (isSameOrSlip(one, other) && !(isName(one) && isName(other)))
  const inOrder = alignment(given, wanted, isSame)
  if (inOrder.length === given.length || given.length !== wanted.length) return inOrder
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
