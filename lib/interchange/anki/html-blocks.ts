import { parseDocument } from 'htmlparser2'
import type { FindMedia } from './anki-package'
import { BlockBuilder } from './block-builder'
import type { Line, Run, RunLook, SideBlock } from './blocks'
import { isHidden, lookOf, otherAddress } from './html-looks'
import {
  type ElementKind,
  elementKind,
  type HtmlElement,
  type HtmlNode,
  isElement,
  type ReportProblem,
  textOfNodes,
} from './html-nodes'
import { tableRows } from './html-table'
import { mediaText } from './media-text'
import { lowered, raised } from './raised-text'

/** Deeper elements are read as text: nobody wrote them by hand. */
const MOST_DEPTH = 100
/** Card Markdown reads numbers of three digits. */
const HIGHEST_START = 900

/** Where an element is read. `list` is the innermost list, whose next number it counts. */
type Context = {
  readonly look: RunLook
  readonly depth: number
  readonly isPreformatted: boolean
  readonly place: 'paragraph' | 'heading' | 'quote' | 'item' | 'cell'
  readonly list: { readonly depth: number; next: number | null } | null
}

type Reader = {
  readonly builder: BlockBuilder
  readonly hints: string[]
  readonly report: ReportProblem
  /** Whether what a style hides is read: on an answer side a click may show it, on a question side it gives answers away. */
  readonly showsHidden: boolean
  /** Knows the media files that come with the card; null if none do. */
  readonly findMedia: FindMedia | null
}

/** What is read of HTML: its blocks, and the texts that are shown on demand. */
export type HtmlSide = { readonly blocks: readonly SideBlock[]; readonly hints: readonly string[] }

/** Reads the HTML of a side, with the elements of `withFieldMarkup`, into blocks. Nothing of it is run or fetched. */
export const readHtml = (
  html: string,
  report: ReportProblem,
  showsHidden: boolean,
  findMedia: FindMedia | null = null,
): HtmlSide => {
  const builder = new BlockBuilder()
  const hints: string[] = []
  const start: Context = { look: {}, depth: 0, isPreformatted: false, place: 'paragraph', list: null }
  if (/[<&]/u.test(html))
    readNodes(parseDocument(html).children, start, { builder, hints, report, showsHidden, findMedia })
  else builder.text(html, {})
  return { blocks: builder.blocks(), hints }
}

function readNodes(nodes: readonly HtmlNode[], context: Context, reader: Reader): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      if (context.isPreformatted) reader.builder.literal(node.data, context.look)
      else reader.builder.text(node.data, context.look)
    } else if (isElement(node)) readElement(node, context, reader)
  }
}

function readElement(element: HtmlElement, context: Context, reader: Reader): void {
  const { builder, report, showsHidden } = reader
  const { name, attribs, children } = element
  const address = otherAddress(element)
  if (address !== null) report(/^javascript:/iu.test(address) ? 'script' : 'local-address', address)
  if (Object.keys(attribs).some((attribute) => attribute.startsWith('on'))) report('script', name)
  if (name === 'script') report('script', '')
  if (name === 'svg') report('drawing', '')
  if (context.depth > MOST_DEPTH) builder.text(textOfNodes(children), context.look)
  else if (showsHidden || !isHidden(element)) {
    const kind = elementKind(name)
    const inside = { ...context, depth: context.depth + 1, look: lookOf(element, context.look) }
    if (kind === null) readNodes(children, inside, reader)
    else READERS[kind](element, inside, reader)
  }
}

const isLoose = ({ place }: Context): boolean => place !== 'item' && place !== 'cell'

