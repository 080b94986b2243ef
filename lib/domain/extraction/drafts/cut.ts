import { endOfWords, jointsOf } from '../claims/clauses'
import type { Document } from '../document'
import { limitsClause } from '../limits-clause'
import type { Span } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { partOfSpeech, tagged } from '../names/vocabulary'
import type { Edit } from './edits'
import { openingOf } from './opening'

/** The part of a sentence that a card shows, and what is left out inside it. */
export type NeededPart = Span & { readonly left: readonly Edit[] }

/** A sentence of no more words is shown whole: what stands beside the answer explains it. */
const ENOUGH_WORDS = 20
const FEWEST_WORDS = 7
/** Above these, what only describes a name is left out, then what only compares; above the last, conditions too. */
const MOST_WITH_INSERTIONS = 22
const MOST_WITH_TAILS = 26
const MOST_WORDS = 40

/** What is lost with these is half of the sentence: a condition, or what speaks against it. */
const QUALIFIES = /^,\s(?:although|though|despite|unless|but)\b/u
/** What may stand alone behind these happened or is so, whatever the rest of the sentence says. */
const FACTIVE =
  /^(?:When|After|As(?! (?:of|much|many|for|to|with)\b)|Once|Because|Since|Although|Though|While|Whereas) (?=\S)/u
/** Behind “and” these words go on with the phrase before, unless a clause follows their comma. */
const SECOND_PHRASE = /^(?:by|of|for|from|with|to|into|among|about)\b[^,]*$/u
const ENDS_WITH_VERB =
  /\b(?:would|will|could|can|may|might|should|must|do|does|did|has|have|had|is|was|are|were)(?: \p{Ll}+)?[.?!]*$/u
const JOINS = /^(?:and|but|while|although|though|whereas|because|since|so|yet|after|when|as) /u
const LATER_JOINTS = /,\s(?=(?:after|when|as|where|before|following)\s)/gu
/** What only compares, places or describes what stands before it. */
const TAILS =
  /,\s(?=(?:after|when|as|before|following|in which|with|\p{Ll}{3,}ing(?<!according|including|excluding|during|following|regarding|concerning)|against|compared|up from|down from|more than|less than|equal to|close to|roughly|about (?:half|twice)|the (?:first|second|third|fourth|fifth|largest|biggest|highest|lowest|most|latest|only|worst|deadliest|steepest|sharpest))\s)/gu
