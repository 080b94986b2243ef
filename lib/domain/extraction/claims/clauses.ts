import { asciiRegExp } from '../ascii-reg-exp'
import type { Document } from '../document'
import type { Span } from '../mention'

/** Where a sentence may be parted without harm to either side: signs, and joining words behind a comma. */
const JOINTS = asciiRegExp(
  /;\s|\s[–—]\s|:\s(?=\p{L})|,\s(?=(?:and|but|while|although|though|whereas|which|who|whose|where|because|since|so|yet|despite|unless|with)\s)/gu,
)

/** The offsets at which a sentence can be parted, none inside brackets or quotation marks. */
export function jointsOf(doc: Document, { start, end }: Span): readonly Span[] {
  const words = doc.plain.slice(start, end)
  const closed: Span[] = []
  for (const match of words.matchAll(/\([^()]{0,400}\)|\[[^[\]]{0,400}\]|[“"][^“”"]{0,600}[”"]/gu)) {
    closed.push({ start: match.index, end: match.index + match[0].length })
  }
  return [...words.matchAll(JOINTS.on(words))]
    .filter(({ index }) => !closed.some((span) => index > span.start && index < span.end))
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
}

/** The end of a sentence without its closing signs. */
export function endOfWords(doc: Document, { start, end }: Span): number {
  const trailing = /[.!?…\s]*(?<=[.!?…])["”’')\]*_]*$|\s+$/u.exec(doc.plain.slice(start, end))
  const at = trailing ? start + trailing.index : end
  // A closing mark belongs to words that it opened: “… ‘order’.” keeps it.
  return at
}

/** The clause of a sentence that holds a span, from one joint to the next; without the closing full stop. */
export function clauseAround(doc: Document, sentence: Span, span: Span): Span {
  const joints = jointsOf(doc, sentence)
  const before = joints.findLast((joint) => joint.end <= span.start)
  const after = joints.find((joint) => joint.start >= span.end)
  return { start: before?.end ?? sentence.start, end: after?.start ?? endOfWords(doc, sentence) }
}
