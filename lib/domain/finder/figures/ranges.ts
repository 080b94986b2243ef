import type { Amount } from '../mention'
import { APPROXIMATE, CHANGE_VERBS } from '../words/en/amounts'
import { NEGATIONS } from '../words/en/numbers'
import { type CurrencyMark, type CurrencyUse, currencyAfter, currencyBefore } from './currency'
import { countedAt } from './nouns'
import { type Numeral, numeralAt } from './numerals'
import { DASHES, isJoiningDash, lowerAt, type Token } from './tokens'

/** “anything from $2 to $3” is a range all the same. */
const RANGING: ReadonlySet<string> = new Set([
  'anything',
  'anywhere',
  'ranging',
  'ranges',
  'ranged',
  'range',
  'varies',
  'vary',
])

/** What one number is counted in, as far as it stands beside it. */
type Kind = { readonly kind: 'money'; readonly code: string } | { readonly kind: 'percent' } | { readonly kind: 'bare' }

/** One number with its sign or word: tokens `from` to `next` (not included). */
type Term = { readonly numeral: Numeral; readonly from: number; readonly next: number; readonly is: Kind }

/** One amount or a range of two. `numeral` is the last number, behind which a counted noun stands. */
export type Quantity = {
  readonly from: number
  readonly next: number
  readonly amount: Amount
  readonly is: Kind
  readonly numeral: Numeral
}

/** What was read at a token: what holds, and where to go on; a range that makes no sense holds nothing. */
export type RangeReading = { readonly quantities: readonly Quantity[]; readonly next: number }

export type NumeralReading = { readonly text: string; readonly tokens: readonly Token[]; readonly use: CurrencyUse }

/** Where a percent sign or word at a token ends, or 0. Percentage points are counted and no percentage. */
export function percentEnd(tokens: readonly Token[], at: number): number {
  const from = isJoiningDash(tokens, at) ? at + 1 : at
  const word = lowerAt(tokens, from)
  if (word === '%') {
    const after = tokens[from + 1]
    const touched = after?.glued && after.kind !== 'sign'
    return touched || /^(?:point|points)$/.test(lowerAt(tokens, isJoiningDash(tokens, from + 1) ? from + 2 : from + 1))
      ? 0
      : from + 1
  }
  const next = word === 'percent' || word === 'pct' ? from + 1 : word === 'per' ? percentOfCent(tokens, from) : 0
  if (next === 0) return 0
  // “0.4 percent-point”, “0.4 per cent age points”
  const unit = isJoiningDash(tokens, next) || lowerAt(tokens, next) === 'age' ? next + 1 : next
  return /^points?$/.test(lowerAt(tokens, unit)) ? 0 : next
}

const percentOfCent = (tokens: readonly Token[], at: number): number => {
  const cent = isJoiningDash(tokens, at + 1) ? at + 2 : at + 1
  return lowerAt(tokens, cent) === 'cent' ? cent + 1 : 0
}

