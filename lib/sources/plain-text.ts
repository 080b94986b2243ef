import { canonicalText, parseBlocks } from '../domain/content/canonical-text'
import { datelineOf } from './dateline'
import { decodeText } from './decode'
import { NO_BIBLIOGRAPHY } from './front-matter'
import { labelsOf } from './head/labels'
import { readHead } from './head/read-head'
import { headGroups } from './head/split-lines'
import { publishedIn } from './published'
import { type SourceResult, sourceResult } from './source-result'
import { pipeTable, tabTable } from './table-lines'

/** Lines longer than any usual wrapping width are whole paragraphs. */
const WRAP_WIDTH = 100
/** Bylines and dates stand among the first groups of lines. */
const HEAD_GROUPS = 8

/** Parts the lines of files that give every paragraph one line without blank lines between, and turns bullets into items. */
function withParagraphs(text: string): string {
  const groups = text.replace(/\r\n?/g, '\n').split(/\n\s*\n/)
  return groups
    .map((group, at) => {
      const lines = group.split('\n').map((line) => line.replace(/^\s*[•‣◦*] +/, '- '))
      const table = pipeTable(lines) ?? tabTable(lines)
      if (table) return table.join('\n\n')
      const between = lines.some((line) => line.length > WRAP_WIDTH) ? '\n\n' : '\n'
      const parts = at < HEAD_GROUPS ? headGroups(lines) : [lines]
      return parts.map((part) => part.join(between)).join('\n\n')
    })
    .join('\n\n')
}

/**
 * Reads a plain text file. The title is the first short line that does not end like a sentence, among the first four
 * paragraphs, or null. Authors, date, outlet and address are those of a byline, a line with the date, a dateline with its
 * year and agency, or a header of labels; what none of them states is not guessed. All of these lines stay in the text.
 */
export function fromPlainText(bytes: Uint8Array): SourceResult {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const text = canonicalText(withParagraphs(decoded.text))
  const labels = labelsOf(parseBlocks(text))
  const head = readHead(text, null)
  return sourceResult({
    ...NO_BIBLIOGRAPHY,
    title: head.title,
    authors: head.authors.length > 0 ? head.authors : labels.authors,
    outlet: labels.outlet ?? head.outlet ?? datelineOf(text)?.outlet ?? null,
    published: head.published ?? labels.published ?? publishedIn(text),
    url: labels.url,
    text,
  })
}
