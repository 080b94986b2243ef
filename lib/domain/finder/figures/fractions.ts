import { ONES, TEENS, TENS } from '../../text/number-words'
import type { Amount } from '../mention'
import {
  AFTER_A_PART,
  BEFORE_A_PART,
  BEFORE_ONE_OF_TWO,
  MEASURED_IN,
  OF_A_QUARTER,
  OF_TIME,
  ONE_PART,
  SEVERAL_PARTS,
} from '../words/en/fractions'
import { ANY_MONTH } from '../words/en/months'
import { LABELS, SCALE_WORDS } from '../words/en/numbers'
import { DASHES, isCapitalisedToken, isJoiningDash, lowerAt, type Token } from './tokens'

/** A share of a whole in words: tokens `from` to `next` (not included), `percent` to twelve digits. */
export type Fraction = { readonly from: number; readonly next: number; readonly percent: Amount }

/** Words that have the shape of a share, whatever stands round them. */
type Shape = {
  readonly from: number
  readonly next: number
  readonly of: number
  readonly parts: number
  /** “two-thirds”: with its hyphen it is nothing else. */
  readonly isJoined: boolean
}

/** Twelve digits, as every figure that is worked out: a third is 33.3333333333, and thirds stay equal to thirds. */
const percentOf = ({ parts, of }: Shape): number => Number(((100 * parts) / of).toPrecision(12))

/** “a third”, “one-third”, “two thirds”, “half”. */
function partsAt(tokens: readonly Token[], at: number): Shape | null {
  const first = lowerAt(tokens, at)
  if (first === 'half') {
    const isName =
      isJoiningDash(tokens, at + 1) || (isCapitalisedToken(tokens[at]) && at > 0 && opensNothing(tokens, at))
    return isName ? null : { from: at, next: at + 1, of: 2, parts: 1, isJoined: false }
  }
  const parts = first === 'a' ? 1 : ONES.get(first)
  if (parts === undefined) return null
  const isJoined = isJoiningDash(tokens, at + 1)
  const part = isJoined ? at + 2 : at + 1
  const of = (parts === 1 ? ONE_PART : SEVERAL_PARTS).get(lowerAt(tokens, part))
  if (of === undefined || parts >= of || isCapitalisedToken(tokens[part])) return null
  if (isJoined && first === 'a') return null
  // “two quarter-finals”, “a third-place finish”
  if (isJoiningDash(tokens, part + 1)) return null
  return { from: at, next: part + 1, of, parts, isJoined }
}

