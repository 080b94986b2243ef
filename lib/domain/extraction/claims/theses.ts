import { asciiRegExp } from '../ascii-reg-exp'
import type { Document, Sentence } from '../document'
import type { Span } from '../mention'
import { nameTokensOf } from '../names/tokens'
import { tagged } from '../names/vocabulary'
import { SPEECH_VERBS, VIEW_VERBS } from '../words/en/speech'
import { isAside } from './asides'
import { endOfWords, jointsOf } from './clauses'
import { isInterview, spokenBy } from './turns'

/** What the text itself says something comes to, and the words of it that a card can hide. */
export type Thesis = { readonly clause: Span; readonly answer: Span }

const FEWEST_WORDS = 6
const MOST_WORDS = 45
/** What a card can hide whole; of more words it hides the noun at their end. */
const MOST_HIDDEN = 6

const POINT =
  'heart of the matter|point|problem|question|trouble|truth|lesson|reason|result|outcome|difference|danger|risk|irony|paradox|upshot|key|aim|goal|purpose|core|cause|challenge|mistake|weakness|strength|obstacle|priority|answer|explanation|effect|consequence|prize|price|test|task|driver|motive|weapon|remedy|cure'
/** “what keeps it going is …”, “the heart of the matter is that …”, “the reason for it lies in …”. */
export const SAYS_WHAT = asciiRegExp(
  new RegExp(
    `(?:\\bwhat (?!if\\b)(?:[\\p{L}’'-]+ ){1,9}?(?:is|was)|\\bthe (?:(?:real|main|chief|central|first|biggest|deeper|true|only|hard|other|simple|obvious|underlying|root) )?(?:${POINT})(?: (?:of|for|behind|in|with|to) (?:(?!that |which |who )[\\p{L}’'-]+ ){1,8}?|,? (?:[\\p{L}’'-]+ )?(?:then|therefore|however), | )(?:is|was|lies in|lay in|remains))(?: that)? `,
    'iu',
  ),
)
/** “… depends on …”, “… because …”, “… must begin with …”: what stands behind gives a reason, a condition or a remedy. */
export const SAYS_WHY = asciiRegExp(
  /\b(?:because(?: of)?|thanks to|owing to|(?:is|are|was|were|been) (?:largely |mainly |chiefly )?(?:driven|caused|fuelled|fueled) by|the result of|stems? from|depends? (?:up)?on|rests? on|hinges? on|comes? down to|boils? down to|amounts? to|(?:must|should|has to|have to|needs? to) (?:therefore |thus |also |now )?(?:begin|start|end) with) /iu,
)
/** What ends the words that answer, within their clause. */
const ENDS = /,? (?:and not|but not|rather than|instead of|not|which|who|whose|where)\b|[,;:]\s|\s[–—]\s/u
const LOOSE =
  /^(?:it|they|he|she|this|that|these|those|him|her|them|there|so|not|no|nothing|everything|what|how|why|also|only|just|still|even|partly|one of)\b/iu

