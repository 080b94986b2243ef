import { asciiRegExp } from '../../text/ascii-reg-exp'
import { MEASURES, SYMBOLS } from '../words/en/amounts'
import { ATTRIBUTIVE, NOT_PLURAL, PARTICIPLES, PLURALS, STOPS } from '../words/en/nouns'
import { DASHES, isJoiningDash, lowerAt, type Token } from './tokens'

/** What is counted: its words end before token `next`; `unit` is the noun as it stands, in small letters. */
export type CountedNoun = { readonly next: number; readonly unit: string; readonly measure: boolean }

const CAPITALS = asciiRegExp(/^\p{Lu}{2,}$/u)
const OPENS_IN_CAPITALS = asciiRegExp(/^\p{Lu}{2,}/u)

/** Words between a number and its noun, at most: “four new high-voltage power lines”. */
const MAX_BETWEEN = 4

/** Whether a word can be the plural of something that is counted. */
function isPlural(token: Token): boolean {
  const word = token.lower
  if (PLURALS.has(word) || /(?:^|[a-z])men$/u.test(word)) return true
  if (NOT_PLURAL.has(word) || STOPS.has(word)) return false
  // “MPs” and “NGOs” are plurals, “US” and “OAS” are not.
  if (CAPITALS.test(token.text) || word.includes('.')) return false
  return /[^su'i]s$/u.test(word) && word.length >= 3
}

function measureAt(tokens: readonly Token[], at: number): CountedNoun | null {
  for (const words of MEASURES) {
    if (!words.every((word, offset) => lowerAt(tokens, at + offset) === word)) continue
    const unit = words
      .join(' ')
      .replaceAll(' - ', ' ')
      .replace(/ an? (?=hour|day)/u, ' per ')
    return { next: at + words.length, unit, measure: true }
  }
  const symbol = tokens[at]
  if (symbol && SYMBOLS.has(symbol.text))
    return { next: at + (lowerAt(tokens, at + 1) === '²' ? 2 : 1), unit: symbol.text, measure: true }
  if (symbol?.text === '°' && /^[CF]$/u.test(tokens[at + 1]?.text ?? '')) {
    return { next: at + 2, unit: `°${tokens[at + 1]?.text}`, measure: true }
  }
  return null
}

/** Whether a word may stand between a number and its noun. */
function mayStandBetween(token: Token): boolean {
  if (token.kind !== 'word' || STOPS.has(token.lower)) return false
  return !/ed$/u.test(token.lower) || PARTICIPLES.has(token.lower) || token.lower.length <= 4
}

/** The noun that a number counts, where it stands right behind it or behind a few adjectives; null where none does. */
export function countedAt(tokens: readonly Token[], start: number): CountedNoun | null {
  const measure =
    measureAt(tokens, start) ??
    (isJoiningDash(tokens, start) && /^(?:percentage|basis)$/u.test(lowerAt(tokens, start + 1))
      ? measureAt(tokens, start + 1)
      : null)
  if (measure) return measure
  let at = start
  for (let words = 0; words <= MAX_BETWEEN; words += 1) {
    const token = tokens[at]
    if (!token || (token.kind === 'sign' && !DASHES.has(token.text))) return null
    if (token.glued && words === 0) return null
    // “high-voltage”, “so-called”: the parts of one adjective.
    let end = at
    while (isJoiningDash(tokens, end + 1)) end += 2
    const last = tokens[end]
    if (last?.kind !== 'word' || (words === 0 && DASHES.has(token.text))) return null
    const isCompound = end > at
    if (isPlural(last)) {
      const following = tokens[end + 1]
      const isAdjective =
        ATTRIBUTIVE.has(last.lower) && following?.kind === 'word' && isPlural(following) && !following.glued
      if (!isAdjective) return { next: end + 1, unit: unitOf(last), measure: false }
    } else if (!isCompound && !mayStandBetween(last)) return null
    if (lowerAt(tokens, end + 1) === "'s") return null
    at = end + 1
  }
  return null
}

/** A unit in small letters, but for the capitals of “MPs”. */
const unitOf = (token: Token): string => (OPENS_IN_CAPITALS.test(token.text) ? token.text : token.lower)
