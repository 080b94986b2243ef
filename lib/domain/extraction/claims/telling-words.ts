import { asciiRegExp } from '../ascii-reg-exp'
import type { Document } from '../document'
import type { Mention, Span } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { partOfSpeech, tagged } from '../names/vocabulary'
import { endOfWords, jointsOf } from './clauses'
import { answerBehind, nounAtEnd, SAYS_WHAT, SAYS_WHY } from './theses'

/** What stands behind gives a reason, a condition, an obstacle or what follows; the first that is found is taken. */
const REASONS = [
  SAYS_WHAT,
  SAYS_WHY,
  asciiRegExp(/\b(?:unless|provided that|on condition that|as long as|except that) /iu),
  asciiRegExp(/\b(?:means?|meant|implies|implied) that /iu),
  asciiRegExp(/\b(?:so that|in order to|in exchange for|in return for|with the aim of|in the hope of) /iu),
  asciiRegExp(
    /\b(?:led|leads|leading|amount(?:s|ed)?|owing|due) to |\b(?:resulted|results|resulting|ended|ends) in |\b(?:arose|arises|stemmed|suffers?|suffered) from /iu,
  ),
  asciiRegExp(
    /,? \b(?:(?:rather than|instead of)(?! (?:in|on|at|by|from|with|to|for)\b)|not because of|despite|in spite of) /iu,
  ),
  asciiRegExp(
    /, (?:since|as|so|and so) (?=(?:the|an?|its|their|no|few|most|many|one|two|three|four|half|nearly|about|\p{N}|\p{Ll}+s)\b)/iu,
  ),
  asciiRegExp(/\b(?:therefore|thus|hence|consequently) /iu),
  asciiRegExp(/\b(?:is|are|was|were) (?:very |more |most |less )?(?:un)?likely to /iu),
] as const
/** “Generals fear that …”: a view of people whom nobody names. */
const VIEWS = asciiRegExp(
  /\b(?:fears?|feared|warn|warns|warned|argues?|argued|believes?|believed|hopes?|hoped|insists?|insisted|contends?|contended|doubts?|doubted|worry|worries|worried|thinks?) that /iu,
)
/** “never agreed on how to measure” */
const HOW_TO = asciiRegExp(/\bhow to \p{Ll}+(?: \p{Ll}+){0,3}$/u)

/** Behind these an answer is what somebody may, will or must do. */
const MODAL = asciiRegExp(
  /\b(?:would|will|could|can|cannot|may|might|must|should|ought to|needs? to|is likely to|are likely to|was likely to|wants? to|wanted to|hopes? to|plans? to|aims? to|threatens to|threatened to|refuses to|refused to|tends? to) (?:not |never |no longer |only |also |soon |then |now |simply |probably |therefore )*/giu,
)
const MOST_WORDS = 6
const FEWEST_OF_DEED = 2
/** What tells nothing by itself. */
const EMPTY =
  /^(?:(?:the|an?|this|that|each|both|its|their|his|her|any|some|no|one) )?(?:\p{Ll}+ )?(?:terms?|periods?|decades?|century|weeks?|months?|summer|winter|spring|autumn|future|past|moment|end|beginning|place)$|^(?:(?:the|an?|this|that|each|both|its|their|his|her|any|some|no|one) )?(?:it|they|them|others?|one|ones|thing|things|way|ways|side|sides|time|times|point|points|case|fact|year|years|day|days|people|country|countries|everybody|nobody|everyone|increase|same|be|do|do so|say so|happen)$/iu
/** “the hormone melatonin rise”: what may be the verb of the clause. */
const VERB_AT_END =
  /^(?:(?:the|an?|its|their) )?(?:\p{L}+ ){2,}(?:rise|fall|drop|climb|increase|decrease|decline|change|grow|shrink|end|start|work|remain|return|need|want)$/u
const LOOSE = /\b(?:it|they|them|he|she|him|this|these|those|there|so)$/iu

const OPENS_LOOSE =
  /^(?:it|they|he|she|this|that|these|those|there|its|their|his|her|him|them|we|our|i|you|what|which|who)$/iu

