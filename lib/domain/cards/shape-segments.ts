import type { Segment } from './segments'
import { placeOfShape, readShapeReference } from './shape'

/** Segments without what separates a shape from its picture and from other shapes. */
const withoutSeparators = (segments: readonly Segment[]): readonly Segment[] =>
  segments.flatMap((segment, at): Segment[] => {
    if (segment.media || segment.shape || !segments[at + 1]?.shape) return [segment]
    const text = segment.text.replace(/[\s,;:]+$/, '')
    return text === '' ? [] : [{ ...segment, text }]
  })

/**
 * The segments of a side with shapes as they are read. On the question side the shape that is asked for is its place,
 * or its hint: `[part 2 of 5, top left]`; on the answer side it has its name. The others have no text, for it would
 * give away what their cards ask for. Segments without a shape are as before.
 */
export const withShapeWords = (segments: readonly Segment[], side: 'question' | 'answer'): Segment[] => {
  const order = [...new Set(segments.flatMap(({ shape }) => (shape ? [shape.at] : [])))]
  if (order.length === 0) return [...segments]
  const said = new Set<number>()
  const words: Segment[] = []
  for (const segment of withoutSeparators(segments)) {
    const { shape, hidden, hint } = segment
    const read = shape && readShapeReference(shape.target)
    if (!shape || !read) {
      // Of a picture that nothing describes the ending of its file is no description.
      words.push(segment.media?.isUnnamed ? { ...segment, text: 'Picture' } : segment)
      continue
    }
    const isFirst = !said.has(shape.at)
    said.add(shape.at)
    if (!hidden) {
      if (isFirst) words.push({ ...segment, text: '' })
      continue
    }
    if (isFirst && words.some(({ text }) => text !== ''))
      words.push({ text: words.some((other) => other.hidden && other.shape) ? ', ' : ': ', between: true })
    const place = `part ${order.indexOf(shape.at) + 1} of ${order.length}, ${placeOfShape(read.shape)}`
    const text = side === 'answer' ? segment.text : `[${hint === undefined ? place : `${place}: ${hint}`}]`
    words.push({ ...segment, text })
  }
  return words
}
