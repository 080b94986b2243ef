import { type Document, sentenceAt } from '../document'
import type { Finding } from '../finding'

/** The findings of each sentence by its index, in order. What runs over sentences stands with its first. */
export function findingsBySentence(doc: Document, found: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const bySentence = new Map<number, Finding[]>()
  for (const finding of found) {
    const sentence = sentenceAt(doc, finding.start)
    if (!sentence) continue
    const inside = bySentence.get(sentence.index)
    if (inside) inside.push(finding)
    else bySentence.set(sentence.index, [finding])
  }
  for (const inside of bySentence.values()) inside.sort((a, b) => a.start - b.start || b.end - a.end)
  return bySentence
}
