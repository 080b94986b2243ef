import type { Document, Sentence } from '../document'
import type { Span } from '../mention'

/** “4–2”, “266 to 160”: how a vote came out. */
export const VOTE =
  /(?<![\d–.,$€£-])\d{1,3}(?:[–-]| to )\d{1,3}(?![\d–%.,-]*\d)(?! (?:per cent|percent|million|billion|years?|days?|months?))/u

/** What is decided by votes, before the numbers or behind them: “voted 4–2”, “ruling 5–4”, “in a 141–28 vote”. */
const BEFORE =
  /\b(?:voted(?: by)?|rul(?:ed|ing)|(?:by|in|on|with) an? (?:vote|margin|majority|decision)(?: of)?|decided(?: by)?|(?:approved|passed|rejected|adopted|backed|defeated|upheld|ratified|carried)(?: it)?(?: by)?|(?:passed|cleared) (?:the )?(?:House|Senate|parliament|chamber|Bundestag|Knesset|assembly)\b[^.;:]{0,24},?(?: by)?) $/u
const BEHIND = /^ (?:vote|majority|ruling|decision|split)\b/u

/** The result of the vote that a sentence tells of, where its words say that it is one. */
export function voteIn(doc: Document, sentence: Sentence): Span | null {
  const words = doc.plain.slice(sentence.start, sentence.end)
  for (const { index, 0: vote } of words.matchAll(new RegExp(VOTE, 'gu'))) {
    const isVote = BEFORE.test(words.slice(0, index)) || BEHIND.test(words.slice(index + vote.length))
    if (isVote) return { start: sentence.start + index, end: sentence.start + index + vote.length }
  }
  return null
}
