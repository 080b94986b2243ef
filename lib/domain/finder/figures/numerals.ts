import { asciiRegExp } from '../../text/ascii-reg-exp'
import { ONES, TEENS, TENS } from '../../text/number-words'
import {
  FRACTIONS,
  LABELS,
  NEGATIONS,
  ORDINALS,
  PARTS,
  SCALE_LETTERS,
  SCALE_WORDS,
  WEAK_LABELS,
} from '../words/en/numbers'
import { isInTitle } from './titled'
import { DASHES, isCapitalisedToken, isJoiningDash, lowerAt, type Token } from './tokens'

/** A number of a text, in digits or words: tokens `from` to `next` (not included). */
export type Numeral = {
  readonly from: number
  readonly next: number
  /** With its scale: “1.2 million” is 1,200,000. */
  readonly amount: number
  /** What “million” and the like multiply by, 1 where there is none. */
  readonly scale: number
  /** The scale is one letter that touches the digits, as in “1.2m”, which may also be metres. */
  readonly letter: boolean
  readonly spelled: boolean
  /** The digits as they stand, where it is nothing but digits. */
  readonly digits: string | null
}

/** 5.7 × 10⁹ is not exact in binary, and figures that are written alike must stay equal. */
const exact = (amount: number): number => Number(amount.toPrecision(12))

