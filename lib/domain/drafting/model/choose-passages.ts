import type { Document } from '../../finder/document'
import type { Mention, Span } from '../../finder/mention'
import type { NumberedPassage } from './prompt'

/** What is sent at a time: enough for ten good cards, little enough to be read at once by a small model. */
export const MOST_PASSAGES = 12
const LEAST_CHARACTERS = 40
/** A paragraph that is longer is cut at the end of a sentence. */
const MOST_CHARACTERS = 2_500

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** A block cut after its last whole sentence within the limit; the whole block where it is short enough. */
function cut(block: Document['blocks'][number]): Span {
  const last = block.sentences.findLast(({ end }) => end - block.start <= MOST_CHARACTERS) ?? block.sentences[0]
  const first = block.sentences[0]
  return first && last ? { start: first.start, end: Math.min(last.end, first.start + 2 * MOST_CHARACTERS) } : block
}

/**
 * The paragraphs that a model is given, in the order of the text and numbered from 1: those that the reader chose, or
 * else those with the most worth knowing by the salience of what was found in them.
 */
export function choosePassages(
  doc: Document,
  mentions: readonly Mention[],
  chosen: readonly Span[],
): readonly NumberedPassage[] {
  const worth = new Map<number, number>()
  let next = 0
  for (const mention of mentions) {
    while ((doc.blocks[next]?.end ?? Number.POSITIVE_INFINITY) <= mention.start) next += 1
    worth.set(next, (worth.get(next) ?? 0) + mention.salience)
  }
  const blocks =
    chosen.length > 0
      ? doc.blocks.filter((block) => chosen.some((span) => overlaps(block, span)))
      : doc.blocks
          .filter(
            ({ role, index, start, end }) => role === 'body' && worth.has(index) && end - start >= LEAST_CHARACTERS,
          )
          .sort((a, b) => (worth.get(b.index) ?? 0) - (worth.get(a.index) ?? 0) || a.index - b.index)
  return blocks
    .slice(0, MOST_PASSAGES)
    .sort((a, b) => a.index - b.index)
    .map((block, index) => {
      const span = cut(block)
      return { ...span, number: index + 1, text: doc.text.slice(span.start, span.end) }
    })
}

/** Widens a span to the whole sentences that it touches. */
export const wholeSentencesAmong =
  (sentences: readonly Span[]) =>
  (span: Span): Span => {
    const touched = sentences.filter((sentence) => overlaps(sentence, span))
    return {
      start: Math.min(span.start, touched[0]?.start ?? span.start),
      end: Math.max(span.end, touched.at(-1)?.end ?? span.end),
    }
  }
