import { edtfEnd, edtfStart } from '../../content/edtf'
import { clauseAround } from '../claims/clauses'
import type { Document } from '../document'
import type { Finding } from '../finding'
import type { Dated } from './fact'
import type { DraftPassage } from './ground'

/** Behind these a date says since when or compared with when, not of when the fact is. */
const NOT_AS_OF =
  /\b(?:since|than in|than|from|until|till|by|after|before|against|compared with|up on|down on|(?:%|percent|per cent) on|over) (?:the |early |late |mid-|end of |about |around )*$/iu
const DEED =
  'treaty|treaties|law|act|constitution|accords?|agreement|deal|pact|convention|protocol|memorandum|charter|statute|coup|revolution|war|invasion|genocide|crisis|referendum|ceasefire|armistice|settlement|declaration|decree|drought|floods?|famine|earthquake'
/** “the 1996 treaty”, “the drought of 2021”: the year tells which one, not of when what it says of it is. */
const NAMES_A_DEED = new RegExp(`^ (?:\\p{L}+ )?(?:${DEED})\\b`, 'u')
const DEED_OF = new RegExp(`\\b(?:${DEED}) of $`, 'u')
/** What is so now, whenever something else of the sentence was. */
const IS_NOW =
  /\b(?:now|today|currently|at present)\b|\b(?:is|are|has|have|remains?) (?:now |still |only |just |about |around |some |under |over |nearly |almost |at )*$/iu
/** Between a date and a finding: from here on the sentence tells of another time. */
const GOES_ON = /\b(?:now|still|today)\b|, (?:would|will|could|may|might|is|are|has|have|had)\b|^[^,;]{0,12} to /u

/** Whether a date tells of when a finding is, and not of when something else in the sentence was. */
function isAsOf(doc: Document, { sentence }: DraftPassage, finding: Finding, date: Finding): boolean {
  const { published } = doc.options
  if (typeof date.value === 'string' && published !== null && edtfStart(date.value) > edtfEnd(published)) return false
  const before = doc.plain.slice(Math.max(sentence.start, date.start - 24), date.start)
  const behind = doc.plain.slice(date.end, Math.min(sentence.end, date.end + 40))
  // “since July 2022, when it raised the tariff by 40 percent”
  if (/\bsince $/iu.test(before) && finding.start > date.end) return /^, when\b/u.test(behind)
  if (NOT_AS_OF.test(before) || DEED_OF.test(before) || NAMES_A_DEED.test(behind)) return false
  if (date.end <= finding.start && GOES_ON.test(doc.plain.slice(date.end, finding.start))) return false
  const clause = clauseAround(doc, sentence, finding)
  const isInClause = date.start >= clause.start && date.end <= clause.end
  return isInClause || !IS_NOW.test(doc.plain.slice(clause.start, finding.start))
}

/** The dates for the fact of a finding: those in brackets, else the one that stands nearest in the sentence. */
function statedDates(
  doc: Document,
  passage: DraftPassage,
  finding: Finding,
  bracketed: readonly string[],
): readonly string[] {
  const { inside } = passage
  // What a text holds it holds on the day it says so, whatever its sentence tells of.
  if (bracketed.length > 0 || (finding.kind === 'claim' && passage.voice !== '')) return bracketed
  // Of two as near the one behind belongs to it: “from 9 in 2018 to 23 in 2024”.
  const distance = (date: Finding) =>
    date.end <= finding.start ? finding.start - date.end + 0.5 : Math.max(0, date.start - finding.end)
  return inside
    .filter((date) => date.kind === 'date' && (date === finding || isAsOf(doc, passage, finding, date)))
    .toSorted((a, b) => distance(a) - distance(b))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
}

/** What the fact's dates are drawn from. */
export const datedFor = (doc: Document, passage: DraftPassage, finding: Finding): Dated => ({
  stated: statedDates(doc, passage, finding, passage.bracketed),
  hasBrackets: passage.bracketed.length > 0,
  published: doc.options.published,
})

/** The same from the dates in full alone: null where the sentence has none that is the finding's, or none in brackets. */
export function datedInFull(doc: Document, passage: DraftPassage, finding: Finding): Dated | null {
  if (passage.bracketed.length === 0) return null
  const stated = statedDates(doc, passage, finding, [])
  const [nearest] = stated
  if (nearest === undefined || passage.bracketed.includes(nearest)) return null
  return { stated, hasBrackets: false, published: doc.options.published }
}
