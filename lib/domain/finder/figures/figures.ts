import type { Mention, MentionValue } from '../mention'
import { DOLLAR_PREFIXES } from '../words/en/currencies'
import { NUMBER_OPENERS } from '../words/en/numbers'
import { isCurrencySign } from './currency'
import { fractionAt, partOfPointAt } from './fractions'
import { isEndOfJoinedRange, joinedTo } from './hyphenated'
import { countedAt } from './nouns'
import { isLooselyScaled, type NumeralReading, type Quantity, readQuantity } from './ranges'
import { lowerAt, type Token } from './tokens'

/** A figure of a sentence as far as the sentence tells it. */
export type Figure = Pick<Mention, 'start' | 'end' | 'value' | 'unit'> & {
  readonly kind: 'money' | 'percent' | 'count'
}

/** Four digits that may be a year; only what is counted in people and measures is surely none. */
const MAY_BE_YEAR = /^(?:1[4-9]|20)\d\d$/u
const SURELY_COUNTED =
  /^(?:people|troops|soldiers|personnel|fighters|civilians|workers|members|men|women|children|refugees|migrants|dead|jobs|homes|houses|households|companies|firms|tonnes|tons|barrels|miles|kilometres|kilometers|metres|meters|feet|hectares|acres|megawatts|gigawatts|km|MW|GW|bpd|bcm|mcm|days|hours|years|vehicles|tanks|missiles|drones|words|students|schools|villages)$/u
/** After these four digits are a year whatever follows. */
const BEFORE_YEAR =
  /^(?:in|since|until|till|by|before|after|during|of|the|from|from|mid|early|late|its|their|his|our)$/u

/** “4.3 Sceptics of the plan”: the number of a paragraph. */
const isParagraphNumber = (tokens: readonly Token[], from: number): boolean =>
  from === 0 && /^\d{1,2}\.\d{1,2}$/.test(tokens[0]?.text ?? '') && /^\p{Lu}/u.test(tokens[1]?.text ?? '')

/** “2,900 pilots’ reports”: it is the reports that are counted. */
const isOwner = (token: Token | undefined): boolean => token?.glued === true && /^[’']$/u.test(token.text)

function countOf(
  tokens: readonly Token[],
  quantity: Quantity,
): { value: MentionValue; unit: string | null; next: number } | null {
  const { numeral, amount, from, next } = quantity
  if (isParagraphNumber(tokens, from)) return null
  const single = typeof amount === 'number'
  if (isInColumn(tokens, from)) return null
  const joined = joinedTo(tokens, next)
  const counted = joined ?? countedAt(tokens, next)
  // “two million-barrel tankers”: two, or two million?
  if (joined && (isEndOfJoinedRange(tokens, from) || isLooselyScaled(tokens, numeral))) return null
  if (numeral.digits && single && MAY_BE_YEAR.test(numeral.digits)) {
    if (!counted || !SURELY_COUNTED.test(counted.unit) || counted.next > next + 2) return null
    if (!joined && BEFORE_YEAR.test(lowerAt(tokens, from - 1))) return null
  }
  if (!counted) return bareCountOf(tokens, quantity)
  // “100m” and “5k” before anything but a plural are metres and races, and “1 years” is a slip that nobody can read.
  if (numeral.letter && counted.measure) return null
  if (amount === 1 && (!joined || /^(?:men|women|people)$/.test(joined.unit))) return null
  const isAge = lowerAt(tokens, counted.next) === 'ago'
  const isTime = /^(?:year|month|week|day|hour|minute|decade)s?$/.test(counted.unit)
  // “two days in three”: a share of all days.
  const isShare =
    isTime &&
    lowerAt(tokens, counted.next) === 'in' &&
    /^(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)$/.test(lowerAt(tokens, counted.next + 1))
  if (isAge || isShare || (!isTime && isOwner(tokens[counted.next]))) return null
  return { value: { count: amount, unit: counted.unit }, unit: counted.unit, next: counted.next }
}

/** “1,204 1,118 Receivables”: behind another number stands a column of a table, whose unit and scale are elsewhere. */
function isInColumn(tokens: readonly Token[], from: number): boolean {
  const back = lowerAt(tokens, from - 1) === '(' ? from - 2 : from - 1
  const before = lowerAt(tokens, back) === ')' ? tokens[back - 1] : tokens[back]
  return before?.kind === 'number' && !MAY_BE_YEAR.test(before.text) && tokens[from]?.kind === 'number'
}

/** A number in the thousands or with its scale as a word is a figure also where its noun is left out: “16 million”. */
function bareCountOf(tokens: readonly Token[], quantity: Quantity) {
  const { numeral, amount, next } = quantity
  const isLarge = (!numeral.letter && numeral.scale >= 1e3) || (tokens[next - 1]?.text.includes(',') ?? false)
  const after = tokens[next]
  const goesOn =
    after !== undefined &&
    (after.glued || after.kind === 'word' || after.kind === 'number') &&
    !/^[.,;:)\]”"’|—–]$/u.test(after.text)
  // “(1,310) (1,402)”: amounts below nought in the columns of a table.
  const isNegative = after?.text === ')' && tokens[next + 1]?.text === '('
  if (!isLarge || isNegative || numeral.spelled || (goesOn && !AFTER_BARE.test(after.lower))) return null
  return { value: { count: amount, unit: '' }, unit: null, next }
}

