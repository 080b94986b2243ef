import type { Parts } from './parts'
import { isTagged, joinedWords, type QuestionToken, reads } from './tokens'

const HYPHENATED =
  /^[\d.,]+(?:-|\u2011)(?<unit>\p{L}[\p{L}-]*)$|^(?<words>\p{L}+)(?:-|\u2011)(?<named>\p{L}[\p{L}-]*)$/u
const TIME = /^(?:hour|day|week|month|year|minute|decade)s?$/iu
const LENGTH = /^(?:mile|km|kilomet(?:er|re))s?$/iu
const AREA = /^(?:square|acre|hectare|megawatt|gigawatt|ton|tonne|MW|GW)\b/iu
/** What has a length: a “200-mile limit” does not say how long the limit is. */
const LONG =
  /^(?:route|line|pipeline|tunnel|border|bridge|road|railway|canal|stretch|section|track|cable|fence|wall|journey|trench|link|corridor|march|highway|motorway)s?$/iu
const SIDE = /^-(?<side>deep|long|wide|high|tall|thick)$/iu
/** “a seven-year loan” lasts; “a 34-year-old forward” does not, nor does “a two-day visit” tell much. */
const NO_SPAN = /-old$/iu

/** “a 90-day pause”, “a 640,000-square-foot factory”: how long, how large; with how many words of the noun it takes. */
export function measureAsked({
  before,
  answer,
  behind,
}: Parts): { readonly ask: string; readonly taken: number } | null {
  if (answer.mention?.kind !== 'count' || !reads(before.at(-1), /^an?$/i)) return null
  // “a 30km-deep strip”
  const side = SIDE.exec(behind[0]?.text ?? '')?.groups?.side
  if (side !== undefined && isTagged(behind[1], 'NOUN')) return { ask: `how ${side} a ${behind[1]?.text}`, taken: 2 }
  const groups = HYPHENATED.exec(answer.text)?.groups
  const unit = groups?.unit ?? groups?.named
  if (unit === undefined || NO_SPAN.test(answer.text)) return null
  const end = behind.findIndex((token) => !isTagged(token, 'NOUN', 'ADJ'))
  const taken = end < 0 ? behind.length : end
  const noun = behind[taken - 1]
  if (taken === 0 || taken > 3 || !noun || !isTagged(noun, 'NOUN')) return null
  const words = joinedWords(behind.slice(0, taken))
  if (/^-/u.test(words)) return null
  const how = howOf(unit, noun)
  return how && { ask: `how ${how} ${/^[aeiou]/iu.test(words) ? 'an' : 'a'} ${words}`, taken }
}

function howOf(unit: string, noun: QuestionToken): 'long' | 'large' | null {
  if (TIME.test(unit)) return 'long'
  if (LENGTH.test(unit)) return LONG.test(noun.text) ? 'long' : null
  return AREA.test(unit) ? 'large' : null
}