/** “, one of Europe’s oldest grain traders,”: what only says who or what a name is. */
const INSERTION =
  /(?<=\p{L}), (?:which|who|whose|one of|an?|the|its|their|his|her|based|known|founded|formerly|then(?! \p{Ll}+(?:, then|s,))|now)\b [^,;:()“”"–—]{3,120}, (?=(?:now|then|also|still|already|since|\p{Ll}+ly)? ?(?<next>\p{Ll}+))/gu
const SAID =
  /\b(?:said|says|say|warned|warns|warn|argued|argues|argue|claimed|claims|claim|believes?|insists?|insisted|added|adds|told (?:(?!that )[^,;:]){2,40}(?= that )|announced|reported|reports|found|estimates|estimated) (?=(?:that )?[\p{Ll}\p{Lu}])/u
const DATED =
  /\b(?:1\d|20)\d\d\b|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b/u

/** A participle that opens a sentence. */
const DESCRIPTION = /^\p{Lu}\p{Ll}+(?:ed|ing)\b[^,;:“”"–—]{2,90}, /u
const OPENS_WITH_PLACE = /^(?:In|At|On|Under|By|With|From|For|During) /u

const countOf = (doc: Document, span: Span): number => nameTokensOf(doc.plain, span).length

const isVerb = (tag: string | undefined): boolean => /^(?:VERB|AUX)$/.test(tag ?? '')

const INNER = /^(?:that|which|who|whose|where|when|if|because|after|before|as|while)$/iu
const BETWEEN_VERBS = /^(?:VERB|AUX|ADV|PART)$/

/** “A bill rate, at 10 per cent, that still draws money”: the only verb is that of a clause inside. */
function hasOnlyInnerVerb(words: string): boolean {
  const tokens = tagged(words.slice(0, 400))
  const first = tokens.findIndex(({ tag }, at) => at > 0 && isVerb(tag))
  if (first < 0 || !tokens.slice(1, first).some(({ word }) => INNER.test(word))) return false
  const end = tokens.findIndex(({ tag }, at) => at > first && !BETWEEN_VERBS.test(tag))
  return end < 0 || !tokens.slice(end).some(({ tag }) => isVerb(tag))
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
  // “In a report published on Thursday, Lady Holm”: what stands behind the comma has no verb.
  const comma = OPENS_WITH_PLACE.test(words) ? words.indexOf(', ') : -1
  if (comma > 0) return isMainClause(words.slice(comma + 2))
  const noun = tags.findIndex((tag) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(tag))
  const verb = tags.findIndex((tag, at) => at > noun && isVerb(tag))
  if (hasOnlyInnerVerb(words)) return false
  // “growth of 0.4 per cent, and unemployment stands”: the verb is that of another clause.
  const and = words.search(/,? and /u)
  const isOwn = and < 0 || tagged(words.slice(0, and)).some(({ tag }) => isVerb(tag)) || !/, and /u.test(words)
  return noun >= 0 && verb > noun && !isVerb(tags[0]) && isOwn
}

/** “paid for a fifth of its spending”: whose, the words that were cut away said. */
const OWNED_BEFORE = /^[^\p{Lu}]{0,200}\b(?:it|its|they|them|their|he|him|his|she|her|hers)\b/u
/** “22 per cent have not answered”: of what, the words that were cut away said. */
const BARE_SHARE =
  /^(?:(?:about|around|some|nearly|almost|only|just|over|under|more than|less than|fewer than) )?(?:[\d.,]+ ?(?:%|pc|per ?cent)|half|\p{L}+ in \p{L}+|\p{L}+[- ](?:thirds?|quarters?|fifths?|sixths?|tenths?)) (?:is|was|were|are|has|had|have|will|would|could|can|may|must|did|do)\b/iu

/** Whether words can stand as a sentence where others stood before them: they do not open with what those named. */
const standsAlone = (words: string): boolean =>
  !OWNED_BEFORE.test(words) &&
  !BARE_SHARE.test(words) &&
  !/^(?:it|they|he|she|we|this|these|those|its|their|his|her|both|neither|some|others|another|each|the (?:rest|others?|latter|former|two|same))\b/iu.test(
    words,
  ) &&
  !/^the \p{Ll}+ (?:is|was|were|are|has|had|have|will|would|could|can|may|must|did|does)\b/iu.test(words) &&
  isMainClause(words)

/** Whether the last clause of a part has a verb of its own: “…, while its rivals” was cut in the middle. */
function endsWhole(doc: Document, part: Span, joints: readonly Span[]): boolean {
  const last = joints.findLast((joint) => joint.end < part.end)
  if (!last || last.start <= part.start) return true
  const tags = tagged(doc.plain.slice(last.end, part.end)).map(({ tag }) => tag)
  // “…; the Cedar Fork fire”: the last word alone may be a noun as well.
  return tags.slice(0, -1).some(isVerb) || (/^, /u.test(doc.plain.slice(last.start, last.end)) && tags.some(isVerb))
}

/** Joints of a stretch that a pattern finds, none inside brackets or quotation marks. */
function jointsBy(doc: Document, { start, end }: Span, pattern: RegExp): Span[] {
  const words = doc.plain.slice(start, end)
  const closed = [...words.matchAll(/\([^()]{0,400}\)|[“"][^“”"]{0,600}[”"]/gu)]
  return [...words.matchAll(pattern)]
    .filter(({ index }) => !closed.some((one) => index > one.index && index < one.index + one[0].length))
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
}

/** Where the clauses of a stretch meet, in order: what `jointsOf` finds, and before “after”, “when” and the like. */
export const clauseJointsOf = (doc: Document, whole: Span): readonly Span[] =>
  [...jointsOf(doc, whole), ...jointsBy(doc, whole, LATER_JOINTS)].toSorted((a, b) => a.start - b.start)

/** Where a shorter part may begin before `keep`: behind a joint, without its joining word, as a whole new sentence. */
function startsOf(doc: Document, whole: Span, keep: Span, joints: readonly Span[]): readonly number[] {
  const dashes = joints.filter(({ start, end }) => /[–—]/u.test(doc.plain.slice(start, end))).length
  return joints.flatMap((joint) => {
    if (joint.end > keep.start) return []
    const before = doc.plain.slice(whole.start, joint.start)
    const words = doc.plain.slice(joint.end, whole.end)
    const join = JOINS.exec(words)?.[0] ?? ''
    const sign = doc.plain.slice(joint.start, joint.end)
    // Two dashes enclose an aside: neither it nor what follows is a sentence of its own.
    const isSign = /[;:]/u.test(sign) || (/[–—]/u.test(sign) && dashes === 1)
    if (!isSign && (join === '' || /[–—]/u.test(sign))) return []
    // “Sceptics argue that it comes too late, since the canal is finished”: they say so.
    if (/^(?:since|because|as) /u.test(join) && SAID.test(before)) return []
    const own = words.slice(join.length)
    // “In 2020 the border closed, and trade fell”: the second half lacks its year.
    if (joint.end + join.length > keep.start || (DATED.test(before) && !DATED.test(own))) return []
    // “and by a 14 per cent rise that took effect”: a second phrase of the clause before.
    if (join !== '' && SECOND_PHRASE.test(own)) return []
    // “, as a draft decree would allow”: what it would allow, the words that were cut away said.
    if (/^as /u.test(join) && ENDS_WITH_VERB.test(own)) return []
    // “The point is not the volume, but the precedent”
    if (/^but /u.test(join) && /\bnot\b/u.test(before)) return []
    return isMainClause(before) && standsAlone(own) ? [joint.end + join.length] : []
  })
}

/** “When drones burned 60 trucks, the price doubled”: each half by itself. */
function halvesOf(doc: Document, whole: Span): readonly Span[] {
  const words = doc.plain.slice(whole.start, whole.end)
  const opening = FACTIVE.exec(words)?.[0]
  if (opening === undefined) return []
  for (const { index } of words.matchAll(/, /gu)) {
    const [first, second] = [words.slice(opening.length, index), words.slice(index + 2)]
    // “near Las Brisas, New Mexico, in April”: a place in a place.
    if (/\p{Lu}[\p{L}’'-]*$/u.test(first) && /^\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*, /u.test(second)) continue
    if (!/^(?:an?|the|\p{Lu}|\p{N}|\p{Ll}+s )/u.test(second) || !isMainClause(first) || !standsAlone(second)) continue
    const halves = [{ start: whole.start + index + 2, end: whole.end }]
    if (standsAlone(first)) halves.push({ start: whole.start + opening.length, end: whole.start + index })
    return halves
  }
  return []
}

/** “Lady Holm, who chaired the inquiry, said”: the verb of what stands before the joint comes behind its aside. */
function goesOnBehind(doc: Document, whole: Span, joint: Span): boolean {
  const behind = doc.plain.slice(joint.start, whole.end)
  if (/^ [–—]/u.test(behind)) return / [–—] \p{Ll}/u.test(behind.slice(3))
  const next = /^, (?:who|which|whose|where|in which|as|with)\b[^,;:]{2,160}, (?<next>\p{Ll}+)/u.exec(behind)?.groups
    ?.next
  // “, which Lethra could not accept, in exchange for a base”: the clause goes on with what it was for.
  const isExchanged =
    /^, (?:who|which|whose|where) [^,;:]{2,160}, (?:in exchange for|in return for|provided|on condition|unless|if)\b/u
  return (next !== undefined && isVerb(partOfSpeech(next))) || isExchanged.test(behind)
}

/** The shortest part of a stretch that holds `keep` and can stand as a sentence; the stretch itself where none can. */
function shortestPart(doc: Document, whole: Span, keep: Span, words: number): Span {
  const joints = clauseJointsOf(doc, whole)
  const starts = [whole.start, ...startsOf(doc, whole, keep, joints)]
  const ends = joints
    .filter((joint) => joint.start >= keep.end && !goesOnBehind(doc, whole, joint))
    .filter((joint) => words > MOST_WORDS || !QUALIFIES.test(doc.plain.slice(joint.start, joint.start + 16)))
    .map(({ start }) => start)
  let best = whole
  let least = words
  const parts = [
    ...starts.flatMap((start) => [...ends, whole.end].map((end) => ({ start, end }))),
    ...halvesOf(doc, whole).filter(({ start, end }) => start <= keep.start && end >= keep.end),
  ]
  for (const part of parts) {
    const count = countOf(doc, part)
    if (count >= least || count < FEWEST_WORDS) continue
    if (!isMainClause(doc.plain.slice(part.start, part.end)) || !endsWhole(doc, part, joints)) continue
    best = part
    least = count
  }
  return best
}

/** What only describes a name inside a part, to be left out; none of it touches `keep`. */
function insertionsIn(doc: Document, part: Span, keep: Span): readonly Edit[] {
  const whole = doc.plain.slice(part.start, part.end)
  return [...whole.matchAll(INSERTION)].flatMap((match) => {
    // “, the ministry said, turning down an offer”: the comma before the participle stays.
    const words = /ing$/.test(match.groups?.next ?? '') ? ',' : ''
    const edit = { start: part.start + match.index, end: part.start + match.index + match[0].length - 1, words }
    const touches = edit.start < keep.end && keep.start < edit.end
    // “half the shops, says Omar Haddad, who runs two, will close”
    const isOfVoice = /, (?:says|said|adds|added|argues|argued) [^,]*$/u.test(whole.slice(0, match.index))
    // “In a 3-0 judgment, the court dismissed an appeal, upholding”: the clause itself.
    const before = whole.slice(0, match.index)
    const isClause =
      /^\p{Lu}[^,]*$/u.test(before) &&
      !tagged(before).some(({ tag }) => isVerb(tag)) &&
      OPENS_WITH_PLACE.test(before) &&
      isMainClause(match[0].slice(2, -2))
    return touches || isClause || isOfVoice || !isVerb(partOfSpeech(match.groups?.next ?? '')) ? [] : [edit]
  })
}

/** “said that A, and that B”: what is said before B is left out, where B names what it is about. */
function saidBefore(doc: Document, part: Span, keep: Span): readonly Edit[] {
  const words = doc.plain.slice(part.start, part.end)
  const said = SAID.exec(words)
  if (!said) return []
  const from = part.start + said.index + said[0].length
  const also = [...words.matchAll(/,? and (?=that )/gu)].findLast(({ index, 0: found }) => {
    const at = part.start + index
    return at >= from && at + found.length <= keep.start
  })
  if (!also) return []
  const to = part.start + also.index + also[0].length
  // “and that €31bn was left”: of what, only the words before it say.
  const isBare = countOf(doc, { start: to, end: part.end }) < FEWEST_WORDS
  return isBare || OWNED_BEFORE.test(doc.plain.slice(to + 5, keep.end)) ? [] : [{ start: from, end: to, words: '' }]
}

/** “Founded in 1958 as a maker of boxes, Kestrel employs”: where the clause itself begins. */
function behindDescription(doc: Document, part: Span, keep: Span): number {
  const words = doc.plain.slice(part.start, part.end)
  const opening = DESCRIPTION.exec(words)?.[0]
  if (opening === undefined || limitsClause(opening) || part.start + opening.length > keep.start) return part.start
  const rest = words.slice(opening.length)
  return /^(?:the )?\p{Lu}/u.test(rest) && standsAlone(rest) ? part.start + opening.length : part.start
}

/**
 * The part of a sentence that is needed to ask for a span of it: a short sentence without joining words in front; of a long
 * one the shortest clause that stands by itself, then without what only describes a name or compares. Never cuts through
 * `keep`, and keeps conditions and what speaks against it unless the sentence is too long for any card.
 * @param enough words of a sentence that is shown whole
 */
export function neededPart(doc: Document, sentence: Span, keep: Span, enough = ENOUGH_WORDS): NeededPart {
  let part: Span = { start: Math.min(openingOf(doc, sentence), keep.start), end: endOfWords(doc, sentence) }
  if (part.end < keep.end) part = { start: part.start, end: sentence.end }
  if (countOf(doc, part) > enough - FEWEST_WORDS) part = { ...part, start: behindDescription(doc, part, keep) }
  const words = countOf(doc, part)
  if (words > enough) part = shortestPart(doc, part, keep, words)
  const said = saidBefore(doc, part, keep)
  const isLong = countOf(doc, part) - said.reduce((sum, edit) => sum + countOf(doc, edit), 0) > MOST_WITH_INSERTIONS
  const left = [...said, ...(isLong ? insertionsIn(doc, part, keep) : [])]
  const leftOut = left.reduce((sum, edit) => sum + countOf(doc, edit), 0)
  const tails = jointsBy(doc, part, TAILS).filter(({ start }) => start >= keep.end)
  for (const { start } of tails.toReversed()) {
    if (countOf(doc, part) - leftOut <= MOST_WITH_TAILS) break
    const shorter = { start: part.start, end: start }
    if (isMainClause(doc.plain.slice(shorter.start, shorter.end))) part = shorter
  }
  return { ...part, left }
}
