import { parseHTML } from 'linkedom'
import { canonicalText } from '../../domain/content/canonical-text'
import { partHeadLines } from '../head/split-lines'
import { rowLine } from '../table-lines'
import { cleanHtml } from './clean-html'

const BLOCKS = new Set(
  [
    'P DIV SECTION ARTICLE MAIN HEADER BLOCKQUOTE PRE UL OL LI DL DT DD TABLE THEAD TBODY TFOOT TR TH TD HR',
    'DETAILS SUMMARY ADDRESS BODY H1 H2 H3 H4 H5 H6 FIGURE FIGCAPTION CAPTION',
  ].flatMap((names) => names.split(' ')),
)
/** What a page itself marks as no part of the running text. */
const LEFT_OUT = new Set(['FIGURE', 'FIGCAPTION', 'CAPTION', 'HEAD'])

/** A stranger’s page may say that a cell spans thousands. */
const MOST_SPANNED = 20

/** A line break in running text, until it is known whether it parts a byline from a date. */
const BREAK = '\u2028'

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const isElement = (node: Node): node is Element => node.nodeType === 1
const isText = (node: Node): boolean => node.nodeType === 3 || node.nodeType === 4

const holdsBlocks = (element: Element): boolean =>
  [...element.children].some((child) => BLOCKS.has(child.tagName) || holdsBlocks(child))

/** The words of an element that holds no blocks; a line break in it is a space. */
const wordsOf = (element: Element): string =>
  oneLine([...element.childNodes].map((node) => (isText(node) ? (node.textContent ?? '') : inlineOf(node))).join(''))

const inlineOf = (node: Node): string => {
  if (isText(node)) return node.textContent ?? ''
  if (!isElement(node)) return ''
  if (node.tagName === 'BR') return BREAK
  return [...node.childNodes].map(inlineOf).join('')
}

const rowsOf = (table: Element): Element[] =>
  [...table.children].flatMap((child) => (child.tagName === 'TR' ? [child] : rowsOf(child)))

const cellsOf = (row: Element): Element[] => [...row.children].filter(({ tagName }) => /^T[HD]$/.test(tagName))

/** A table of values, not one that only lays a page out: several rows of several cells without blocks in them. */
const isOfValues = (table: Element): boolean => {
  const rows = rowsOf(table).map(cellsOf)
  const cells = rows.flat()
  if (cells.some((cell) => cell.querySelector('table, ul, ol, h1, h2, h3, blockquote') !== null)) return false
  return rows.filter((row) => row.length > 1).length > 1
}

const spanOf = (cell: Element, name: string): number => {
  const span = Number(cell.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span > 1 ? Math.min(span, MOST_SPANNED) : 1
}

/** The words of each row’s cells. A cell that spans several leaves the others empty, so that columns stay in line. */
const gridOf = (table: Element): string[][] => {
  /** For each column, the rows below that a cell from above still takes. */
  const taken: number[] = []
  return rowsOf(table).map((row) => {
    const words: string[] = []
    const skipTaken = () => {
      for (; (taken[words.length] ?? 0) > 0; words.push('')) taken[words.length] = (taken[words.length] ?? 0) - 1
    }
    for (const cell of cellsOf(row)) {
      skipTaken()
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      for (let column = 0; column < width; column += 1) {
        taken[words.length] = height - 1
        words.push(column === 0 ? oneLine([...cell.childNodes].map((node) => ` ${inlineOf(node)}`).join('')) : '')
      }
    }
    skipTaken()
    return words
  })
}

/** A table that only lays a page out is read like any other block, cell by cell. */
const tableBlocks = (table: Element): string[] =>
  isOfValues(table)
    ? gridOf(table)
        .filter((cells) => cells.some((words) => words !== ''))
        .map(rowLine)
    : mixedBlocks(table)

const itemBlocks = (item: Element): string[] => {
  const isList = (node: Node): node is Element => isElement(node) && /^[UO]L$/.test(node.tagName)
  const own = [...item.childNodes].filter((node) => !isList(node))
  const words = oneLine(own.map((node) => ` ${inlineOf(node)} `).join(''))
  return [...(words ? [`- ${words}`] : []), ...[...item.childNodes].filter(isList).flatMap(blocksOf)]
}

const preBlocks = (element: Element): string[] => (element.textContent ?? '').split('\n').map(oneLine)

/** Running text and blocks beside each other: what stands between two blocks, or between two line breaks, is a paragraph. */
const mixedBlocks = (element: Element): string[] => {
  const blocks: string[] = []
  let words = ''
  let breaks = 0
  const flush = () => {
    blocks.push(words)
    words = ''
    breaks = 0
  }
  for (const node of element.childNodes) {
    if (isElement(node) && (BLOCKS.has(node.tagName) || holdsBlocks(node))) {
      flush()
      blocks.push(...blocksOf(node))
    } else if (isElement(node) && node.tagName === 'BR') {
      breaks += 1
      words += BREAK
      if (breaks > 1) flush()
    } else {
      const piece = inlineOf(node)
      if (piece.trim() !== '') breaks = 0
      words += piece
    }
  }
  flush()
  return blocks
}

const blocksOf = (element: Element): string[] => {
  const name = element.tagName
  if (LEFT_OUT.has(name)) return []
  if (/^H[1-6]$/.test(name)) {
    const words = wordsOf(element)
    return words ? [`${'#'.repeat(Math.min(Number(name[1]), 3))} ${words}`] : []
  }
  if (name === 'TABLE') return tableBlocks(element)
  if (name === 'LI') return itemBlocks(element)
  if (name === 'PRE') return preBlocks(element)
  return mixedBlocks(element)
}

/**
 * The canonical text of a piece of HTML: headings up to the third level, a line for each list item and for each row of
 * a table of values, captions left out. Nothing of the HTML is left but words.
 */
export const htmlText = (html: string): string => {
  const { document } = parseHTML(`<!doctype html><html><body>${cleanHtml(html)}</body></html>`)
  return canonicalText(partHeadLines(blocksOf(document.body), /\u2028/u, oneLine).join('\n\n'))
}
