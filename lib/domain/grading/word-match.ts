import { NUMBER_WORDS, SCALES } from '../cards/number-words'
import { typoDistance } from '../text/edit-distance'

/** Slips allowed in a word: none up to 3 letters, 1 up to 7, 2 beyond. */
const slipsAllowed = (word: string): number => (word.length <= 3 ? 0 : word.length <= 7 ? 1 : 2)

const isOfNumber = (word: string): boolean => NUMBER_WORDS.has(word) || SCALES.has(word)

/**
 * Whether one folded word is the other with a slip of the keys. Never where there is a digit, nor from “million” to “billion”; two slips only where the
 * first letter is right, for “increase” and “decrease” are two letters apart.
 */
export function isSlip(typed: string, word: string): boolean {
  const allowed = slipsAllowed(word)
  if (typed === word || allowed === 0 || /\d/u.test(typed + word)) return false
  if (isOfNumber(typed) && isOfNumber(word)) return false
  if (Math.abs(typed.length - word.length) > allowed) return false
  const distance = typoDistance(typed, word)
  return distance <= allowed && (distance < 2 || typed[0] === word[0])
}

export const isSameOrSlip = (typed: string, word: string): boolean => typed === word || isSlip(typed, word)

/** Pairs of indexes (of `from`, of `to`) that match, in order, as many as there can be. */
export function alignment<From, To>(
  from: readonly From[],
  to: readonly To[],
  matches: (from: From, to: To) => boolean,
): { readonly from: number; readonly to: number }[] {
  const width = to.length + 1
  const longest = new Uint16Array((from.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  const match = from.map((one) => to.map((other) => matches(one, other)))
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const skipped = Math.max(at(i + 1, j), at(i, j + 1))
      longest[i * width + j] = match[i]?.[j] ? Math.max(skipped, at(i + 1, j + 1) + 1) : skipped
    }
  }
  const pairs: { from: number; to: number }[] = []
  for (let i = 0, j = 0; i < from.length && j < to.length; ) {
    if (match[i]?.[j] && at(i, j) === at(i + 1, j + 1) + 1) {
      pairs.push({ from: i, to: j })
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}