const READERS: Readonly<Record<ElementKind, (element: HtmlElement, inside: Context, reader: Reader) => void>> = {
  dropped: () => undefined,
  media: (element, { look }, { builder, report, findMedia }) => {
    const shown = mediaText(element, report, findMedia)
    if (shown?.media !== undefined) builder.run(shown)
    else if (shown) builder.separate({ ...look, ...shown })
  },
  maths: ({ attribs, children }, _, { builder }) => {
    const latex = textOfNodes(children).trim()
    const isDisplayed = 'display' in attribs || attribs.block === 'true'
    if (latex !== '') builder.run({ text: latex, maths: isDisplayed ? 'display' : 'inline' })
  },
  hint: ({ children }, _, { hints }) => hints.push(textOfNodes(children).replace(/\s+/gu, ' ').trim()),
  break: (_, __, { builder }) => builder.newLine(),
  raised: ({ children }, { look }, { builder }) => builder.text(raised(textOfNodes(children)), look),
  lowered: ({ children }, { look }, { builder }) => builder.text(lowered(textOfNodes(children)), look),
  reading: ({ children }, { look }, { builder }) => builder.text(`(${textOfNodes(children)})`, look),
  line: ({ children }, inside, reader) => readLine(children, inside, reader),
  paragraph: (element, inside, reader) =>
    isLoose(inside) ? readBlock(element, inside, reader) : readLine(element.children, inside, reader),
  preformatted: ({ children }, inside, reader) => {
    if (!isLoose(inside)) readLine(children, { ...inside, isPreformatted: true }, reader)
    else reader.builder.add({ kind: 'code', text: textOfNodes(children).replace(/^\n|\s+$/gu, '') })
  },
  list: (element, inside, reader) =>
    inside.place === 'cell' ? readNodes(element.children, inside, reader) : readList(element, inside, reader),
  item: ({ children }, inside, reader) =>
    inside.place === 'cell' ? readLine(children, inside, reader) : readItem(children, inside, reader),
  table: (element, inside, reader) => readTable(element, inside, reader),
}

function readLine(nodes: readonly HtmlNode[], inside: Context, reader: Reader): void {
  reader.builder.edge()
  readNodes(nodes, inside, reader)
  reader.builder.edge()
}

function readBlock({ name, children }: HtmlElement, inside: Context, { builder, ...reader }: Reader): void {
  const isHeading = /^h[1-6]$/u.test(name)
  const outer = inside.place === 'heading' || inside.place === 'quote' ? inside.place : 'paragraph'
  const place = isHeading ? 'heading' : name === 'blockquote' ? 'quote' : outer
  const { bold: _, ...plain } = inside.look
  builder.next({ kind: place })
  readNodes(children, { ...inside, place, look: isHeading ? plain : inside.look }, { builder, ...reader })
  builder.next({ kind: outer })
}

/** What follows a list inside an item is an item of the outer list, as card Markdown has no other place for it. */
const afterList = (inside: Context): Parameters<BlockBuilder['next']>[0] =>
  inside.place === 'item' && inside.list
    ? { kind: 'item', depth: inside.list.depth, number: null }
    : { kind: 'paragraph' }

function readList({ name, attribs, children }: HtmlElement, inside: Context, reader: Reader): void {
  const start = Number.parseInt(attribs.start ?? '1', 10)
  const depth = inside.place === 'item' && inside.list ? inside.list.depth + 1 : 0
  const next = name === 'ol' ? (start >= 0 && start < HIGHEST_START ? start : 1) : null
  readNodes(children, { ...inside, list: { depth, next } }, reader)
  reader.builder.next(afterList(inside))
}

function readItem(nodes: readonly HtmlNode[], inside: Context, reader: Reader): void {
  const list = inside.list ?? { depth: 0, next: null }
  reader.builder.next({ kind: 'item', depth: list.depth, number: list.next })
  if (list.next !== null) list.next += 1
  readNodes(nodes, { ...inside, list, place: 'item' }, reader)
}

/** The lines of a cell as one. */
const asOneLine = (lines: readonly Line[]): Line =>
  lines.flatMap((line, at): readonly Run[] => (at === 0 ? line : [{ text: ' ' }, ...line]))

/** A table with two rows and columns or more; any other only arranges its cells, one line for each row. */
function readTable(table: HtmlElement, inside: Context, { builder, ...reader }: Reader): void {
  const rows = tableRows(table).map((cells) =>
    cells.map((cell): Line => {
      const own = new BlockBuilder()
      readNodes(cell.children, { ...inside, place: 'cell' }, { ...reader, builder: own })
      return asOneLine(own.blocks().flatMap((block) => ('lines' in block ? block.lines : [])))
    }),
  )
  const isGrid = rows.length > 1 && rows.some(({ length }) => length > 1)
  if (isGrid && inside.place === 'paragraph') builder.add({ kind: 'table', rows })
  else addAsLines(rows, builder)
}

function addAsLines(rows: readonly (readonly Line[])[], builder: BlockBuilder): void {
  builder.edge()
  for (const row of rows) {
    for (const run of row.flatMap((cell, at) => (at === 0 ? cell : [{ text: ' | ' }, ...cell]))) builder.run(run)
    builder.edge()
  }
}
