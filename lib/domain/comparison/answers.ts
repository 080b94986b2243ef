import { nameValues } from '../cards/name-values'
import { type FigureValue, figureMatches, figuresOf } from '../cards/values'
import { foldText } from '../text/fold'
import { variantsOf, withOneName } from './name-variants'

/** What two answers to one question come to. */
export type AnswersAre =
  /** They say the same. */
  | 'same'
  /** They give two values of one sort: two years, two amounts of one unit, two names. */
  | 'different'
  /** Two names of one place, of which one replaced the other. */
  | 'renamed'
  /** They cannot be compared: other sorts of things, or free text. */
  | 'unlike'

const MOST_NAME_WORDS = 5

/** Significant digits of an amount as far as its plain writing shows them: 4,200 has two. */
const digitsOf = (amount: number): number => {
  const digits = String(Math.abs(amount)).replace('.', '').replace(/^0+/u, '').replace(/0+$/u, '')
  return Math.max(1, digits.length)
}

/** Whether two amounts are one, but for rounding: 1,390 and 1,400 are, 1,390 and 1,500 are not. */
export function isRounded(a: number, b: number): boolean {
  if (a === b) return true
  const digits = Math.max(2, Math.min(digitsOf(a), digitsOf(b)))
  const round = (amount: number) => Number(amount.toPrecision(digits))
  return round(a) === round(b)
}

const matches = (a: FigureValue, b: FigureValue): boolean => {
  if (figureMatches(a, b) || figureMatches(b, a)) return true
  return a.kind === 'number' && b.kind === 'number' && a.currency === b.currency && a.unit === b.unit
    ? isRounded(a.amount, b.amount)
    : false
}

const isOneSort = (a: FigureValue, b: FigureValue): boolean => {
  if (a.kind !== b.kind) return false
  if (a.kind !== 'number' || b.kind !== 'number') return true
  return a.currency === b.currency && a.unit === b.unit
}

/** A range has two figures: it agrees with what lies within it. */
const figuresAre = (own: readonly FigureValue[], other: readonly FigureValue[]): AnswersAre => {
  if (own.some((a) => other.some((b) => matches(a, b)))) return 'same'
  const amounts = (list: readonly FigureValue[]) => list.flatMap((one) => (one.kind === 'number' ? [one.amount] : []))
  const within = (range: readonly FigureValue[], single: readonly FigureValue[]) => {
    const [low, high, ...more] = amounts(range)
    const [amount, ...rest] = amounts(single)
    if (low === undefined || high === undefined || amount === undefined || more.length + rest.length > 0) return false
    return Math.min(low, high) <= amount && amount <= Math.max(low, high)
  }
  if (within(own, other) || within(other, own)) return 'same'
  return own.every((a) => other.every((b) => isOneSort(a, b))) ? 'different' : 'unlike'
}

/** Whether an answer is a name and nothing else: all its words of weight are capitalised. */
const isName = (text: string): boolean => {
  const words = text.split(/[\s-]+/u).filter((word) => /\p{L}/u.test(word))
  const small = /^(?:of|the|and|for|in|on|de|al|von|van|bin|der)$/u
  return (
    words.length > 0 &&
    words.length <= MOST_NAME_WORDS &&
    nameValues(text).length > 0 &&
    words.every((word) => small.test(word) || /^[“"(]?\p{Lu}/u.test(word))
  )
}

const contains = (long: string, short: string): boolean => ` ${long} `.includes(` ${short} `)

/** What two answers to one question come to. Figures count by value, names without case and accents. */
export function compareAnswers(own: string, other: string): AnswersAre {
  const [a, b] = [foldText(own), foldText(other)]
  if (a === '' || b === '') return 'unlike'
  const variants = variantsOf(a, b)
  if (variants === 'renamed') return 'renamed'
  if (a === b || variants === 'spelling' || withOneName(a) === withOneName(b)) return 'same'
  const [ownFigures, otherFigures] = [figuresOf(own), figuresOf(other)]
  if (ownFigures.length > 0 || otherFigures.length > 0) {
    return ownFigures.length === 0 || otherFigures.length === 0 ? 'unlike' : figuresAre(ownFigures, otherFigures)
  }
  if (contains(a, b) || contains(b, a)) return 'same'
  return isName(own) && isName(other) ? 'different' : 'unlike'
}
