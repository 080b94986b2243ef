import { edtfEnd, edtfStart } from '../../content/edtf'
import { voiceOf } from '../claims/claims'
import { findingsBySentence } from '../claims/findings-by-sentence'
import { type Document, type Sentence, sentenceAt } from '../document'
import type { Finding, Span } from '../finding'
import { openingOf } from './cut'
import { capitalised, closed, type Edit, edited } from './edits'
import type { Dated } from './fact'
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
  const voice = voiceBefore(doc, span, finding)
  const edits = [...(referent ? [referent] : []), ...brackets, ...bounds]
  return {
    sentence: first,
    span,
    inside,
    edits,
    bracketed: dates.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    statement: voice + capitalised(closed(edited(doc.text, { start: from, end: span.end }, edits))),
    voice,
  }
}

/** “According to Moira Holm: ”, where a claim does not name in its own sentence whose it is. */
function voiceBefore(doc: Document, span: Span, { kind, speaker = null }: Partial<Finding>): string {
  if (kind !== 'claim' || speaker === null || speaker !== voiceOf(doc.options)) return ''
  const words = doc.plain.slice(span.start, span.end)
  const isNamed = words.includes(speaker) || words.includes(speaker.split(' ').at(-1) ?? speaker)
  return isNamed ? '' : `According to ${speaker}: `
}

/** Behind these a date says since when or compared with when, not of when the fact is. */
const NOT_AS_OF =
  /\b(?:since|than in|than|from|until|till|by|after|before|against|compared with|up on|down on|(?:%|percent|per cent) on|over) (?:the |early |late |mid-|end of |about |around )*$/iu

/** The dates for the fact of a finding: those in brackets, else the one that stands nearest in the sentence. */
export function statedDates(doc: Document, passage: Passage, finding: Finding): readonly string[] {
  const { inside, bracketed } = passage
  if (bracketed.length > 0) return bracketed
  const { published } = doc.options
  const isAsOf = (date: Finding): boolean => {
    const before = doc.plain.slice(Math.max(passage.sentence.start, date.start - 24), date.start)
    const isFuture = typeof date.value === 'string' && published !== null && edtfStart(date.value) > edtfEnd(published)
    return !isFuture && !NOT_AS_OF.test(before)
  }
  const distance = (date: Finding) =>
    date.end <= finding.start ? finding.start - date.end : Math.max(0, date.start - finding.end)
  return inside
    .filter((date) => date.kind === 'date' && (date === finding || isAsOf(date)))
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
