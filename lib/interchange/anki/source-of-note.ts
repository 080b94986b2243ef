import type { OriginalNote } from '../../domain/imports/import-report'
import { sourceLineOf } from '../../domain/imports/source-line'
import { NOTE_TYPES, notedOfCitation, withoutAddedPoint } from '../own-anki-notes'
import { type HtmlNode, isDropped, isElement, nodesOf, textOfNodes } from './html-nodes'
import { fingerprintOf } from './stage-notes'
import type { StagedNote } from './staged-note'

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

/**
 * What the named fields of a note say as its source, in their order; null if they are empty. `isTooLong` says that it is
 * longer than a noted source can be.
 */
export const sourceOfFields = (
  { noteType, fields }: Pick<OriginalNote, 'noteType' | 'fields'>,
  names: readonly string[],
): { readonly source: string | null; readonly isTooLong: boolean } => {
  const named = fields.flatMap(([name, html]) => (names.includes(name) ? [html.trim()] : []))
  if (named.some((html) => html.length > LONGEST_SOURCE_FIELD)) return { source: null, isTooLong: true }
  const { sourceLine, tooLong } = sourceLineOf(named.flatMap((html) => sourceParts(html, noteType)))
  return { source: sourceLine, isTooLong: tooLong !== '' }
}

/**
 * A note with the source that these fields say; its hash says so too, so that another choice changes the note. A note that
 * has none of the fields is left as it is.
 */
export const withSource = (note: StagedNote, names: readonly string[]): StagedNote => {
  const own = names.filter((wanted) => note.original.fields.some(([name]) => name === wanted))
  if (own.length === 0) return names.length === 0 ? { ...note, source: null } : note
  const { source, isTooLong } = sourceOfFields(note.original, own)
  const long = isTooLong ? { hasLongSource: true as const } : {}
  const original = { ...note.original, sourceFields: own }
  const sha256 = source === null ? note.sha256 : fingerprintOf({ sha256: note.sha256, source })
  return { ...note, ...long, original, sha256, source }
}
