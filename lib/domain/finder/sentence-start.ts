import { asciiRegExp } from '../text/ascii-reg-exp'
import type { Document } from './document'
import type { Span } from './mention'

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
