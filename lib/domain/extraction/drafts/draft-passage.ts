import { voiceAt } from '../claims/claims'
import { mentionsBySentence } from '../claims/mentions-by-sentence'
import { spokenBy } from '../claims/turns'
import { type Document, type Sentence, sentenceAt } from '../document'
import type { Mention, Span } from '../mention'
import { capitalised, closed, type Edit, edited } from './edits'
import { inFull } from './names-in-full'
import { openingOf } from './opening'
import { referentEdit } from './referents'
import { boundEdits, bracketFor } from './relative'

/** A sentence that a card is drawn from, with what is known to make it stand by itself. */
export type DraftPassage = {
  readonly sentence: Sentence
  /** The span of the text that supports the card: the sentence, or all that a quotation runs over. */
  readonly span: Span
  /** The mentions of the sentence in order. */
  readonly inside: readonly Mention[]
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

export type MentionsOfSentence = (index: number) => readonly Mention[]

/** Looks the mentions of a sentence up. */
export function mentionsIn(doc: Document, found: readonly Mention[]): MentionsOfSentence {
  const bySentence = mentionsBySentence(doc, found)
  return (index) => bySentence.get(index) ?? []
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** The passage of a mention; null where it stands in no sentence. */
export function passageOf(
  doc: Document,
  mention: Span & Partial<Mention>,
  mentions: MentionsOfSentence,
): DraftPassage | null {
  const first = sentenceAt(doc, mention.start)
  const last = sentenceAt(doc, Math.max(mention.start, mention.end - 1))
  if (!first || !last) return null
  const inside = mentions(first.index)
  const dates = inside.filter((date) => date.kind === 'date' && bracketFor(date) !== null)
  const span = { start: first.start, end: Math.max(last.end, mention.end) }
  const from = openingOf(doc, first)
  const referent = referentEdit(doc, first, from, mentions)
  const brackets = dates.map(bracketFor).filter((edit): edit is Edit => edit !== null)
  const bounds = boundEdits(doc.plain, span, dates, doc.options.published)
  const voice = voiceBefore(doc, first, span, mention)
  const full = inFull(doc, first, mention, mentions)
  const edits = [...(referent ? [referent] : []), ...full, ...brackets, ...bounds]
  return {
    sentence: first,
    span,
    inside,
    edits,
    bracketed: dates.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    statement: statementOf(doc, { sentence: first, span, edits, voice }),
    voice,
    spokenBy: spokenBy(doc, first),
  }
}

type Stated = Pick<DraftPassage, 'sentence' | 'span' | 'edits' | 'voice'>

const statementOf = (doc: Document, { sentence, span, edits, voice }: Stated): string =>
  voice + capitalised(closed(edited(doc.text, { start: openingOf(doc, sentence), end: span.end }, edits)))

/** The statement without the dates in brackets that a card does not show: they are those of another clause. */
export function statementBeside(doc: Document, passage: DraftPassage, shown: string): string {
  const isShown = ({ start, end, words }: Edit): boolean =>
    start < end || !/^ \[/u.test(words) || shown.includes(words.trim())
  return statementOf(doc, { ...passage, edits: passage.edits.filter(isShown) })
}

/**
 * “According to Moira Holm: ”, where a claim does not name in its own sentence whose it is, and before whatever is said
 * in an interview outside quotation marks.
 */
function voiceBefore(
  doc: Document,
  sentence: Sentence,
  span: Span,
  { kind, speaker = null }: Partial<Mention>,
): string {
  const spoken = speaker === null && kind !== 'quote' ? spokenBy(doc, sentence) : null
  const voice = spoken ?? (kind === 'claim' && speaker === voiceAt(doc, sentence) ? speaker : null)
  if (voice === null) return ''
  const words = doc.plain.slice(openingOf(doc, sentence), span.end)
  const isNamed = words.includes(voice) || words.includes(voice.split(' ').at(-1) ?? voice)
  return isNamed ? '' : `According to ${voice}: `
}

export { within }