/** Whether an answer can be hidden: it is short, says something, and is no place and no part of a quotation. */
function isAnswer(doc: Document, { start, end }: Span, inside: readonly Mention[]): boolean {
  const words = doc.plain.slice(start, end)
  if (words.trim() === '' || /["“”‘{}]/u.test(words) || EMPTY.test(words) || LOOSE.test(words)) return false
  if (VERB_AT_END.test(words)) return false
  return !inside.some(
    (mention) =>
      (mention.kind === 'place' && 2 * (Math.min(end, mention.end) - Math.max(start, mention.start)) >= end - start) ||
      ((mention.kind === 'person' || mention.kind === 'org') && mention.start <= start && mention.end >= end) ||
      // “domestic product next year”: when it is has its own value, which stands in brackets.
      (/^(?:quote|money|percent|count|date)$/.test(mention.kind) && mention.start < end && mention.end > start),
  )
}

/** The first words of a stretch that name a thing: “the short bonds” of “the short bonds sold in spring fall due”. */
function nounAtStart(doc: Document, { start, end }: Span): Span | null {
  const words = nameTokensOf(doc.plain, { start, end }).slice(0, 5)
  const tags = tagged(doc.plain.slice(start, end)).filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
  const isThing = (at: number): boolean => tags[at]?.word === words[at]?.word && tags[at]?.tag === 'NOUN'
  let last = -1
  for (let at = 0; at < words.length && (at === 0 || words[at]?.gap === ' '); at += 1) {
    if (!/^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(tags[at]?.tag ?? '')) break
    if (isThing(at)) last = at
  }
  const [first, final] = [words[0], words[last]]
  // “the ship” alone tells nothing; “the short bonds” does.
  const isBare = last < 1 || (last === 1 && tags[0]?.tag === 'DET')
  return first && final && !isBare ? { start: first.start, end: final.end } : null
}

/** A whole reason of few words: “wages slow”, “the state pays for irrigation”. */
function wholeOf(doc: Document, from: number, end: number): Span | null {
  const words = nameTokensOf(doc.plain, { start: from, end })
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || words.length < FEWEST_OF_DEED || words.length > MOST_WORDS) return null
  if (/[,;:–—]/u.test(doc.plain.slice(first.start, last.end)) || OPENS_LOOSE.test(first.word)) return null
  return { start: first.start, end: last.end }
}

function behind(doc: Document, from: number, end: number, inside: readonly Mention[]): Span | null {
  const fits = (span: Span | null): span is Span => span !== null && isAnswer(doc, span, inside)
  const short = wholeOf(doc, from, end)
  if (fits(short)) return short
  const whole = widened(doc, from, answerBehind(doc, from, end))
  if (fits(whole)) return whole
  const noun = nounAtStart(doc, { start: from, end })
  return fits(noun) ? noun : null
}

const OF_WHAT = asciiRegExp(
  /(?:\b(?:an?|the|its|their|more|less|no) )?\b(?<noun>\p{Ll}+) (?:of|on|for|over|against|between) $/u,
)

/** “a referendum on treaties” for “treaties”: a noun alone says too little. */
function widened(doc: Document, from: number, noun: Span | null): Span | null {
  if (!noun || / /u.test(doc.plain.slice(noun.start, noun.end))) return noun
  const before = doc.plain.slice(from, noun.start)
  const match = OF_WHAT.exec(before)
  if (!match || partOfSpeech(match.groups?.noun ?? '') !== 'NOUN') return noun
  return { start: from + match.index, end: noun.end }
}

/** “Iran could stop the swap at any time”: what may be done, where it is said in few words. */
function deed(doc: Document, clause: Span, end: number, inside: readonly Mention[]): Span | null {
  const words = doc.plain.slice(clause.start, end)
  const last = [...words.matchAll(MODAL.on(words))].at(-1)
  if (!last) return null
  const span = { start: clause.start + last.index + last[0].length, end }
  const count = nameTokensOf(doc.plain, span).length
  if (count < FEWEST_OF_DEED || count > MOST_WORDS || /[,;:–—]/u.test(doc.plain.slice(span.start, span.end)))
    return null
  return isAnswer(doc, span, inside) ? span : null
}

/** “as the commissioner and two groups had urged”: how somebody else saw it. */
const AS_SAID =
  /\b(?:urged|said|says|expected|planned|predicted|promised|demanded|asked|argued|claimed|feared|hoped|forecast|proposed|recommended|wanted|suggested|warned|did|do|does)[.,;]?$/u

/** The words behind a reason or a condition in a clause; null where it gives none in few words. */
export function reasonWords(doc: Document, clause: Span, inside: readonly Mention[]): Span | null {
  const words = doc.plain.slice(clause.start, clause.end)
  for (const pattern of REASONS) {
    const match = pattern.exec(words)
    if (!match) continue
    const from = clause.start + match.index + match[0].length
    const end = jointsOf(doc, clause).find((joint) => joint.start >= from)?.start ?? clause.end
    // “, as the commissioner had urged”: no reason.
    if (/\b(?:as|so) $/iu.test(match[0]) && AS_SAID.test(doc.plain.slice(from, end))) continue
    const answer = behind(doc, from, end, inside)
    if (answer) return answer
  }
  return null
}

/** The telling words of a view that people hold whom nobody names: “Generals fear that the ports will close”. */
export function viewWords(doc: Document, clause: Span, inside: readonly Mention[]): Span | null {
  const match = VIEWS.exec(doc.plain.slice(clause.start, clause.end))
  if (!match) return null
  return tellingWords(doc, { start: clause.start + match.index + match[0].length, end: clause.end }, inside)
}

/**
 * The few words of a claim that tell most of it: its reason or condition, else what is to be done, else the thing that its
 * first clause ends with. Never a place, a name or words that anybody would say.
 */
export function tellingWords(doc: Document, clause: Span, inside: readonly Mention[]): Span | null {
  // “said he had put off buying a truck”: what somebody tells of himself is no argument.
  if (/^(?:he|she|his|her|it|its|they|their|we|our|i|my)\b/iu.test(doc.plain.slice(clause.start, clause.end)))
    return null
  const reason = reasonWords(doc, clause, inside)
  if (reason) return reason
  const whole = { start: clause.start, end: Math.min(clause.end, endOfWords(doc, clause)) }
  const end = jointsOf(doc, whole)[0]?.start ?? whole.end
  const done = deed(doc, whole, end, inside)
  if (done) return done
  const how = HOW_TO.exec(doc.plain.slice(whole.start, end))
  if (how) return { start: whole.start + how.index, end }
  const noun = widened(doc, whole.start, nounAtEnd(doc, { start: whole.start, end }))
  return noun && noun.start > whole.start && isAnswer(doc, noun, inside) ? noun : null
}

/** Whether a claim argues: it is a reason of nobody in particular, or what somebody holds has words that tell most of it. */
export const isArgument = (doc: Document, claim: Mention, inside: readonly Mention[]): boolean =>
  claim.kind === 'claim' && (claim.speaker === null || tellingWords(doc, claim, inside) !== null)

/** The thing that the first verb of a clause is done to: “signed a trade pact”; null where none stands behind it. */
export function objectWords(doc: Document, clause: Span, inside: readonly Mention[]): Span | null {
  const words = nameTokensOf(doc.plain, clause)
  const tags = tagged(doc.plain.slice(clause.start, clause.end)).filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
  const tagOf = (at: number): string => (tags[at]?.word === words[at]?.word ? (tags[at]?.tag ?? '') : '')
  for (let verb = 1; verb < words.length; verb += 1) {
    if (tagOf(verb) !== 'VERB') continue
    let last = -1
    let at = verb + 1
    while (at < words.length && words[at]?.gap === ' ' && /^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(tagOf(at))) {
      if (/^(?:NOUN|PROPN)$/.test(tagOf(at))) last = at
      at += 1
    }
    const [first, final] = [words[verb + 1], words[last]]
    if (!first || !final || last - verb > MOST_WORDS || last - verb < FEWEST_OF_DEED) continue
    const span = { start: first.start, end: final.end }
    if (isAnswer(doc, span, inside)) return span
  }
  return null
}