/** Whether a capital inside a sentence makes a name of a word. */
const opensNothing = (tokens: readonly Token[], at: number): boolean => !/^[“"‘'(|*—]$/u.test(lowerAt(tokens, at - 1))

const smallNumber = (token: Token | undefined): number | null => {
  if (token?.kind === 'number')
    return /^(?:[1-9]\d{0,2}|[1-9]\d{0,2}(?:,\d{3})+)$/.test(token.text) ? Number(token.text.replaceAll(',', '')) : null
  const word = token?.lower ?? ''
  return ONES.get(word) ?? TEENS.get(word) ?? TENS.get(word) ?? null
}

/** “fifteen”, “three hundred”, “a thousand”: the whole of which a number is taken, and where its words end. */
function wholeAt(tokens: readonly Token[], at: number): { readonly value: number; readonly next: number } | null {
  const scale = tokens[at + 1]?.kind === 'word' ? SCALE_WORDS.get(lowerAt(tokens, at + 1)) : undefined
  const isRound = scale === 100 || scale === 1000
  const value = isRound && lowerAt(tokens, at) === 'a' ? 1 : smallNumber(tokens[at])
  if (value === null) return null
  if (!isRound || tokens[at]?.kind === 'number') return { value, next: at + 1 }
  return { value: value * scale, next: at + 2 }
}

/** “one in five”, “three in every ten”, “one of every three hundred”, “nine out of ten”, “1 in 100”. */
function outOfAt(tokens: readonly Token[], at: number): Fraction | null {
  const parts = smallNumber(tokens[at])
  if (parts === null || LABELS.has(lowerAt(tokens, at - 1)) || isTouched(tokens, at)) return null
  const word = lowerAt(tokens, at + 1)
  const isOut = word === 'out' && lowerAt(tokens, at + 2) === 'of'
  const isOfEvery = word === 'of' && lowerAt(tokens, at + 2) === 'every'
  if (!isOut && !isOfEvery && word !== 'in') return null
  let from = isOut ? at + 3 : at + 2
  if (/^(?:every|each)$/.test(lowerAt(tokens, from))) from += 1
  const found = wholeAt(tokens, from)
  if (!found || parts >= found.value || isCapitalisedToken(tokens[from])) return null
  if (tokens[at]?.kind !== tokens[from]?.kind) return null
  const of = found.value
  const whole = found.next - 1
  const after = tokens[whole + 1]
  const isMore =
    after !== undefined &&
    (SCALE_WORDS.has(after.lower) ||
      after.text === '%' ||
      after.kind === 'number' ||
      DASHES.has(after.lower) ||
      isHalf(tokens, whole + 1))
  const isTouchedBehind =
    after?.glued && (after.kind !== 'sign' || (/^[.,:/]$/.test(after.text) && tokens[whole + 2]?.glued))
  if (isMore || isTouchedBehind || MONTHS_BEFORE.test(tokens[at - 1]?.text ?? '')) return null
  if (OF_TIME.has(lowerAt(tokens, whole + 1)) && (!isOut || /^per/.test(lowerAt(tokens, whole + 1)))) return null
  return { from: at, next: whole + 1, percent: percentOf({ from: at, next: whole + 1, of, parts, isJoined: false }) }
}

const MONTHS_BEFORE = new RegExp(`^(?:${ANY_MONTH})$`)

const isHalf = (tokens: readonly Token[], at: number): boolean =>
  lowerAt(tokens, at) === 'and' && /^(?:a|one)$/.test(lowerAt(tokens, at + 1)) && ONE_PART.has(lowerAt(tokens, at + 2))

/** What touches a number from the left makes it part of a ratio, a name or a score. */
const isTouched = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.glued === true && at > 0 && !/^[([“"‘'|*—]$/u.test(tokens[at - 1]?.text ?? '')

/** “three and a quarter”, “an hour and a half”: a part that is added to what stands before. */
const isAdded = (tokens: readonly Token[], at: number): boolean => {
  if (lowerAt(tokens, at - 1) !== 'and') return false
  const before = tokens[at - 2]
  return smallNumber(before) !== null || SCALE_WORDS.has(before?.lower ?? '') || MEASURED_IN.has(singular(before))
}

const singular = (token: Token | undefined): string => (token?.lower ?? '').replace(/s$/, '')

const PERCENT = /^(?:%|percent|per|pct|percentage)$/
const TIMES = /^(?:year|month|week|day|night|century|decade|season|match|game|way|time)$/

/** Whether the words behind a share make an amount or a time of it: “of an hour”, “of one percent”, “of 2023”. */
function isOfMeasure(tokens: readonly Token[], next: number): boolean {
  // “half an hour”, “a quarter to half a point”
  const article = /^an?$/.test(lowerAt(tokens, next)) ? next + 1 : next
  if (lowerAt(tokens, next) !== 'of') return MEASURED_IN.has(singular(tokens[article]))
  const [word, noun] = [lowerAt(tokens, next + 1), lowerAt(tokens, next + 2)]
  if (/^(?:19|20)\d\d$/.test(word) || PERCENT.test(noun)) return true
  if (/^(?:an?|one|1)$/.test(word)) return MEASURED_IN.has(singular(tokens[next + 2]))
  return /^(?:the|that)$/.test(word) ? TIMES.test(noun) : MEASURED_IN.has(word)
}

/** “a half or a third”: the second of two that make no range. */
function isSecond(tokens: readonly Token[], from: number): boolean {
  const [before, part] = [lowerAt(tokens, from - 1), lowerAt(tokens, from - 2)]
  if (!/^(?:to|or)$/.test(before) || !(ONE_PART.has(part) || SEVERAL_PARTS.has(part))) return false
  return ![3, 4, 5].some((back) => lowerAt(tokens, from - back) === 'from')
}

/** Whether what stands before and behind says that a share is meant and no place, time or thing. */
function isShare(tokens: readonly Token[], shape: Shape): boolean {
  const { from, next } = shape
  const [before, after] = [lowerAt(tokens, from - 1), lowerAt(tokens, next)]
  if (isTouched(tokens, from) || isAdded(tokens, from) || isOfMeasure(tokens, next) || isSecond(tokens, from))
    return false
  if (/^(?:past|o'clock)$/.test(after)) return false
  if (lowerAt(tokens, from) === 'half') return isHalfOf(tokens, shape, before, after)
  const part = lowerAt(tokens, next - 1)
  if (/^quarters?$/.test(part) && !shape.isJoined) {
    if (after === 'to' || after === 'before' || after === 'after') return false
    if (after === 'of' && OF_A_QUARTER.has(lowerAt(tokens, next + 1))) return false
    if (shape.parts === 2 || (shape.parts > 1 && after !== 'of')) return false
    if (shape.parts > 1 && /^(?:past|last|next|first|previous|the|for|these|those|in)$/.test(before)) return false
  }
  if (shape.isJoined || after === 'of') return true
  const isAmount = BEFORE_A_PART.has(before)
  if (shape.parts > 1) return (isAmount && endsHere(tokens, next)) || after === 'majority'
  return isAmount && endsHere(tokens, next)
}

/** “half of the members”, “more than half the members”, “fell by half”. */
function isHalfOf(tokens: readonly Token[], { from, next }: Shape, before: string, after: string): boolean {
  if (BEFORE_ONE_OF_TWO.has(before)) return false
  if (after === 'of') return true
  const isAmount = BEFORE_A_PART.has(before)
  if (/^(?:the|its|their|all|his|her|our|those|these)$/.test(after))
    return (
      (isAmount && !/^(?:time|way|year|month|day|night|battle|story|fun|point)$/.test(lowerAt(tokens, next + 1))) ||
      isHalfOfSeveral(tokens, next, before)
    )
  // “by more than half”, “by almost half”
  const isBy = before === 'by' || (isAmount && [2, 3].some((back) => lowerAt(tokens, from - back) === 'by'))
  return isBy && endsHere(tokens, next)
}

/** “and half the shops will close”: several things, where a clause begins. */
const isHalfOfSeveral = (tokens: readonly Token[], next: number, before: string): boolean =>
  /^(?:and|but|,|)$/.test(before) &&
  /^[a-z]{3,}[^su'i]s$/.test(lowerAt(tokens, next + 1)) &&
  !/^(?:times|ways|years|months|days|nights|weeks|hours|rights|economics|politics|news)$/.test(
    lowerAt(tokens, next + 1),
  )

const endsHere = (tokens: readonly Token[], next: number): boolean =>
  tokens[next] === undefined || AFTER_A_PART.has(lowerAt(tokens, next))

type Second = { readonly shape: Shape; readonly isChange: boolean }

/** The second of two shares that make a range or a change: “a quarter to a third”, “between a third and a half”. */
function secondOf(tokens: readonly Token[], first: Shape): Second | null {
  const [before, word] = [lowerAt(tokens, first.from - 1), lowerAt(tokens, first.next)]
  const isRange = word === 'to' || word === 'or' || (word === 'and' && before === 'between')
  if (!isRange) return null
  const shape = partsAt(tokens, first.next + 1)
  return shape && { shape, isChange: before === 'from' }
}

/**
 * The share that begins at a token, as a percentage: “three-quarters”, “a third of”, “one in five”, “half of”. Null where
 * the words are rather a place, a time, an amount or a part added to a number.
 */
export function fractionAt(tokens: readonly Token[], at: number): Fraction | null {
  const ratio = outOfAt(tokens, at)
  if (ratio) return ratio
  const first = partsAt(tokens, at)
  if (!first) return null
  const second = secondOf(tokens, first)
  if (second) return pairOf(tokens, first, second)
  return isShare(tokens, first) ? { from: first.from, next: first.next, percent: percentOf(first) } : null
}

const POINT_PARTS = /^(?:half|quarter|quarters|third|thirds|fifth|fifths|tenth|tenths)$/

/** “a quarter of a percentage point”, “half a percentage point”: a part of a measure, as a count of it. */
export function partOfPointAt(
  tokens: readonly Token[],
  at: number,
): { readonly next: number; readonly count: number } | null {
  const shape = partsAt(tokens, at)
  if (!shape || !POINT_PARTS.test(lowerAt(tokens, shape.next - 1)) || isTouched(tokens, at) || isAdded(tokens, at))
    return null
  const isHalf = lowerAt(tokens, at) === 'half'
  const article = lowerAt(tokens, shape.next) === 'of' ? shape.next + 1 : isHalf ? shape.next : null
  if (article === null || !/^(?:a|one)$/.test(lowerAt(tokens, article))) return null
  if (lowerAt(tokens, article + 1) !== 'percentage' || lowerAt(tokens, article + 2) !== 'point') return null
  // “a quarter to half a percentage point” is a range, whose lower end stands elsewhere.
  if (/^(?:to|or)$/.test(lowerAt(tokens, at - 1))) return null
  return { next: article + 3, count: Number((shape.parts / shape.of).toPrecision(12)) }
}

function pairOf(tokens: readonly Token[], first: Shape, { shape, isChange }: Second): Fraction | null {
  const [low, high] = [percentOf(first), percentOf(shape)]
  if (isTouched(tokens, first.from) || isOfMeasure(tokens, shape.next)) return null
  // What a change came to is read where its words begin.
  if (isChange) return null
  if (low >= high) return null
  const isBetween = lowerAt(tokens, first.from - 1) === 'between'
  return { from: isBetween ? first.from - 1 : first.from, next: shape.next, percent: [low, high] }
}
