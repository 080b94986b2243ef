import { fromMarkdown as parseMarkdown } from 'mdast-util-from-markdown'
import { canonicalText, parseBlocks } from '../domain/content/canonical-text'
import { decodeText } from './decode'
import { takeFrontMatter } from './front-matter'
import { labelsOf } from './head/labels'
import { readHead } from './head/read-head'
import { partHeadLines } from './head/split-lines'
import { markdownParts } from './markdown-parts'
import { publishedIn } from './published'
import { failure, type SourceResult, sourceResult } from './source-result'
import { ESCAPED_BAR, pipeTable } from './table-lines'

type Root = ReturnType<typeof parseMarkdown>
type Node = Root | Root['children'][number]

const HTML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of a piece of HTML, without tags, comments, and what scripts and style sheets hold. */
function wordsOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => HTML_ENTITIES[name] ?? ' ')
}

/** The words inside a node, without marks, links, pictures' addresses and tags. Line breaks stay, for tables. */
function inlineText(node: Node): string {
  if (node.type === 'code') return node.value.replaceAll(ESCAPED_BAR, '\\|')
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'break') return '\n'
  if (node.type === 'html') return wordsOfHtml(node.value)
  if (!('children' in node)) return ''
  let text = ''
  let skipping: string | null = null
  for (const child of node.children) {
    const tag = child.type === 'html' ? /^<(\/?)(script|style)\b/i.exec(child.value) : null
    if (tag && !tag[1]) skipping = tag[2]?.toLowerCase() ?? null
    if (skipping === null) text += inlineText(child)
    if (tag?.[1] && tag[2]?.toLowerCase() === skipping) skipping = null
  }
  return text
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function blocksOf(node: Node): string[] {
  switch (node.type) {
    case 'heading':
      return [`${'#'.repeat(Math.min(node.depth, 3))} ${oneLine(inlineText(node))}`]
    case 'paragraph': {
      const text = inlineText(node)
      return [...(pipeTable(text.split('\n')) ?? [text])]
    }
    case 'listItem': {
      const own = node.children.filter((child) => child.type !== 'list').map((child) => oneLine(inlineText(child)))
      return [`- ${own.join(' ')}`, ...node.children.filter((child) => child.type === 'list').flatMap(blocksOf)]
    }
    case 'code':
      return inlineText(node).split('\n').map(oneLine)
    case 'html':
      return wordsOfHtml(node.value).split('\n').map(oneLine)
    case 'root':
    case 'blockquote':
    case 'list':
      return node.children.flatMap(blocksOf)
    default:
      return []
  }
}

const TOO_DEEP = failure(
  'damaged',
  'The file has lists or quotations that are nested too deeply to read. Save it as plain text (.txt) and add that.',
)

/** The blocks of a Markdown text; null where they nest deeper than their reader can call itself. */
const blocksIn = (body: string): string[] | null => {
  try {
    const marked = body.replaceAll('\\|', ESCAPED_BAR)
    return markdownParts(marked).flatMap((part) => blocksOf(parseMarkdown(part)))
  } catch (reason) {
    if (reason instanceof RangeError) return null
    throw reason
  }
}

/**
 * Reads a Markdown file. Marks, links, pictures and HTML are reduced to their words, tables to a line for each row.
 * Front matter gives the bibliography (`title`, `authors`, `outlet`, `published`, `url`); without a title there, the
 * first heading is the title; without authors or a date there, a byline or a line with the date gives them. Headings
 * stay in the text.
 */
export function fromMarkdown(bytes: Uint8Array): SourceResult {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const taken = takeFrontMatter(decoded.text)
  if (!taken.ok) return taken
  const { bibliography, body } = taken
  const found = blocksIn(body)
  if (!found) return TOO_DEEP
  const text = canonicalText(partHeadLines(found, /\n/, oneLine).join('\n\n').replaceAll(ESCAPED_BAR, '|'))
  const blocks = parseBlocks(text)
  const title = bibliography.title ?? blocks.find((block) => block.kind === 'heading')?.text ?? null
  const head = readHead(text, title)
  const labels = labelsOf(blocks)
  const signed = head.authors.length > 0 ? head.authors : labels.authors
  return sourceResult({
    ...bibliography,
    title,
    authors: bibliography.authors.length > 0 ? bibliography.authors : signed,
    outlet: bibliography.outlet ?? head.outlet,
    published: bibliography.published ?? head.published ?? labels.published ?? publishedIn(text),
    text,
  })
}
