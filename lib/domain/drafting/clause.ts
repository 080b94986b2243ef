import type { Document } from '../finder/document'
import type { Span } from '../finder/mention'
import { tagged } from '../finder/names/vocabulary'
import { openingOf } from '../finder/sentence-start'
import { ANY_MONTH } from '../finder/words/en/months'
import { asciiRegExp } from '../text/ascii-reg-exp'

/** A sentence of no more words is shown whole: what stands beside the answer explains it. */
const ENOUGH_WORDS = 20
const FEWEST_WORDS = 7
const MOST_TAGGED = 400

/** Where a sentence may be parted without harm to either side: signs, and joining words behind a comma. */
const JOINTS = asciiRegExp(
  /;\s|\s[–—]\s|:\s(?=\p{L})|,\s(?=(?:and|but|while|although|though|whereas|which|who|whose|where|because|since|so|yet|despite|unless|with)\s)/gu,
)
/** What is lost with these is half of the sentence: a condition, or what speaks against it. */
const QUALIFIES = /^,\s(?:although|though|despite|unless|but|while|whereas)\b/u
/** These may be an aside, behind which the clause goes on. */
const OPENS_ASIDE = /^(?:,\s(?:which|who|whose|where|with)\b|\s[–—])/u
const JOINS = /^(?:;\s|,\s(?:and|but|while|whereas|yet|so)\s)/u
const SAID =
  /\b(?:said|says|say|warned|warns|argued|argues|claimed|claims|believes?|insists?|insisted|added|told|announced|reported|reports|found|estimates?|estimated)\b/u
const DATED = new RegExp(`\\b(?:1\\d|20)\\d\\d\\b|\\b(?:${ANY_MONTH})\\b`, 'u')
const JOINING =
  /^(?:and|but|or|which|who|whose|where|that|because|since|so|yet|with|while|although|though|whereas|despite|unless|to|if)\b/iu
/** Words that only what was cut away explains. */
const POINTS_BACK =
  /^(?:it|they|he|she|we|this|that|these|those|its|their|his|her|both|neither|some|others|another|each|the (?:rest|others?|latter|former|two|same)|the \p{Ll}+ (?:is|was|were|are|has|had|have|will|would|could|can|may|must|did|does))\b|^[^\p{Lu}]{0,200}\b(?:it|its|they|them|their|he|him|his|she|hers?)\b/iu
/** “22 per cent have not answered”: of what, the words that were cut away said. */
const BARE_SHARE =
  /^(?:\p{Ll}+ ){0,3}(?:[\d.,]+ ?(?:%|pc|per ?cent)|half|\p{L}+[- ]\p{Ll}+s?) (?:is|was|were|are|ha[sd]|have|will|would|could|can|may|must|did|do)\b/iu

const isVerb = (tag: string | undefined): boolean => tag === 'VERB' || tag === 'AUX'

const countOf = (words: string): number => words.split(/\s+/u).filter((word) => word !== '').length

/** Whether words begin as a sentence does and have a verb behind their first noun. */
function isMainClause(words: string): boolean {
  if (JOINING.test(words)) return false
  const tags = tagged(words.slice(0, MOST_TAGGED)).map(({ tag }) => tag)
  const noun = tags.findIndex((tag) => /^(?:NOUN|PROPN|PRON|NUM)$/u.test(tag))
  return noun >= 0 && !isVerb(tags[0]) && tags.some((tag, at) => at > noun && isVerb(tag))
}

/** The end of a sentence without its closing signs. */
export function endOfWords(doc: Document, { start, end }: Span): number {
  const trailing = /[.!?…\s]*(?<=[.!?…])["”’')\]*_]*$|\s+$/u.exec(doc.plain.slice(start, end))
  return trailing ? start + trailing.index : end
}

/** The places where a stretch can be parted, none inside brackets or quotation marks. */
function jointsOf(doc: Document, { start, end }: Span): readonly Span[] {
  const words = doc.plain.slice(start, end)
  const closed = [...words.matchAll(/\([^()]{0,400}\)|\[[^[\]]{0,400}\]|[“"][^“”"]{0,600}[”"]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  return [...words.matchAll(JOINTS.on(words))]
    .filter(({ index }) => !closed.some((span) => index > span.start && index < span.end))
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
}

/** Where a part may begin: behind a whole clause that is no speech, if what follows names what it is about. */
function startsOf(doc: Document, whole: Span, keep: Span, joints: readonly Span[]): readonly number[] {
  return joints.flatMap((joint) => {
    const join = JOINS.exec(doc.plain.slice(joint.start, whole.end))?.[0]
    if (join === undefined || joint.start + join.length > keep.start) return []
    const before = doc.plain.slice(whole.start, joint.start)
    const own = doc.plain.slice(joint.start + join.length, whole.end)
    // “In 2020 the border closed, and trade fell”: the second half lacks its year.
    const lacksYear = DATED.test(before) && !DATED.test(own)
    const isAlone = !POINTS_BACK.test(own) && !BARE_SHARE.test(own) && isMainClause(own)
    return lacksYear || SAID.test(before) || !isMainClause(before) || !isAlone ? [] : [joint.start + join.length]
  })
}

/** Where a part may end: before a clause that qualifies nothing, and behind which the first one does not go on. */
const endsOf = (doc: Document, whole: Span, keep: Span, joints: readonly Span[]): readonly number[] =>
  joints
    .filter(({ start }) => start >= keep.end)
    .filter(({ start, end }) => {
      const behind = doc.plain.slice(start, whole.end)
      const goesOn = OPENS_ASIDE.test(behind) && /,|\s[–—]\s/u.test(doc.plain.slice(end, whole.end))
      return !QUALIFIES.test(behind) && !goesOn
    })
    .map(({ start }) => start)

/**
 * The shortest part of a sentence that holds a span and stands by itself, without datelines and closing signs: a short
 * sentence whole, of a long one the clause. Conditions and what speaks against it are kept.
 */
export function clauseAround(doc: Document, sentence: Span, keep: Span): Span {
  const start = Math.min(openingOf(doc, sentence), keep.start)
  const whole = { start, end: Math.max(endOfWords(doc, sentence), keep.end) }
  let best: Span = whole
  let least = countOf(doc.plain.slice(whole.start, whole.end))
  if (least <= ENOUGH_WORDS) return whole
  const joints = jointsOf(doc, whole)
  const ends = [...endsOf(doc, whole, keep, joints), whole.end]
  for (const from of [whole.start, ...startsOf(doc, whole, keep, joints)])
    for (const end of ends) {
      const words = doc.plain.slice(from, end)
      const count = countOf(words)
      if (count >= least || count < FEWEST_WORDS || !isMainClause(words)) continue
      best = { start: from, end }
      least = count
    }
  return best
}
