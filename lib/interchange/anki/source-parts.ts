import { NOTE_TYPES, notedOfCitation, withoutAddedPoint } from '../own-anki-notes'
import { type HtmlNode, isDropped, isElement, nodesOf, textOfNodes } from './html-nodes'

/** A field with more HTML than this is a text and no source. It bounds what reading it costs, too. */
export const LONGEST_SOURCE_FIELD = 10_000

/** Addresses of links whose words do not say them. */
const linksOf = (nodes: readonly HtmlNode[]): readonly string[] => {
  const rest = nodes.toReversed()
  const links: string[] = []
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (!isElement(node) || isDropped(node)) continue
    const { href = '' } = node.attribs
    if (node.name === 'a' && /^https?:\/\//iu.test(href.trim())) links.push(href.trim())
    rest.push(...node.children.toReversed())
  }
  return links
}

/** What a field says as a source: its words, and the addresses of its links. */
export const sourceParts = (field: string, noteType: string): readonly string[] => {
  const isOwn = NOTE_TYPES.some((name) => name === noteType)
  const html = isOwn ? withoutAddedPoint(field) : field
  const noted = (words: string): string => (isOwn ? notedOfCitation(words) : words)
  // A value without tags and entities is what it says.
  if (!/[<&]/u.test(html)) return [noted(html)]
  const nodes = nodesOf(html)
  return [noted(textOfNodes(nodes)), ...linksOf(nodes)]
}
