import { LONGEST_READ } from '../../domain/cards/markdown'
import { mediaMarkdown } from '../../domain/media/media-in-text'
import type { FindMedia } from './anki-package'
import { type HtmlElement, type HtmlNode, isDropped, isElement, nodesOf, textOfNodes } from './html-nodes'
import type { ReportProblem } from './import-problems'
import { completed, literal, type Style, styled, tidied, withFormula } from './markdown-draft'
import { mediaText } from './media-text'

/** Deeper elements are read as text: nobody wrote them by hand. */
const MOST_DEPTH = 100
/** A side whose draft is longer is longer than any card, whatever tidying takes away: it is not read to its end. */
const LONGEST_DRAFT = 5 * LONGEST_READ
/** Card Markdown reads numbers of three digits. */
const HIGHEST_START = 900

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const BOLD = names('b strong mark')
/** Card Markdown has no underline: what was underlined is italic. */
const ITALIC = names('i em u ins cite dfn var')
const CODE = names('code kbd samp tt')
const LINES = names(
  'div section article header footer main nav aside figure figcaption center address fieldset legend form details summary dt dd dl caption',
)
const PARAGRAPHS = names('p h1 h2 h3 h4 h5 h6 hr blockquote pre listing xmp ul ol menu dir table')
const MEDIA = names('img audio video iframe object embed frame x-sound')

/** Where an element is read. */
type Context = Style & {
  readonly depth: number
  /** In items and cells a paragraph is a line, and in cells so is an item. */
  readonly place: 'side' | 'heading' | 'quote' | 'item' | 'cell'
  /** The innermost list, whose next number it counts; null in one without numbers. */
  readonly list: { next: number | null }
}

/** What is read of HTML: Markdown, and the texts that are shown on demand. */
export type HtmlSide = { readonly markdown: string; readonly hints: readonly string[] }

type Reader = {
  /** What was read so far, as a draft: `markdown-draft.ts`. */
  draft: string
  /** Whether its last line holds anything: looking for that in the draft each time would read all of it again. */
  hasWords: boolean
  /** Whether it ends with a list, for the same reason. */
  endsList: boolean
  readonly hints: string[]
  readonly report: ReportProblem
  readonly showsHidden: boolean
  readonly findMedia: FindMedia | null
}

/**
 * Reads the HTML of a side, with the elements of `withFieldMarkup`. Nothing of it is run or fetched.
 * @param showsHidden whether what a style hides is read: on an answer side a click may show it, on a question side it
 * gives answers away
 * @param findMedia knows the media files that come with the card; null if none do
 */
export const htmlToMarkdown = (
  html: string,
  report: ReportProblem,
  showsHidden: boolean,
  findMedia: FindMedia | null = null,
): HtmlSide => {
  const reader: Reader = { draft: '', hasWords: false, endsList: false, hints: [], report, showsHidden, findMedia }
  const context: Context = { bold: false, italic: false, depth: 0, place: 'side', list: { next: null } }
  return { markdown: completed(inner(nodesOf(html), context, reader)), hints: reader.hints }
}

/** The draft of nodes by themselves. */
function inner(nodes: readonly HtmlNode[], context: Context, reader: Reader): string {
  const own = { ...reader, draft: '', hasWords: false, endsList: false }
  readNodes(nodes, context, own)
  return own.draft.length > LONGEST_DRAFT ? own.draft : tidied(own.draft)
}

function append(reader: Reader, text: string): void {
  reader.draft += text
  const line = text.slice(text.lastIndexOf('\n') + 1)
  reader.endsList &&= text.trim() === ''
  reader.hasWords = line.trim() !== '' || (reader.hasWords && line.length === text.length)
}

function readNodes(nodes: readonly HtmlNode[], context: Context, reader: Reader): void {
  for (const node of nodes) {
    if (reader.draft.length > LONGEST_DRAFT) return
    if (node.type === 'text') append(reader, styled(node.data, context))
    else if (isElement(node)) readElement(node, context, reader)
  }
}