/** “+8.7%” and “−8.3%”: a sign that touches the number and nothing before it. */
const signBefore = (tokens: readonly Token[], at: number): 1 | -1 | 0 => {
  const sign = tokens[at]
  if (!tokens[at + 1]?.glued || tokens[at + 1]?.kind !== 'number') return 0
  if (sign?.glued && !/^[(|“"*]$/u.test(lowerAt(tokens, at - 1))) return 0
  return sign?.text === '+' ? 1 : /^[−-]$/u.test(sign?.text ?? '') ? -1 : 0
}

/** “negative 3.6%”: the word is the sign. */
const saysNegative = (tokens: readonly Token[], at: number): -1 | 0 =>
  lowerAt(tokens, at) === 'negative' &&
  tokens[at + 1]?.kind === 'number' &&
  !/^(?:tested|tests?|testing|false|hiv|came)$/.test(lowerAt(tokens, at - 1))
    ? -1
    : 0

function termAt(
  { text, tokens, use }: NumeralReading,
  at: number,
  place: { insideBetween: boolean; second: boolean },
): Term | null {
  const signed = place.second ? 0 : signBefore(tokens, at) || saysNegative(tokens, at)
  if (signed !== 0) {
    const numeral = numeralAt(text, tokens, at + 1, { second: true })
    const end = numeral ? percentEnd(tokens, numeral.next) : 0
    // “−54.5 °C”, where it is no end of a range.
    const isDegrees = lowerAt(tokens, numeral?.next ?? 0) === '°' && /^[−-]$/u.test(lowerAt(tokens, at))
    if (numeral && isDegrees && !/^(?:to|and|or)$/.test(lowerAt(tokens, at - 1)))
      return {
        numeral: { ...numeral, amount: signed * numeral.amount },
        from: at,
        next: numeral.next,
        is: { kind: 'bare' },
      }
    if (!numeral || end === 0) return null
    return { numeral: { ...numeral, amount: signed * numeral.amount }, from: at, next: end, is: { kind: 'percent' } }
  }
  const before = currencyBefore(tokens, at, use)
  const first = before?.next ?? at
  const numeral = numeralAt(text, tokens, first, {
    insideBetween: place.insideBetween,
    second: place.second || before !== null,
  })
  if (!numeral || NEGATIONS.has(lowerAt(tokens, at - 1))) return null
  const after: CurrencyMark | null = before ? null : currencyAfter(tokens, numeral.next, numeral.scale, use)
  // “five million-dollar contracts”: five, or five million?
  if (after && isJoiningDash(tokens, numeral.next) && isLooselyScaled(tokens, numeral)) return null
  const mark = before ?? after
  if (mark) return { numeral, from: at, next: after?.next ?? numeral.next, is: { kind: 'money', code: mark.code } }
  const percent = percentEnd(tokens, numeral.next)
  if (percent > 0) return { numeral, from: at, next: percent, is: { kind: 'percent' } }
  return { numeral, from: at, next: numeral.next, is: { kind: 'bare' } }
}

/** Whether a scale stands apart from its number, so that it may belong to what a hyphen joins to it. */
export const isLooselyScaled = (tokens: readonly Token[], { scale, next }: Numeral): boolean =>
  scale !== 1 && !isJoiningDash(tokens, next - 2)

type Joiner = { readonly next: number; readonly says: 'dash' | 'to' | 'or' | 'and' }

function joinerAt(tokens: readonly Token[], at: number, insideBetween: boolean): Joiner | null {
  const word = lowerAt(tokens, at)
  if (DASHES.has(word)) {
    const tight = tokens[at]?.glued === tokens[at + 1]?.glued && (word !== '—' || tokens[at]?.glued === true)
    return tight ? { next: at + 1, says: 'dash' } : null
  }
  if (word === 'to' || word === 'or') return { next: at + 1, says: word }
  return word === 'and' && insideBetween ? { next: at + 1, says: 'and' } : null
}

const quantityOf = (term: Term): Quantity => ({
  from: term.from,
  next: term.next,
  amount: term.numeral.amount,
  is: term.is,
  numeral: term.numeral,
})

/** The kind that both ends of a range have, where they have one. */
function sharedKind(low: Kind, high: Kind): Kind | null {
  if (low.kind === 'bare') return high
  if (high.kind === 'bare') return low.kind === 'money' ? low : null
  const same = low.kind === high.kind && (low.kind !== 'money' || high.kind !== 'money' || low.code === high.code)
  return same ? high : null
}

/** The low end in full: in “$3 to $4 billion” it has the scale of the high one. Null where the two make no range. */
function lowOf(low: Term, high: Term): number | null {
  const [a, b] = [low.numeral, high.numeral]
  if (a.scale !== 1 && b.scale === 1 && low.is.kind !== 'percent') {
    return b.amount > a.amount ? a.amount : null
  }
  const lowBase = a.scale === 1 && b.scale !== 1 ? a.amount * b.scale : a.amount
  const amount = Number(lowBase.toPrecision(12))
  if (amount < b.amount) return amount
  // “$900,000 to $1.2 million”: written in full, it needs no scale.
  return a.scale === 1 && a.amount >= 1000 && a.amount < b.amount ? a.amount : null
}

const changes = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3, 4].some((back) => CHANGE_VERBS.has(lowerAt(tokens, at - back)))

/** Whether what follows gives an amount without scale the scale of a later one: “$5, $6 and $7 billion”. */
function isElided(reading: NumeralReading, term: Term): boolean {
  if (term.numeral.scale !== 1) return false
  const { tokens } = reading
  let at = term.next
  for (let steps = 0; steps < 6; steps += 1) {
    if (/^[,+]$/.test(lowerAt(tokens, at))) at += 1
    if (/^(?:and|or|to|then|plus|versus)$/.test(lowerAt(tokens, at)) || DASHES.has(lowerAt(tokens, at))) at += 1
    if (at === term.next) return false
    if (/^(?:thousand|million|billion|trillion|bn|mn|tn|m)$/.test(lowerAt(tokens, at))) return true
    const next = termAt(reading, at, { insideBetween: false, second: true })
    if (!next || next.is.kind !== term.is.kind) return false
    if (next.numeral.scale !== 1) return term.numeral.amount < 1000
    at = next.next
  }
  return false
}

const single = (reading: NumeralReading, term: Term): readonly Quantity[] =>
  term.is.kind === 'money' && isElided(reading, term) ? [] : [quantityOf(term)]

/** “$1 million to 2 million people” is no range, and “$5 to 12 countries” neither. */
const mayBeRange = (tokens: readonly Token[], low: Term, high: Term, joiner: Joiner): boolean => {
  if (low.is.kind !== 'money' || high.is.kind !== 'bare') return true
  return countedAt(tokens, high.next) === null && (joiner.says === 'dash' || high.numeral.scale !== 1)
}

/** The word before a number, past “about” and the like. */
const leadAt = (tokens: readonly Token[], at: number): number =>
  APPROXIMATE.has(lowerAt(tokens, at - 1)) ? at - 2 : at - 1

/**
 * What “from 5 to 3 percent” or “rose $3 billion to $8 billion” say: a change from one to the other. Null where the two
 * are rather a range; nothing where they may be either.
 */
function changeOf(reading: NumeralReading, at: number, low: Term, high: Term): readonly Quantity[] | null {
  const { tokens } = reading
  const lead = leadAt(tokens, at)
  const isFrom = lowerAt(tokens, lead) === 'from' && !RANGING.has(lowerAt(tokens, lead - 1))
  const isSame = low.is.kind !== 'bare' && high.is.kind === low.is.kind
  const bothWhole = isSame && (low.numeral.scale !== 1 || high.numeral.scale === 1)
  const isChange = changes(tokens, isFrom ? lead : at)
  if (!isFrom && !(bothWhole && isChange)) return null
  const rises = lowOf(low, high) !== null
  if (rises && (!isFrom || !isChange)) return []
  const highAlone = high.is.kind === 'bare' && low.is.kind === 'money' ? [] : [quantityOf(high)]
  return bothWhole ? [quantityOf(low), ...highAlone] : highAlone
}

/** Reads the amount or range that begins at a token; null where none begins there. */
export function readQuantity(reading: NumeralReading, at: number): RangeReading | null {
  const { tokens } = reading
  const lead = leadAt(tokens, at)
  const insideBetween = lowerAt(tokens, lead) === 'between'
  const low = termAt(reading, at, { insideBetween, second: false })
  if (!low) return null
  const joiner = joinerAt(tokens, low.next, insideBetween)
  const behind =
    joiner && joiner.says !== 'dash' && APPROXIMATE.has(lowerAt(tokens, joiner.next)) ? joiner.next + 1 : joiner?.next
  const high = behind === undefined ? null : termAt(reading, behind, { insideBetween: false, second: true })
  if (!joiner || !high) return { quantities: single(reading, low), next: low.next }
  const change = joiner.says === 'to' ? changeOf(reading, at, low, high) : null
  if (change) return { quantities: change, next: high.next }
  const is = mayBeRange(tokens, low, high, joiner) ? sharedKind(low.is, high.is) : null
  const amount = is ? lowOf(low, high) : null
  if (!is || amount === null) {
    if (joiner.says === 'dash') return { quantities: [], next: high.next }
    return { quantities: single(reading, low), next: low.next }
  }
  const range = {
    // Without its “between” a range of words would read as two amounts.
    from: joiner.says === 'and' ? lead : low.from,
    next: high.next,
    amount: [amount, high.numeral.amount] as const,
    is,
    numeral: high.numeral,
  }
  return { quantities: [range], next: high.next }
}
