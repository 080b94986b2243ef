import { SUBORDINATE } from './finite-verb'
import { isTagged, type QuestionToken, reads } from './tokens'

const PRONOUN =
  /^(?:it|they|he|she|this|that|these|those|we|i|you|there|its|their|his|her|our|my|such|both|neither|some|others|who|what|which|whom|whose|where)$/i

const POINTS_BACK =
  /^(?:its|their|his|her|my|our|your|such|it|they|them|him|this|these|those|there|here|then|one|ones|other|others|same|former|latter|similar)$/i
/** The one of its kind in any text. */
const UNIQUE =
  /^(?:government|economy|population|world|sun|moon|sea|internet|state|army|president|rouble|dollar|euro|pound|yuan|yen)$/i

/** Behind a condition as long as “If every home had a meter” it is clear what “the saving” is. */
const FULL_CONDITION = 6

/** Whether a subject names what it is without the sentence before. */
export function isNamed(
  subject: readonly QuestionToken[],
  lead: readonly QuestionToken[] = [],
  rest: readonly QuestionToken[] = [],
): boolean {
  const [first, second] = subject
  if (
    !first ||
    PRONOUN.test(first.text) ||
    isTagged(first, 'ADP', 'SCONJ', 'CCONJ', 'ADV') ||
    reads(first, SUBORDINATE)
  )
    return false
  // “, referring back to the series”: a participle of what came before.
  if (isTagged(first, 'VERB') && /ing$/i.test(first.text) && isTagged(second, 'ADV', 'ADP')) return false
  if (
    subject.some((token) => reads(token, POINTS_BACK)) ||
    isTagged(subject.at(-1), 'CCONJ') ||
    reads(subject.at(-1), /^(?:than|as)$/i)
  )
    return false
  if (reads(second, /^(?:last|first|next|only)$/i) && reads(subject[2], /^(?:time|one)$/i)) return false
  const hasName = subject.some(({ tag, text }) => tag === 'NAME' || tag === 'PROPN' || text.includes('['))
  // “the deal” and “a suitcase” are some deal and some suitcase to whoever has not read the text.
  if (reads(first, /^an?$/i)) return hasName || subject.length > 4
  if (reads(first, /^the$/i) && subject.length === 2)
    return (
      hasName ||
      second?.isInTitle === true ||
      reads(second, UNIQUE) ||
      lead.length > FULL_CONDITION ||
      rest.some((token) => isTagged(token, 'NAME'))
    )
  return true
}

/** Whether words point back to what was said before: “since then”, “in those days”; “its” behind a name does not. */
export const pointsBack = (words: readonly QuestionToken[]): boolean =>
  words.some(
    (token, at) =>
      reads(token, POINTS_BACK) &&
      !(
        reads(token, /^(?:its|their|his|her)$/i) && words.slice(0, at).some((other) => isTagged(other, 'NAME', 'PROPN'))
      ),
  )