const webAddress = (href: string | undefined): string | null => {
  if (href === undefined || !URL.canParse(href)) return null
  const url = new URL(href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  return url.href.replace(/[()<>]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

/** Bold and italic as the name and style of an element say. */
const styleOf = ({ name, attribs }: HtmlElement, { bold, italic }: Style): Style => {
  const style = attribs.style?.toLowerCase() ?? ''
  const weight = /(?:^|;)\s*font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-5]00)/u.exec(style)?.[1]
  const slant = /(?:^|;)\s*font-style\s*:\s*(italic|oblique|normal)/u.exec(style)?.[1]
  return {
    bold: weight ? /^(?:bold|[6-9])/u.test(weight) : BOLD.has(name) || bold,
    italic: slant ? slant !== 'normal' : ITALIC.has(name) || italic,
  }
}

/** Whether an element is not shown, as what scripts and templates keep for themselves. */
const isHidden = ({ attribs }: HtmlElement): boolean =>
  'hidden' in attribs || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribs.style ?? '')

function reportLost({ name, attribs }: HtmlElement, report: ReportProblem): void {
  const href = name === 'a' ? (attribs.href?.trim() ?? '') : ''
  const isKept = href === '' || href.startsWith('#') || webAddress(href) !== null
  if (!isKept) report(/^javascript:/iu.test(href) ? 'script' : 'local-address', href)
  if (Object.keys(attribs).some((attribute) => attribute.startsWith('on'))) report('script', name)
  if (name === 'script') report('script', '')
  if (name === 'svg') report('drawing', '')
}

function readElement(element: HtmlElement, outer: Context, reader: Reader): void {
  const { name, attribs, children } = element
  reportLost(element, reader.report)
  if (isDropped(element) || (isHidden(element) && !reader.showsHidden)) return
  const context = { ...outer, ...styleOf(element, outer), depth: outer.depth + 1 }
  const isLoose = context.place !== 'item' && context.place !== 'cell'
  const add = (text: string) => {
    append(reader, styled(text, context))
  }
  if (context.depth > MOST_DEPTH) add(textOfNodes(children))
  else if (MEDIA.has(name)) readMedia(element, context, reader)
  else if (name === 'x-maths' || name === 'anki-mathjax')
    append(reader, withFormula(textOfNodes(children).trim(), 'display' in attribs || attribs.block === 'true'))
  else if (name === 'x-hint') reader.hints.push(textOfNodes(children).replace(/\s+/gu, ' ').trim())
  else if (name === 'br') append(reader, '\n')
  else if (name === 'sup') add(raised(textOfNodes(children)))
  else if (name === 'sub') add(lowered(textOfNodes(children)))
  else if (name === 'rt') add(`(${textOfNodes(children)})`)
  else if (CODE.has(name))
    append(reader, (reader.draft.endsWith('`') ? ' ' : '') + literal.code(textOfNodes(children), context))
  else if (name === 'a') readLink(element, context, reader)
  else if (name === 'li' && context.place !== 'cell') readItem(children, context, reader)
  else if (PARAGRAPHS.has(name) && isLoose) {
    endParagraph(reader)
    readParagraph(element, context, reader)
    endParagraph(reader)
  } else if (PARAGRAPHS.has(name) || LINES.has(name) || name === 'li') {
    endLine(reader)
    readLines(element, context, reader)
    endLine(reader)
  } else readNodes(children, context, reader)
}

/** A new line if the current one holds anything: what the edges of a block do. */
function endLine(reader: Reader): void {
  if (reader.hasWords) append(reader, '\n')
}

function endParagraph(reader: Reader): void {
  endLine(reader)
  append(reader, '\n')
}

/** A block that has no blank lines around it. */
function readLines(element: HtmlElement, context: Context, reader: Reader): void {
  const { name, children } = element
  if (name === 'table') readTable(element, context, reader)
  else if (name === 'pre') append(reader, styled(textOfNodes(children), context, true))
  else readNodes(children, name === 'ul' || name === 'ol' ? inList(element, context) : context, reader)
}

const inList = ({ name, attribs }: HtmlElement, context: Context): Context => {
  const start = Number.parseInt(attribs.start ?? '1', 10)
  return { ...context, list: { next: name === 'ol' ? (start >= 0 && start < HIGHEST_START ? start : 1) : null } }
}

