import type { Segment } from '../cards/segments'
import { type FigureValue, figureMatches, figuresOf } from '../cards/values'
import { differenceOf } from './difference'
import { foldText, isNegation, isSmallWord, wordsOf } from './fold'
import { alignment, isSameOrSlip } from './word-match'

/** `close`: the difference is shown and the learner decides. */
export type Verdict = 'correct' | 'close' | 'wrong'

export type TypedGrade = {
  readonly verdict: Verdict
  /** The nearest right answer; `bold` is what the typed text lacks or has otherwise. */
  readonly difference: Segment[]
}

const RANK: Record<Verdict, number> = { correct: 2, close: 1, wrong: 0 }

/**
 * Compares a typed answer with the right one and its aliases. Numbers, currencies, units and dates count by value
 * (“$190bn” is “190 billion dollars”); a slip of the keys, a missing or further word makes it close; another number
 * or a lost “not” makes it wrong.
 */
export function gradeTyped(typed: string, answer: string, aliases: readonly string[]): TypedGrade {
  let best: { verdict: Verdict; candidate: string } = { verdict: verdictOn(typed, answer), candidate: answer }
  for (const candidate of aliases) {
    const verdict = verdictOn(typed, candidate)
    if (RANK[verdict] > RANK[best.verdict]) best = { verdict, candidate }
  }
  if (best.verdict === 'correct') return { verdict: 'correct', difference: [{ text: best.candidate }] }
  return { verdict: best.verdict, difference: differenceOf(typed, best.candidate) }
}

function verdictOn(typed: string, answer: string): Verdict {
  if (typed.trim() === '') return 'wrong'
  if (typed.trim() === answer.trim()) return 'correct'
  const [foldedTyped, foldedAnswer] = [foldText(typed), foldText(answer)]
  if (foldedTyped === foldedAnswer && foldedAnswer !== '') return 'correct'
  const [given, wanted] = [readText(typed), readText(answer)]
  const figures = compareFigures(given.figures, wanted.figures)
  if (figures === 'wrong') return 'wrong'
  const words = compareWords(given.words, wanted.words, wanted.figures.length > 0)
  return RANK[words] < RANK[figures] ? words : figures
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

function compareWords(given: readonly string[], wanted: readonly string[], besideFigures: boolean): Verdict {
  if (countOf(given, isNegation) !== countOf(wanted, isNegation)) return 'wrong'
  if (given.join(' ') === wanted.join(' ')) return 'correct'
  const pairs = matchedWords(given, wanted)
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
function matchedWords(given: readonly string[], wanted: readonly string[]): { from: number; to: number }[] {
  const inOrder = alignment(given, wanted, isSameOrSlip)
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