const HALVES: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])
/** Signs that may touch a number from the left without being part of a name, a ratio or an address. */
const OPENING = asciiRegExp(/^[([{"“”„‘«|*_~≈<>=—…\p{Sc}]$/u)

const isSmall = (word: string): boolean => ONES.has(word) || TEENS.has(word) || TENS.has(word)

/** Whether what touches a number from the left makes it part of a name, a ratio, a negative or an address. */
function isPartOfMore(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!before || !tokens[at]?.glued) return false
  if (before.kind !== 'sign') return true
  // An opening quotation mark and an apostrophe look alike: “the '90s”.
  if (before.text === "'") return before.glued
  if (before.text === '—') return tokens[at - 2]?.kind === 'number'
  return !OPENING.test(before.text)
}

/** Whether the words before a number make it a name, a place in a list or a negative: “War Two”, “page 12”. */
function isLabelled(tokens: readonly Token[], at: number): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]]
  if (!token || !before) return false
  if (before.text === '.' && before.glued && ABBREVIATED_LABELS.has(lowerAt(tokens, at - 2))) return true
  if (NEGATIONS.has(before.lower)) return true
  if (!LABELS.has(before.lower)) return false
  const isLarge = token.text.includes(',') || SCALE_WORDS.has(lowerAt(tokens, at + 1))
  if (isLarge) return false
  if (!WEAK_LABELS.has(before.lower)) return true
  return token.kind === 'number' || before.lower === 'number' || isCapitalisedToken(before) || isCapitalisedToken(token)
}

const ABBREVIATED_LABELS: ReadonlySet<string> = new Set(['no', 'nos', 'p', 'pp', 'vol', 'fig', 'art', 'sec', 'ch'])

/** The scale at an index, and where it ends; a dash may join it to the number. */
function scaleAt(
  tokens: readonly Token[],
  at: number,
  ofDigits: boolean,
): { scale: number; next: number; letter: boolean } | null {
  const index = isJoiningDash(tokens, at) ? at + 1 : at
  const token = tokens[index]
  if (!token) return null
  const scale = SCALE_WORDS.get(token.lower)
  if (ofDigits && token.lower === 'hundred') return null
  if (scale !== undefined) return { scale, next: index + 1, letter: false }
  const letter = ofDigits && index === at && token.glued ? SCALE_LETTERS.get(token.lower) : undefined
  return letter === undefined ? null : { scale: letter, next: at + 1, letter: true }
}

/** Takes the scales behind a number: “200 thousand”, “two hundred thousand”. */
function scaled(tokens: readonly Token[], at: number, ofDigits: boolean) {
  let [scale, next, letter] = [1, at, false]
  for (let steps = 0; steps < 3; steps += 1) {
    const found = scaleAt(tokens, next, ofDigits && next === at)
    if (!found || letter) break
    scale *= found.scale
    next = found.next
    letter = found.letter
  }
  return { scale, next, letter }
}

/** “and a half” behind a number. */
const hasHalf = (tokens: readonly Token[], at: number): number => {
  const [and, a, half] = isJoiningDash(tokens, at) ? [at + 1, at + 3, at + 5] : [at, at + 1, at + 2]
  const says = lowerAt(tokens, and) === 'and' && lowerAt(tokens, a) === 'a' && lowerAt(tokens, half) === 'half'
  return says ? half + 1 : 0
}

function digitsAt(text: string, tokens: readonly Token[], at: number): Numeral | null {
  const token = tokens[at]
  if (!token) return null
  let digits = token.text.replaceAll(',', '')
  // A code or a telephone number begins with nought.
  if (/^0\d/.test(digits)) return null
  let next = at + 1
  // 2 500 with a space that does not break is one number; with a plain space nobody knows.
  const isGroup = (index: number) => /^\d{3}$/.test(tokens[index]?.text ?? '') && tokens[index]?.glued === false
  const previous = tokens[at - 1]
  if (isGroup(at) && previous?.kind === 'number' && /^\d{1,3}$/.test(previous.text)) return null
  while (isGroup(next) && /^\d{1,3}$/.test(token.text)) {
    const gap = text.slice(tokens[next - 1]?.end ?? 0, tokens[next]?.start ?? 0)
    if (!/^[\u00A0\u202F\u2009]$/u.test(gap)) return null
    digits += tokens[next]?.text ?? ''
    next += 1
  }
  let amount = Number(digits)
  const following = tokens[next]
  const isPlain = next === at + 1 && /^\d+$/.test(token.text)
  if (following?.glued) {
    const half = HALVES.get(following.text)
    if (half !== undefined) {
      amount += half
      next += 1
    } else if (/^[.,:/]$/.test(following.text) && tokens[next + 1]?.glued && tokens[next + 1]?.kind === 'number')
      return null
    else if (/^[/'’_@#&+^=*×]$/u.test(following.text) && tokens[next + 1]?.glued) return null
    else if (/^(?:st|nd|rd|th|s|x)$/.test(following.lower)) return null
  } else if (following?.kind === 'number' && tokens[next + 1]?.text === '/') return null
  // A scale in letters that are not read here: “4.5亿”, “5 млрд”.
  if (following?.kind === 'word' && !/^\p{Script=Latin}/u.test(following.text)) return null
  const half = hasHalf(tokens, next)
  if (half) {
    amount += 0.5
    next = half
  }
  const by = scaled(tokens, next, true)
  // “$190+ billion”: the scale is not where it is looked for.
  if (by.scale === 1 && /^[+]$/.test(tokens[next]?.text ?? '')) return null
  const digitsAsWritten = isPlain && by.next === at + 1 ? token.text : null
  return {
    from: at,
    next: by.next,
    amount: exact(amount * by.scale),
    scale: by.scale,
    letter: by.letter,
    spelled: false,
    digits: digitsAsWritten,
  }
}

/** “twenty”, “twenty-two”, “seven” at an index. */
function smallAt(tokens: readonly Token[], at: number): { amount: number; next: number } | null {
  const word = lowerAt(tokens, at)
  const tens = TENS.get(word)
  if (tens === undefined) {
    const amount = ONES.get(word) ?? TEENS.get(word)
    return amount === undefined ? null : { amount, next: at + 1 }
  }
  if (isJoiningDash(tokens, at + 1)) {
    const ones = ONES.get(lowerAt(tokens, at + 2))
    if (ones !== undefined) return { amount: tens + ones, next: at + 3 }
    if (ORDINALS.has(lowerAt(tokens, at + 2))) return null
  }
  return { amount: tens, next: at + 1 }
}

function wordsAt(tokens: readonly Token[], at: number, insideBetween: boolean): Numeral | null {
  const first = lowerAt(tokens, at)
  const numeral = (next: number, amount: number, scale: number): Numeral => ({
    from: at,
    next,
    amount: exact(amount),
    scale,
    letter: false,
    spelled: true,
    digits: null,
  })
  if (first === 'half' && lowerAt(tokens, at + 1) === 'a') {
    if (lowerAt(tokens, at + 2) === 'dozen') return numeral(at + 3, 6, 1)
    const by = SCALE_WORDS.get(lowerAt(tokens, at + 2))
    return by === undefined ? null : numeral(at + 3, by / 2, by)
  }
  if (first === 'a') {
    if (lowerAt(tokens, at + 1) === 'dozen') return numeral(at + 2, 12, 1)
    const by = scaled(tokens, at + 1, false)
    const isOfMany =
      /^(?:many|half|quarter|of|such|quite|what)$/.test(lowerAt(tokens, at - 1)) || DASHES.has(lowerAt(tokens, by.next))
    return by.scale === 1 || isOfMany ? null : numeral(by.next, by.scale, by.scale)
  }
  let small = smallAt(tokens, at)
  if (!small) return null
  if (lowerAt(tokens, small.next) === 'dozen') return numeral(small.next + 1, small.amount * 12, 1)
  const half = hasHalf(tokens, small.next)
  if (half) {
    const by = scaled(tokens, half, false)
    return numeral(by.next, (small.amount + 0.5) * by.scale, by.scale)
  }
  let [total, scale, next] = [0, 1, at]
  // Groups in falling order: two million | three hundred and fifty thousand | six.
  for (let largest = Number.POSITIVE_INFINITY; small; ) {
    let group = small.amount
    next = small.next
    if (lowerAt(tokens, next) === 'hundred') {
      group *= 100
      next += 1
      scale = 100
      const rest = lowerAt(tokens, next) === 'and' && !insideBetween ? smallAt(tokens, next + 1) : smallAt(tokens, next)
      if (rest && lowerAt(tokens, rest.next) !== 'hundred') {
        group += rest.amount
        next = rest.next
      }
    }
    const by = scaled(tokens, next, false)
    if (by.scale >= largest) return null
    total += group * by.scale
    next = by.next
    scale = Math.max(scale, by.scale)
    largest = by.scale
    if (by.scale === 1) break
    const goesOn: number = lowerAt(tokens, next) === 'and' && !insideBetween ? next + 1 : next
    small = smallAt(tokens, goesOn)
    if (small && goesOn > next && small.amount < 100 && SCALE_WORDS.has(lowerAt(tokens, small.next))) small = null
  }
  return isSmall(lowerAt(tokens, next)) || lowerAt(tokens, next) === 'point' ? null : numeral(next, total, scale)
}

/** How a number is read that stands in a longer phrase. */
export type NumeralPlace = {
  /** Behind “between”, where “and” parts two numbers. */
  readonly insideBetween?: boolean
  /** The second of a range, which a dash or a sign may touch. */
  readonly second?: boolean
}

/**
 * The number that begins at a token, or null. None is read where it is part of a name (“Su-35”, “War Two”), a ratio, a
 * time, an ordinal, a fraction, a negative, or where its scale is not certain.
 */
export function numeralAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  place: NumeralPlace = {},
): Numeral | null {
  const token = tokens[at]
  if (!token || token.kind === 'sign') return null
  if (!place.second && (isPartOfMore(tokens, at) || isLabelled(tokens, at))) return null
  const insideBetween = place.insideBetween ?? false
  const numeral = token.kind === 'number' ? digitsAt(text, tokens, at) : wordsAt(tokens, at, insideBetween)
  if (!numeral || numeral.amount === 0) return null
  // A capital inside a sentence makes a name of it: “the Five Eyes”.
  const isCapital = numeral.spelled && isCapitalisedToken(token) && at > 0
  if (isCapital && (!OPENING.test(lowerAt(tokens, at - 1)) || isInTitle(tokens, at))) return null
  const after = isJoiningDash(tokens, numeral.next) ? numeral.next + 1 : numeral.next
  if (FRACTIONS.has(lowerAt(tokens, after))) return null
  if (lowerAt(tokens, at - 1) === 'of' && PARTS.has(lowerAt(tokens, at - 2))) return null
  return isShareOf(tokens, numeral.next) || isTotalOfShare(tokens, at) ? null : numeral
}

const isNumber = (token: Token | undefined): boolean => token?.kind === 'number' || isSmall(token?.lower ?? '')

/** “one in five”, “three in every ten”. */
const isShareOf = (tokens: readonly Token[], at: number): boolean => {
  if (lowerAt(tokens, at) !== 'in') return false
  const to = /^(?:every|each)$/.test(lowerAt(tokens, at + 1)) ? at + 2 : at + 1
  return isNumber(tokens[to]) && !/^\d{4}$/.test(tokens[to]?.text ?? '')
}

const isTotalOfShare = (tokens: readonly Token[], at: number): boolean => {
  const to = /^(?:every|each)$/.test(lowerAt(tokens, at - 1)) ? at - 2 : at - 1
  if (lowerAt(tokens, to) === 'in') return isNumber(tokens[to - 1]) && tokens[to - 1]?.kind === 'word'
  if (lowerAt(tokens, to) !== 'of') return false
  return isNumber(tokens[lowerAt(tokens, to - 1) === 'out' ? to - 2 : to - 1])
}