/** The last words of a stretch that name a thing: a noun with what stands before it, “the other’s trade”. */
export function nounAtEnd(doc: Document, { start, end }: Span): Span | null {
  const words = nameTokensOf(doc.plain, { start, end })
  const tags = tagged(doc.plain.slice(start, end)).filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
  const last = words.at(-1)
  if (!last || tags.at(-1)?.tag !== 'NOUN' || tags.at(-1)?.word !== last.word) return null
  let from = words.length - 1
  const fits = (word: string): boolean =>
    tags.some((one) => one.word === word && /^(?:NOUN|PROPN|ADJ|DET|NUM|PRON)$/.test(one.tag))
  while (from > 0 && words.length - from < 4 && /^(?: |[’']s )$/.test(words[from]?.gap ?? '')) {
    const before = words[from - 1]
    if (!before || !fits(before.word)) break
    from -= 1
    if (/^(?:the|a|an|its|their|his|her)$/.test(before.word)) break
  }
  const first = words[from]
  return first && !LOOSE.test(first.word) ? { start: first.start, end: last.end } : null
}

/** “not a lack of water but …”: what it is stands behind. */
const NOT_THIS_BUT = /^not (?:[^,;:]{2,80}?)(?:, (?:which|who)\b[^;:]{2,80}?)?,? but (?:rather )?/iu

/** The few words behind an offset that answer, up to where their clause ends; null where none are told. */
export function answerBehind(doc: Document, at: number, end: number): Span | null {
  const from = at + (NOT_THIS_BUT.exec(doc.plain.slice(at, end))?.[0].length ?? 0)
  const stop = ENDS.exec(doc.plain.slice(from, end))
  const whole = { start: from, end: stop ? from + stop.index : end }
  const words = nameTokensOf(doc.plain, whole)
  if (words.length === 0 || /["“”‘]/u.test(doc.plain.slice(whole.start, whole.end))) return null
  if (words.length > MOST_HIDDEN) return nounAtEnd(doc, whole)
  if (LOOSE.test(words[0]?.word ?? '')) return null
  // “The risk is high” hides nothing that one could know.
  const isBare =
    words.length < 3 && !/^(?:NOUN|PROPN)$/.test(tagged(doc.plain.slice(whole.start, whole.end)).at(-1)?.tag ?? '')
  return isBare ? null : whole
}

const OF_ANOTHER = asciiRegExp(/\b(?:according to|in the (?:view|words|opinion) of|for \p{Lu}[\p{L}’'-]+,)/iu)

/** “This note argues that”: the text speaks of itself. */
const OF_ITSELF = /^(?:note|paper|report|article|brief|briefing|study|essay|analysis|piece|column|commentary|chapter)$/

/** Whether a sentence tells what somebody else says or thinks. */
export const saysAnother = (doc: Document, sentence: Sentence): boolean =>
  OF_ANOTHER.test(doc.plain.slice(sentence.start, sentence.end)) ||
  nameTokensOf(doc.plain, sentence).some(
    // “has been described as”: nobody in particular does.
    ({ word }, at, all) =>
      (SPEECH_VERBS.has(word) || VIEW_VERBS.has(word)) &&
      !/^(?:been|is|are|be|often)$/.test(all[at - 1]?.word ?? '') &&
      !(OF_ITSELF.test(all[at - 1]?.word ?? '') && /^this$/i.test(all[at - 2]?.word ?? '')),
  )

/**
 * What a sentence says that the matter comes to, in the text's own voice: “what keeps it going is gold”, “it failed
 * because …”. Null for questions, what is said in the first person or in quotation marks, and where no short answer is.
 */
export function thesisIn(doc: Document, sentence: Sentence): Thesis | null {
  const words = doc.plain.slice(sentence.start, sentence.end)
  const match = SAYS_WHAT.exec(words) ?? SAYS_WHY.exec(words)
  // “Because nobody asked”: the other half is the question before it.
  if (!match || isAside(doc, sentence) || (/^because\b/iu.test(words.slice(match.index)) && match.index < 8))
    return null
  const count = nameTokensOf(doc.plain, sentence).length
  if (count < FEWEST_WORDS || count > MOST_WORDS || /["“”]/u.test(words)) return null
  if (saysAnother(doc, sentence) || (isInterview(doc) && spokenBy(doc, sentence) === null)) return null
  const from = sentence.start + match.index + match[0].length
  const contrast = NOT_THIS_BUT.exec(doc.plain.slice(from, sentence.end))?.[0].length ?? 0
  const end =
    jointsOf(doc, sentence).find((joint) => joint.start >= from + contrast)?.start ?? endOfWords(doc, sentence)
  const answer = answerBehind(doc, from, end)
  return answer && { clause: { start: sentence.start, end: endOfWords(doc, sentence) }, answer }
}
