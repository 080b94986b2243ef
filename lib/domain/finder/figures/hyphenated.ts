import { JOINED_PAIRS, JOINED_SYMBOLS, JOINED_UNITS } from '../words/en/hyphenated'
import type { CountedNoun } from './nouns'
import { DASHES, isJoiningDash, lowerAt, type Token } from './tokens'

/**
 * What a hyphen joins to a number that ends before `dash`: “12-mile”, “5-megawatt”, “300-square-mile”, its unit in the
 * plural. Null where the words are an age (“45-year-old”), a name (“12-Day War”) or nothing that is counted.
 */
export function joinedTo(tokens: readonly Token[], dash: number): CountedNoun | null {
  if (!isJoiningDash(tokens, dash)) return null
  const first = tokens[dash + 1]
  if (first?.kind !== 'word') return null
  const pairEnd = isJoiningDash(tokens, dash + 2) ? dash + 3 : dash + 2
  const pair = JOINED_PAIRS.get(`${first.text} ${lowerAt(tokens, pairEnd)}`)
  if (pair !== undefined) return closed(tokens, pairEnd + 1, pair)
  const symbol = JOINED_SYMBOLS.has(first.text) ? first.text : undefined
  const unit = symbol ?? JOINED_UNITS.get(first.text)
  return unit === undefined ? null : closed(tokens, dash + 2, unit)
}

/** Nothing may be joined on: “45-year-old”, “the 10-year-long war” say something else or more. */
function closed(tokens: readonly Token[], next: number, unit: string): CountedNoun | null {
  const after = tokens[next]
  const goesOn = after?.glued === true && (after.kind !== 'sign' || DASHES.has(after.text) || after.text === '/')
  if (goesOn && !(isJoiningDash(tokens, next) && lowerAt(tokens, next + 1) === 'long')) return null
  // “a 45-year old man”
  return lowerAt(tokens, next) === 'old' ? null : { next, unit, measure: true }
}

/** “a 10- to 15-day visit”, “10-to-15-day”: the number before is the other end of a range, whose unit stands behind. */
export function isEndOfJoinedRange(tokens: readonly Token[], from: number): boolean {
  const joiner = DASHES.has(lowerAt(tokens, from - 1)) ? from - 2 : from - 1
  if (!/^(?:to|or|and)$/.test(lowerAt(tokens, joiner))) return false
  return DASHES.has(lowerAt(tokens, joiner - 1)) && tokens[joiner - 1]?.glued === true
}
