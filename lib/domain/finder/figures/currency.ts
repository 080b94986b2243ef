import { asciiRegExp } from '../../text/ascii-reg-exp'
import { ADJECTIVE_OPENERS, CODES, DOLLAR_PREFIXES, SHARED_WORDS, SIGNS, WORDS } from '../words/en/currencies'
import { isJoiningDash, lowerAt, type Token } from './tokens'

/** ISO 4217 and the token where the currency's words begin or end. */
export type CurrencyMark = { readonly code: string; readonly from: number; readonly next: number }

/** What a whole text says about signs and words that several countries share; null where it does not say it. */
export type CurrencyUse = {
  /** Whose “¥” is. */
  readonly yenSign: 'CNY' | 'JPY' | null
  /** Whose “Rs” is. */
  readonly rupee: 'INR' | null
  /** Whose a shared word is where nothing stands before it, by the word. */
  readonly words: ReadonlyMap<string, string>
}

const YUAN = /\b(?:yuan|renminbi|RMB|CNY|China|Chinese|Beijing)\b/u
const YEN = /\b(?:yen|JPY|Japan|Japanese|Tokyo)\b/u

const INDIA = /\b(?:India|Indian|Delhi|Mumbai)\b/u
const OTHER_RUPEES = /\b(?:Pakistan|Pakistani|Nepal|Nepali|Nepalese|Lanka|Lankan|Mauritius|Mauritian|Seychelles)\b/u

const PERU = /\b(?:Peru|Peruvians?|Lima|Cusco|Cuzco|Arequipa|Andes|Andean)\b/u
const SHOES = /\b(?:shoes?|boots?|sneakers|trainers|sandals|footwear|cobblers?|lemon soles?)\b/iu

const SHARED = new RegExp(`\\b(?:${[...SHARED_WORDS.keys()].join('|')})\\b`, 'gi')
const WORD_BEFORE = asciiRegExp(/(?<country>[\p{L}.]{2,20}) $/u)

const CURRENCY_SIGN = asciiRegExp(/^\p{Sc}$/u)

/** Characters that are read before a caller may let others run. */
const STEP_CHARACTERS = 65_536
const LONGEST_WORDS = 64

/** Reads a text once for what it says about shared signs and words, yielding between stretches of it. */
export function* currencyUseChunked(text: string): Generator<void, CurrencyUse> {
  const named = new Map<string, Set<string>>()
  for (let from = 0; from < text.length; from += STEP_CHARACTERS) {
    readShared(text.slice(Math.max(0, from - LONGEST_WORDS), from + STEP_CHARACTERS), named)
    yield
  }
  const words = new Map<string, string>()
  for (const [word, [only, other]] of named) if (only !== undefined && other === undefined) words.set(word, only)
  if (areSolesMoney(text)) words.set('soles', 'PEN')
  return {
    yenSign: text.includes('¥') ? yenSignOf(text) : null,
    rupee: /\bRs/.test(text) ? rupeeOf(text) : null,
    words,
  }
}

function readShared(part: string, named: Map<string, Set<string>>): void {
  for (const { 0: found, index } of part.matchAll(SHARED)) {
    const word = found.toLowerCase()
    const country = WORD_BEFORE.exec(part.slice(Math.max(0, index - 21), index))?.groups?.country?.toLowerCase()
    const code = country === undefined ? undefined : SHARED_WORDS.get(word)?.get(country)
    if (code) named.set(word, (named.get(word) ?? new Set()).add(code))
  }
}

/** “85 soles” in a text about Peru, and not about what is under a shoe. */
const areSolesMoney = (text: string): boolean => text.includes(' soles') && PERU.test(text) && !SHOES.test(text)

function yenSignOf(text: string): 'CNY' | 'JPY' | null {
  const [yuan, yen] = [YUAN.test(text), YEN.test(text)]
  return yuan === yen ? null : yuan ? 'CNY' : 'JPY'
}

