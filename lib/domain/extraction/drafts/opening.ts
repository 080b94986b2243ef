import { asciiRegExp } from '../ascii-reg-exp'
import type { Document } from '../document'
import { LINKING_WORDS, SINCE_DONE } from '../linking-words'
import type { Span } from '../mention'
import { partOfSpeech } from '../names/vocabulary'
import type { Edit } from './edits'

/** Joining words that say nothing of their own, and those that do so only before a comma or a new subject. */
const JOINING =
  'But|And|Yet|Or|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Indeed|Similarly|Likewise|Therefore|Hence|Also|In turn|For example|For instance|In fact|Of course|On the other hand|More recently|Even so|At the same time|Finally|In short|So(?! (?:far|long|much|many|few|little|called)\\b)|Thus(?! far\\b)|Instead(?! of\\b)|In addition(?! to\\b)|As a result(?! of\\b)|(?:In|By) contrast(?! (?:to|with)\\b)|(?:Yes|No|Well|However|Besides|Overall|First|Second|Third|Firstly|Secondly|Thirdly|Lastly)(?=,)|(?:Then|Still)(?=,| (?:the|an?|he|she|it|they|we|in|on|at)\\b)'
const CONNECTIVE = asciiRegExp(new RegExp(`^(?:${JOINING})\\b,?\\s+(?=["“‘'(]?[\\p{L}\\p{N}$€£])`, 'u'))
/** “HOUSTON —”, “LETHRA, 3 May (Reuters) -”: where a report was filed. */
const DATELINE = asciiRegExp(
  /^\p{Lu}[\p{Lu}.,’'/ ]{2,40}(?:,? (?:[^—–-]|(?<=\p{L})-(?=\p{L})){0,40})?\s+(?:[—–]|--?)\s+/u,
)
/** “PATNA: ”: the same with a colon. */
const CITY = /^\p{Lu}{4,}(?: \p{Lu}{3,}){0,2}:\s+(?=\p{Lu})/u
/** “1.2 Cargo worth …”: the number of a paragraph. */
const PARAGRAPH = asciiRegExp(/^\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\p{Lu})/u)
/** “Antwerp, Belgium – 22 April 2026 –”, “GHENT, April 22, 2026 —” */
const PLACE_AND_DAY =
  /^\p{Lu}[\p{L}.’'-]{1,24}(?: \p{Lu}[\p{L}.’'-]{1,24}){0,2}(?:, \p{Lu}[\p{L}. ]{1,24})?,?\s+(?:[–—-]{1,2}\s+|\()?(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8} \d{4})\)?\s*[–—:-]{1,2}\s+/u
/** “July 30, 2025 –”: the rest of one behind “SPARKS, Nev.”. */
const DAY_LINE = /^(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{Ll}{2,8} \d{4})\s+[—–-]\s+/u
/** “MC:”, “Q:”, “Petra Novak:”: who speaks, in an interview. */
const TURN = asciiRegExp(
  /^(?:\p{Lu}{1,3}|Q|A|Question|Answer|\p{Lu}[\p{L}’-]+ \p{Lu}[\p{L}’-]+)[.:]\s+(?=["“]?\p{Lu})/u,
)

/** “This note argues that”: what it says is the sentence proper. */
const OF_ITSELF =
  /^(?:This|The present) (?:note|paper|report|article|brief|briefing|study|essay|analysis|piece|column|commentary|chapter) (?:argues|shows|finds|contends|suggests|concludes|maintains|holds|claims) that (?=\S)/u

/** Where the sentence proper begins: behind a dateline, a speaker's initials, a joining word or “this note argues that”. */
export function openingOf(doc: Document, sentence: Span): number {
  let start = sentence.start
  for (const pattern of [PARAGRAPH, PLACE_AND_DAY, DATELINE, CITY, DAY_LINE, TURN, CONNECTIVE, OF_ITSELF]) {
    const match = pattern.exec(doc.plain.slice(start, sentence.end))
    if (match) start += match[0].length
  }
  const marks = /^[*_\s]+/u.exec(doc.plain.slice(start, sentence.end))
  return start + (marks?.[0].length ?? 0)
}

/** “, however, ”, “ nevertheless ”: what links a clause to the one before it, within the sentence. */
const LINKS = new RegExp(
  `, (?:${LINKING_WORDS}),(?= )| (?:nevertheless|nonetheless)(?= \\p{L})| also(?= \\p{Ll})|(?<=\\bha(?:s|ve|d)) since(?= (?:${SINCE_DONE})\\b)`,
  'gu',
)
/** Behind these “also” only joins: “has also paid”, “Kestrel also paid”; “but also” says more. */
const JOINED_TO = /\b(?:has|have|had|is|are|was|were|will|would|can|could|\p{Lu}\p{L}+|\p{Ll}+s)$/u

const LONGEST_WORD = 40

/** The comma that stays where the sentence goes on with neither “that” nor its verb. */
function commaBefore(rest: string, found: string): string {
  if (!found.startsWith(',')) return ''
  const next = /^ (?<next>\p{L}+)/u.exec(rest)?.groups?.next ?? ''
  return next !== '' && (next === 'that' || /^(?:VERB|AUX)$/.test(partOfSpeech(next))) ? '' : ','
}

/** The linking words inside a sentence, to be left out of a card. */
export function linksIn(doc: Document, { start, end }: Span): readonly Edit[] {
  const words = doc.plain.slice(start, end)
  return [...words.matchAll(LINKS)].flatMap(({ index, 0: found }) => {
    const before = words.slice(Math.max(0, index - LONGEST_WORD), index)
    if (found === ' also' && (!JOINED_TO.test(before) || words.slice(0, index).includes('not only'))) return []
    const rest = words.slice(index + found.length)
    return [{ start: start + index, end: start + index + found.length, words: commaBefore(rest, found) }]
  })
}
