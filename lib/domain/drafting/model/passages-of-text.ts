import { documentOf } from '../../finder/document'
import { findFacts } from '../../finder/find'
import type { ExtractionOptions, Span } from '../../finder/mention'
import { ranked } from '../../finder/salience'
import { choosePassages } from './choose-passages'
import type { NumberedPassage } from './prompt'

/** What a model is given of a text: the passages, and the sentences that stand in or across them. */
export type PassagesOfText = { readonly passages: readonly NumberedPassage[]; readonly sentences: readonly Span[] }

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Chooses the passages of a text for a model: those that the reader chose, or those with the most worth knowing. */
export function passagesOfText(text: string, options: ExtractionOptions, chosen: readonly Span[]): PassagesOfText {
  const doc = documentOf(text, options)
  const passages = choosePassages(doc, chosen.length > 0 ? [] : ranked(doc, findFacts(text, options)), chosen)
  const sentences = doc.sentences
    .filter((sentence) => passages.some((passage) => overlaps(sentence, passage)))
    .map(({ start, end }) => ({ start, end }))
  return { passages, sentences }
}
