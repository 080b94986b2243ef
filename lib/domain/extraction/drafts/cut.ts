import { asciiRegExp } from '../ascii-reg-exp'
import { endOfWords, jointsOf } from '../claims/clauses'
import type { Document } from '../document'
import type { Span } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { tagged } from '../names/vocabulary'

/** A question of more words is hard to take in; the lint warns above 30. */
const ENOUGH_WORDS = 26

const CONNECTIVE = asciiRegExp(
  /^(?:But|And|Yet|So|Or|Nor|Then|Still|However|Meanwhile|Instead|Moreover|Furthermore|Nevertheless|Nonetheless|Indeed|Similarly|Likewise|Therefore|Thus|Hence|Also|Besides|In addition|In turn|As a result|For example|For instance|In fact|Of course|By contrast|In contrast|On the other hand|More recently|Even so|At the same time|Finally|Second|Third|First|Overall|In short)\b,?\s+(?=["“‘'(]?[\p{L}\p{N}$€£])/u,
)
/** “HOUSTON —”, “LETHRA, 3 May (Reuters) -”: where a report was filed. */
const DATELINE = asciiRegExp(/^\p{Lu}[\p{Lu}.,’' ]{2,40}(?:,? [^—–-]{0,40})?\s+[—–-]\s+/u)
/** “MC:”, “Q:”, “Petra Novak:”: who speaks, in an interview. */
const TURN = asciiRegExp(
  /^(?:\p{Lu}{1,3}|Q|A|Question|Answer|\p{Lu}[\p{L}’-]+ \p{Lu}[\p{L}’-]+)[.:]\s+(?=["“]?\p{Lu})/u,
)

const countOf = (doc: Document, span: Span): number => nameTokensOf(doc.plain, span).length

/** “This note argues that”: what it says is the sentence proper. */
const OF_ITSELF =
  /^(?:This|The present) (?:note|paper|report|article|brief|briefing|study|essay|analysis|piece|column|commentary|chapter) (?:argues|shows|finds|contends|suggests|concludes|maintains|holds|claims) that (?=\S)/u

/** Where the sentence proper begins: behind a dateline, a speaker's initials, a joining word or “this note argues that”. */
export function openingOf(doc: Document, sentence: Span): number {
  let start = sentence.start
  for (const pattern of [DATELINE, TURN, CONNECTIVE, OF_ITSELF]) {
    const match = pattern.exec(doc.plain.slice(start, sentence.end))
    if (match) start += match[0].length
  }
  const marks = /^[*_\s]+/u.exec(doc.plain.slice(start, sentence.end))
  return start + (marks?.[0].length ?? 0)
}

/** Whether words can stand as the beginning of a sentence: they begin as one does and have a verb that says something. */
function isMainClause(words: string): boolean {
  if (
    /^(?:and|but|or|which|who|whose|where|that|because|since|so|yet|with|while|although|though|whereas|despite|unless|to)\b/iu.test(
      words,
    )
  )
    return false
  const tags = tagged(words.slice(0, 400)).map(({ tag }) => tag)
  const noun = tags.findIndex((tag) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(tag))
  const verb = tags.findIndex((tag, at) => at > noun && /^(?:VERB|AUX)$/.test(tag))
  return noun >= 0 && verb > noun
}

/** Whether words can stand as a sentence where others stood before them: they do not open with what those named. */
const standsAlone = (words: string): boolean =>
  !/^(?:it|they|he|she|this|these|those|its|their|his|her|both|neither)\b/iu.test(words) && isMainClause(words)

/** Whether the last clause of a part has a verb of its own: “…, while its rivals” was cut in the middle. */
function endsWhole(doc: Document, part: Span, joints: readonly Span[]): boolean {
  const last = joints.findLast((joint) => joint.end < part.end)
  if (!last || last.start <= part.start) return true
  const tags = tagged(doc.plain.slice(last.end, part.end)).map(({ tag }) => tag)
  return tags.some((tag) => /^(?:VERB|AUX)$/.test(tag))
}

/**
 * The part of a sentence that is needed to ask for a span of it: without joining words in front, and cut at its joints
 * where it is long. Never cuts through `keep`; what is left always stands as a sentence.
 */
export function neededPart(doc: Document, sentence: Span, keep: Span): Span {
  let part: Span = { start: Math.min(openingOf(doc, sentence), keep.start), end: endOfWords(doc, sentence) }
  if (part.end < keep.end) part = { start: part.start, end: sentence.end }
  const joints = jointsOf(doc, part)
  const behind = joints.filter((joint) => joint.start >= keep.end)
  for (const joint of behind.toReversed()) {
    if (countOf(doc, part) <= ENOUGH_WORDS) return part
    const shorter = { start: part.start, end: joint.start }
    if (isMainClause(doc.plain.slice(shorter.start, shorter.end)) && endsWhole(doc, shorter, joints)) part = shorter
  }
  const ahead = joints.filter(
    (joint) => joint.end <= keep.start && /[;:–—]/u.test(doc.plain.slice(joint.start, joint.end)),
  )
  for (const joint of ahead) {
    if (countOf(doc, part) <= ENOUGH_WORDS) return part
    const shorter = { start: joint.end, end: part.end }
    if (standsAlone(doc.plain.slice(shorter.start, shorter.end))) part = shorter
  }
  return part
}