function readParagraph(element: HtmlElement, context: Context, reader: Reader): void {
  const { name, children } = element
  if (/^h[1-6]$/u.test(name)) {
    const words = inner(children, { ...context, bold: false, place: 'heading' }, reader)
    if (words !== '') append(reader, literal.heading(words))
  } else if (name === 'blockquote')
    append(reader, literal.quote(inner(children, { ...context, place: 'quote' }, reader)))
  else if (/^(?:pre|listing|xmp)$/u.test(name)) append(reader, literal.block(textOfNodes(children)))
  else if (/^(?:ul|ol|menu|dir)$/u.test(name)) {
    // What introduces a list stands above it without a blank line.
    reader.draft = `${reader.draft.trimEnd()}\n`
    reader.hasWords = false
    readNodes(children, inList(element, context), reader)
    reader.draft = literal.list(reader.draft)
    reader.endsList = true
  } else readLines(element, context, reader)
}

function readItem(nodes: readonly HtmlNode[], context: Context, reader: Reader): void {
  const { list } = context
  const words = inner(nodes, { ...context, place: 'item', list: { next: null } }, reader)
  if (reader.endsList) reader.draft = literal.untilItem(reader.draft)
  reader.endsList = false
  endLine(reader)
  if (words !== '') append(reader, `${literal.item(words, list.next)}\n`)
  if (list.next !== null) list.next += 1
}

function readLink({ attribs, children }: HtmlElement, context: Context, reader: Reader): void {
  const address = webAddress(attribs.href)
  if (address === null) readNodes(children, context, reader)
  else append(reader, literal.link(inner(children, context, reader), address))
}

function readMedia(element: HtmlElement, context: Context, reader: Reader): void {
  const shown = mediaText(element, reader.report, reader.findMedia)
  if (shown === null) return
  if (shown.media !== undefined) append(reader, mediaMarkdown(shown.media, shown.text))
  else {
    const words = styled(shown.text, context)
    append(reader, ` ${shown.href === undefined ? words : literal.link(words, shown.href)} `)
  }
}

/** The rows of a table as lists of cells; those of a table inside a cell are not among them. */
const rowsOf = (table: HtmlElement): HtmlElement[][] =>
  table.children.filter(isElement).flatMap((child) => {
    if (child.name !== 'tr') return /^t(?:head|body|foot)$/u.test(child.name) ? rowsOf(child) : []
    const cells = child.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')
    return cells.length > 0 ? [cells] : []
  })

/** A table with two rows and columns or more; any other only arranges its cells, one line for each row. */
function readTable(table: HtmlElement, context: Context, reader: Reader): void {
  const rows = rowsOf(table).map((cells) =>
    cells.map((cell) => literal.line(inner(cell.children, { ...context, place: 'cell' }, reader))),
  )
  const width = Math.max(0, ...rows.map(({ length }) => length))
  // Rows are filled up to the widest: so many cells are no card.
  const isGrid = rows.length > 1 && width > 1 && rows.length * width <= LONGEST_READ
  append(
    reader,
    isGrid && context.place === 'side' ? literal.table(rows) : rows.map((cells) => cells.join(' | ')).join('\n'),
  )
}

const PLAIN = '0123456789+-=()ni'
const MINUS = /[\u2212\u2013]/gu

const inScript = (text: string, script: string): string | null => {
  const signs = [...text.trim().replace(MINUS, '-')].map((sign) => script[PLAIN.indexOf(sign)])
  return signs.length > 0 && signs.every((sign) => sign !== undefined) ? signs.join('') : null
}

const grouped = (text: string): string => (/^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`)

/** A raised text: with Unicode's own signs (`m²`), as it is for ordinals (1st, ™), otherwise after `^`. */
const raised = (text: string): string => {
  if (/^\s*(?:st|nd|rd|th|e|er|o|a|º|ª|®|™|)\s*$/iu.test(text)) return text
  return inScript(text, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ') ?? `^${grouped(text.trim())}`
}

/** A lowered text: with Unicode's own signs (`H₂O`), otherwise after `_`. */
const lowered = (text: string): string =>
  text.trim() === '' ? text : (inScript(text, '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ') ?? `_${grouped(text.trim())}`)