const rupeeOf = (text: string): 'INR' | null => (INDIA.test(text) && !OTHER_RUPEES.test(text) ? 'INR' : null)

/** The currency whose sign or code stands at a token, before an amount. */
export function currencyBefore(tokens: readonly Token[], at: number, use: CurrencyUse): CurrencyMark | null {
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'word') {
    const isDollar = tokens[at + 1]?.text === '$' && tokens[at + 1]?.glued
    const dollar = isDollar ? DOLLAR_PREFIXES.get(token.lower) : undefined
    if (dollar) return { code: dollar, from: at, next: at + 2 }
    const code = token.text === 'Rs' ? use.rupee : CODES.get(token.text)
    return code && tokens[at + 1]?.kind === 'number' ? { code, from: at, next: at + 1 } : null
  }
  // Letters that touch a sign and are no known prefix make it another currency.
  if (token.glued && tokens[at - 1]?.kind !== 'sign' && tokens[at - 1] !== undefined) return null
  const code = token.text === '¥' ? use.yenSign : SIGNS.get(token.text)
  return code ? { code, from: at, next: at + 1 } : null
}

/** Whether any sign of money stands at a token, also one that nobody can place: then the number behind is no count. */
export const isCurrencySign = (token: Token | undefined): boolean =>
  token !== undefined && CURRENCY_SIGN.test(token.text)

/** Words that are money only behind thousands of it or where the text says so: weight, verbs. */
const isDoubtful = (word: string, scale: number, after: string): boolean => {
  if (word === 'pounds') return scale < 1e6 || after === 'of'
  if (word === 'won') return scale < 1e6
  return true
}

/** “0.4 euro cents”, “30 US cents”: the hundredth part is counted, not the currency before it. */
const PART_OF_CURRENCY = /^(?:cents?|pence)$/

/** The currency whose word or code stands at a token, behind an amount of this scale; null before “cents”. */
export function currencyAfter(
  tokens: readonly Token[],
  at: number,
  scale: number,
  use: CurrencyUse,
): CurrencyMark | null {
  const mark = wholeCurrencyAfter(tokens, at, scale, use)
  const behind = mark && (isJoiningDash(tokens, mark.next) ? mark.next + 1 : mark.next)
  return behind !== null && PART_OF_CURRENCY.test(lowerAt(tokens, behind)) ? null : mark
}

function wholeCurrencyAfter(
  tokens: readonly Token[],
  at: number,
  scale: number,
  use: CurrencyUse,
): CurrencyMark | null {
  let word = isJoiningDash(tokens, at) ? at + 1 : at
  const first = tokens[word]
  if (!first) return null
  const code = first.kind === 'word' ? CODES.get(first.text) : undefined
  if (code) return { code, from: word, next: word + 1 }
  const sign = /^[€£]$/u.test(first.text) && tokens[word + 1]?.kind !== 'number' ? SIGNS.get(first.text) : undefined
  if (sign) return { code: sign, from: word, next: word + 1 }
  const start = word
  if (ADJECTIVE_OPENERS.has(lowerAt(tokens, word))) word += 1
  const owned = SHARED_WORDS.get(lowerAt(tokens, word + 1))?.get(lowerAt(tokens, word))
  if (owned) return { code: owned, from: start, next: word + 2 }
  const plain = lowerAt(tokens, start)
  const after = lowerAt(tokens, start + 1)
  const shared = SHARED_WORDS.has(plain)
  const said = use.words.get(plain)
  if (plain === 'pounds' && after === 'sterling') return { code: 'GBP', from: start, next: start + 2 }
  if (said && after !== 'of') return { code: said, from: start, next: start + 1 }
  const known = WORDS.get(plain)
  if (known) return { code: known, from: start, next: start + 1 }
  if (!shared || isDoubtful(plain, scale, after)) return null
  const usual = plain === 'pounds' ? 'GBP' : plain === 'won' ? 'KRW' : undefined
  return usual ? { code: usual, from: start, next: start + 1 } : null
}
