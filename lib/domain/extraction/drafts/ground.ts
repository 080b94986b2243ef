import { edtfEnd, edtfStart } from '../../content/edtf'
import { voiceAt } from '../claims/claims'
import { clauseAround } from '../claims/clauses'
import { findingsBySentence } from '../claims/findings-by-sentence'
import { spokenBy } from '../claims/turns'
import { type Document, type Sentence, sentenceAt } from '../document'
import type { Finding, Span } from '../finding'
import { openingOf } from './cut'
import { capitalised, closed, type Edit, edited } from './edits'
import type { Dated } from './fact'
import { inFull } from './names-in-full'
import { referentEdit } from './referents'
import { boundEdits, bracketFor } from './relative'

/** A sentence that a card is drawn from, with what is known to make it stand by itself. */
export type Passage = {
  readonly sentence: Sentence
  /** The span of the text that supports the card: the sentence, or all that a quotation runs over. */
  readonly span: Span
  /** The findings of the sentence in order. */
  readonly inside: readonly Finding[]
  /** What is put into its words: referents, and the values of relative dates in brackets. */
  readonly edits: readonly Edit[]
  /** The resolved dates that stand in brackets, in order. */
  readonly bracketed: readonly string[]
  readonly statement: string
  /** Whose words they are, to stand before a claim that the text makes in its own voice; empty elsewhere. */
  readonly voice: string
  /** Who speaks the sentence in an interview, by full name; null elsewhere. */
  readonly spokenBy: string | null
}

export type Findings = (index: number) => readonly Finding[]

/** Looks the findings of a sentence up. */
export function findingsIn(doc: Document, found: readonly Finding[]): Findings {
  const bySentence = findingsBySentence(doc, found)
  return (index) => bySentence.get(index) ?? []
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** The passage of a finding; null where it stands in no sentence. */
export function passageOf(doc: Document, finding: Span & Partial<Finding>, findings: Findings): Passage | null {
  const first = sentenceAt(doc, finding.start)
  const last = sentenceAt(doc, Math.max(finding.start, finding.end - 1))
  if (!first || !last) return null
  const inside = findings(first.index)
  const dates = inside.filter((date) => date.kind === 'date' && bracketFor(date) !== null)
  const span = { start: first.start, end: Math.max(last.end, finding.end) }
  const from = openingOf(doc, first)
  const referent = referentEdit(doc, first, from, findings)
  const brackets = dates.map(bracketFor).filter((edit): edit is Edit => edit !== null)
  const bounds = boundEdits(doc.plain, span, dates, doc.options.published)
  const voice = voiceBefore(doc, first, span, finding)
  const full = inFull(doc, first, finding, findings)
  const edits = [...(referent ? [referent] : []), ...full, ...brackets, ...bounds]
  return {
    sentence: first,
    span,
    inside,
    edits,
    bracketed: dates.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    statement: voice + capitalised(closed(edited(doc.text, { start: from, end: span.end }, edits))),
    voice,
    spokenBy: spokenBy(doc, first),
  }
}

/**
 * “According to Moira Holm: ”, where a claim does not name in its own sentence whose it is, and before whatever is said
 * in an interview outside quotation marks.
 */
function voiceBefore(
  doc: Document,
  sentence: Sentence,
  span: Span,
  { kind, speaker = null }: Partial<Finding>,
): string {
  const spoken = speaker === null && kind !== 'quote' ? spokenBy(doc, sentence) : null
  const voice = spoken ?? (kind === 'claim' && speaker === voiceAt(doc, sentence) ? speaker : null)
  if (voice === null) return ''
  const words = doc.plain.slice(span.start, span.end)
  const isNamed = words.includes(voice) || words.includes(voice.split(' ').at(-1) ?? voice)
  return isNamed ? '' : `According to ${voice}: `
}

/** Behind these a date says since when or compared with when, not of when the fact is. */
const NOT_AS_OF =
  /\b(?:since|than in|than|from|until|till|by|after|before|against|compared with|up on|down on|(?:%|percent|per cent) on|over) (?:the |early |late |mid-|end of |about |around )*$/iu
/** “the 1996 treaty”: the year tells which treaty, not since when or of when what it says is. */
const NAMES_A_DEED =
  /^ (?:\p{L}+ )?(?:treaty|treaties|law|act|constitution|accords?|agreement|deal|pact|convention|protocol|memorandum|charter|statute|coup|revolution|war|invasion|genocide|crisis|referendum|ceasefire|armistice|settlement|declaration|decree)\b/u
/** What is so now, whenever something else of the sentence was. */
const IS_NOW =
  /\b(?:now|today|currently|at present)\b|\b(?:is|are|has|have|remains?) (?:now |still |only |just |about |around |some |under |over |nearly |almost |at )*$/iu

/** Whether a date tells of when a finding is, and not of when something else in the sentence was. */
function isAsOf(doc: Document, { sentence }: Passage, finding: Finding, date: Finding): boolean {
  const { published } = doc.options
  if (typeof date.value === 'string' && published !== null && edtfStart(date.value) > edtfEnd(published)) return false
  const before = doc.plain.slice(Math.max(sentence.start, date.start - 24), date.start)
  const behind = doc.plain.slice(date.end, Math.min(sentence.end, date.end + 40))
  // “since July 2022, when it raised the tariff by 40 percent”
  if (/\bsince $/iu.test(before) && finding.start > date.end) return /^, when\b/u.test(behind)
  if (NOT_AS_OF.test(before) || NAMES_A_DEED.test(behind)) return false
  const clause = clauseAround(doc, sentence, finding)
  if (date.start >= clause.start && date.end <= clause.end) {
    return date.end > finding.start || !/\b(?:and|but) now\b/iu.test(doc.plain.slice(date.end, finding.start))
  }
  return !IS_NOW.test(doc.plain.slice(clause.start, finding.start))
}

/** The dates for the fact of a finding: those in brackets, else the one that stands nearest in the sentence. */
export function statedDates(doc: Document, passage: Passage, finding: Finding): readonly string[] {
  const { inside, bracketed } = passage
  if (bracketed.length > 0) return bracketed
  // Of two as near the one behind belongs to it: “from 9 in 2018 to 23 in 2024”.
  const distance = (date: Finding) =>
    date.end <= finding.start ? finding.start - date.end + 0.5 : Math.max(0, date.start - finding.end)
  return inside
    .filter((date) => date.kind === 'date' && (date === finding || isAsOf(doc, passage, finding, date)))
    .toSorted((a, b) => distance(a) - distance(b))
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
}

/** What the fact's dates are drawn from. */
export const datedFor = (doc: Document, passage: Passage, finding: Finding): Dated => ({
  stated: statedDates(doc, passage, finding),
  hasBrackets: passage.bracketed.length > 0,
  published: doc.options.published,
})

export { within }
