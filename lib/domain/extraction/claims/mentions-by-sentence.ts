import { type Document, sentenceAt } from '../document'
import type { Mention } from '../mention'

/** The mentions of each sentence by its index, in order. What runs over sentences stands with its first. */
export function mentionsBySentence(doc: Document, found: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const bySentence = new Map<number, Mention[]>()
  for (const mention of found) {
    const sentence = sentenceAt(doc, mention.start)
    if (!sentence) continue
    const inside = bySentence.get(sentence.index)
    if (inside) inside.push(mention)
    else bySentence.set(sentence.index, [mention])
  }
  for (const inside of bySentence.values()) inside.sort((a, b) => a.start - b.start || b.end - a.end)
  return bySentence
}