const AFTER_BARE =
  /^(?:in|by|and|or|to|at|on|for|from|a|were|was|had|have|are|is|would|will|since|before|after|during|last|this|per|more|fewer|today|now|then|people|assumes|implies|ignores|omits|exceeds|excludes)$/u

function figureOf(tokens: readonly Token[], quantity: Quantity): { figure: Figure; next: number } | null {
  const { from, amount, is } = quantity
  const start = tokens[from]?.start ?? 0
  const until = (next: number): number => tokens[next - 1]?.end ?? start
  if (is.kind === 'money') {
    const value = { amount, currency: is.code }
    return { figure: { kind: 'money', start, end: until(quantity.next), value, unit: is.code }, next: quantity.next }
  }
  if (is.kind === 'percent') {
    return {
      figure: { kind: 'percent', start, end: until(quantity.next), value: { percent: amount }, unit: 'percent' },
      next: quantity.next,
    }
  }
  if (isCurrencySign(tokens[from - 1])) return null
  const count = countOf(tokens, quantity)
  return (
    count && {
      figure: { kind: 'count', start, end: until(count.next), value: count.value, unit: count.unit },
      next: count.next,
    }
  )
}

/** Whether a figure can begin at a token: digits, a number word, a sign, the letters of a currency. */
const mayOpen = (token: Token | undefined): boolean => {
  if (token?.kind !== 'word') return token !== undefined
  return (
    NUMBER_OPENERS.has(token.lower) ||
    DOLLAR_PREFIXES.has(token.lower) ||
    /^[A-Z]{3}$|^S[Ww]?Fr$|^Rs$|^[KTU]Sh$|^[DNS]Kr$/.test(token.text)
  )
}

/** The money, percentages and counts among the tokens of a sentence, in order; `taken` says which tokens are dates. */
export function figuresIn(reading: NumeralReading, taken: (at: number) => boolean): Figure[] {
  const { tokens } = reading
  const figures: Figure[] = []
  for (let at = 0; at < tokens.length; ) {
    if (taken(at) || !mayOpen(tokens[at])) {
      at += 1
      continue
    }
    const ofPoint = partOfPointAt(tokens, at)
    if (ofPoint) {
      const [start, end] = [tokens[at]?.start ?? 0, tokens[ofPoint.next - 1]?.end ?? 0]
      const unit = 'percentage point'
      figures.push({ kind: 'count', start, end, value: { count: ofPoint.count, unit }, unit })
      at = ofPoint.next
      continue
    }
    const fraction = fractionAt(tokens, at)
    if (fraction) {
      const { from, next, percent } = fraction
      const [start, end] = [tokens[from]?.start ?? 0, tokens[next - 1]?.end ?? 0]
      figures.push({ kind: 'percent', start, end, value: { percent }, unit: 'percent' })
      at = next
      continue
    }
    const read = readQuantity(reading, at)
    if (!read) {
      at += 1
      continue
    }
    let next = read.next
    for (const quantity of read.quantities) {
      const found = figureOf(tokens, quantity)
      if (!found) continue
      figures.push(found.figure)
      next = Math.max(next, found.next)
    }
    at = next
  }
  return figures
}
