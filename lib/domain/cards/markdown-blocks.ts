import { cellsOf, type TableLine, tableRowsAt } from './markdown-table'

/** Where a part of a card stands. One object for one place: parts of the same place share it. */
export type Place = {
  /** Counted from 0 in the text: tells places apart, also where they were copied. */
  readonly at: number
  /** What parts it from the place before it where the text is read as one string. */
  readonly before: string
  readonly quote: boolean
} & (
  | { readonly kind: 'paragraph' | 'code' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly list: number; readonly depth: number; readonly number: number | null }
  | {
      readonly kind: 'cell'
      readonly table: number
      readonly row: number
      readonly column: number
      readonly align: 'left' | 'right' | 'center' | null
    }
)

/** A place with the offsets of the UTF-16 units that stand in it, line breaks inside it included. */
export type Leaf = { readonly place: Place; readonly chars: readonly number[] }

const ITEM = /^( *)([-*+]|\d{1,3}[.)]) +(?=\S)/u
const HEADING = /^(#{1,6}) +(?=\S)/u
/** A sign before a number compares: `> 50%` is no quotation. */
const QUOTE = /^ {0,3}> ?(?! *[\d=.,-])/u
const FENCE = /^ {0,3}(```+|~~~+)/u

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)

/** The places of a text in order. A text without line breaks and marks at its beginning is one paragraph. */
export function leavesOf(text: string): Leaf[] {
  const lines: TableLine[] = []
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start)
    lines.push({ start, end: end < 0 ? text.length : end })
    start = (end < 0 ? text.length : end) + 1
  }
  return readLeaves(text, lines)
}

/** Reads lines into leaves; `at` is the line that a block begins at, and what is given back the line behind it. */
function readLeaves(text: string, all: readonly TableLine[]): Leaf[] {
  const leaves: Leaf[] = []
  let afterBlank = false

  function read(lines: readonly TableLine[], quote: boolean): void {
    for (let at = 0; at < lines.length; ) at = readBlock(lines, at, quote)
  }

  function of(line: TableLine | undefined): string {
    return line ? text.slice(line.start, line.end) : ''
  }

  /** What all places have. */
  function common(quote: boolean, before = afterBlank ? '\n\n' : '\n') {
    const at = leaves.length
    return { at, before: at === 0 ? '' : before, quote }
  }

  function push(leaf: Leaf): void {
    leaves.push(leaf)
    afterBlank = false
  }

  /** The units of lines with the line breaks between them, without white space at the ends of lines. */
  function charsOf(lines: readonly TableLine[], keepsIndent = false): number[] {
    return lines.flatMap((line, index) => {
      const words = of(line)
      const from = keepsIndent ? line.start : line.start + (words.length - words.trimStart().length)
      const breaks = index < lines.length - 1 ? [line.end] : []
      return [...range(from, line.start + words.trimEnd().length), ...breaks]
    })
  }

  function readBlock(lines: readonly TableLine[], at: number, quote: boolean): number {
    const words = of(lines[at])
    if (words.trim() === '') {
      afterBlank = true
      return at + 1
    }
    if (FENCE.test(words)) return readCode(lines, at, quote)
    if (QUOTE.test(words)) return readQuote(lines, at)
    const rows = tableRowsAt(text, lines, at)
    if (rows > 0) return readTable(lines, at, rows, quote)
    if (isList(lines, at)) return readList(lines, at, quote)
    const heading = HEADING.exec(words)
    if (heading) {
      const line = lines[at] ?? { start: 0, end: 0 }
      const chars = charsOf([{ start: line.start + heading[0].length, end: line.end }])
      push({ place: { kind: 'heading', level: heading[1]?.length ?? 1, ...common(quote) }, chars })
      return at + 1
    }
    return readParagraph(lines, at, quote)
  }

  function readCode(lines: readonly TableLine[], at: number, quote: boolean): number {
    const fence = FENCE.exec(of(lines[at]))?.[1] ?? '```'
    const after = lines.findIndex((line, index) => index > at && of(line).trim() === fence)
    const close = after < 0 ? lines.length : after
    const chars = charsOf(lines.slice(at + 1, close), true)
    if (chars.length > 0) push({ place: { kind: 'code', ...common(quote) }, chars })
    return close + 1
  }

  function readQuote(lines: readonly TableLine[], at: number): number {
    const inner: TableLine[] = []
    let next = at
    for (; next < lines.length; next += 1) {
      const line = lines[next]
      const mark = QUOTE.exec(of(line))
      if (!mark || !line) break
      inner.push({ start: line.start + mark[0].length, end: line.end })
    }
    read(inner, true)
    return next
  }

  function readTable(lines: readonly TableLine[], at: number, rows: number, quote: boolean): number {
    const aligns = cellsOf(text, lines[at + 1]).map(({ start, end }) => {
      const [isLeft, isRight] = [text.charAt(start) === ':', text.charAt(end - 1) === ':']
      return isLeft && isRight ? 'center' : isRight ? 'right' : isLeft ? 'left' : null
    })
    const table = leaves.length
    let row = 0
    for (let line = at; line < at + rows; line += 1) {
      if (line === at + 1) continue
      let parts: string | undefined
      for (const [column, { start, end }] of cellsOf(text, lines[line]).entries()) {
        if (start >= end) continue
        const align = aligns[column] ?? null
        const place: Place = { kind: 'cell', table, row, column, align, ...common(quote, parts) }
        push({ place, chars: range(start, end) })
        parts = ' | '
      }
      row += 1
    }
    return at + rows
  }

  /** A list has two items or more: a single line such as “1. FC Köln” is none. */
  function isList(lines: readonly TableLine[], at: number): boolean {
    if (!ITEM.test(of(lines[at]))) return false
    const next = lines.findIndex((line, index) => index > at && !/^ +(?![-*+] |\d)\S|^\s*$/u.test(of(line)))
    return next > 0 && ITEM.test(of(lines[next]))
  }

  function readList(lines: readonly TableLine[], at: number, quote: boolean): number {
    const list = leaves.length
    const indents: number[] = []
    let next = at
    while (next < lines.length) {
      const line = lines[next]
      const mark = ITEM.exec(of(line))
      if (!line || !mark) break
      const indent = mark[1]?.length ?? 0
      while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop()
      if (indents.length === 0 || (indents.at(-1) ?? 0) < indent) indents.push(indent)
      const own = [{ start: line.start + mark[0].length, end: line.end }]
      for (next += 1; next < lines.length && isContinued(lines[next]); next += 1) {
        own.push(lines[next] ?? { start: 0, end: 0 })
      }
      const number = Number.parseInt(mark[2] ?? '', 10)
      const place: Place = {
        kind: 'item',
        list,
        depth: indents.length - 1,
        number: Number.isNaN(number) ? null : number,
        ...common(quote),
      }
      push({ place, chars: charsOf(own) })
      if (of(lines[next]).trim() === '' && ITEM.test(of(lines[next + 1]))) next += 1
    }
    return next
  }

  function isContinued(line: TableLine | undefined): boolean {
    return /^ +\S/u.test(of(line)) && !ITEM.test(of(line))
  }

  function readParagraph(lines: readonly TableLine[], at: number, quote: boolean): number {
    let next = at + 1
    const isFormula = of(lines[at]).trim().startsWith('$$') && !/\S.*\$\$\s*$/u.test(of(lines[at]).slice(2))
    if (isFormula) {
      const close = lines.findIndex((line, index) => index > at && of(line).trimEnd().endsWith('$$'))
      if (close > 0) next = close + 1
    }
    while (!isFormula && next < lines.length && !opensBlock(lines, next)) next += 1
    const chars = charsOf(lines.slice(at, next))
    if (chars.length > 0) push({ place: { kind: 'paragraph', ...common(quote) }, chars })
    return next
  }

  function opensBlock(lines: readonly TableLine[], at: number): boolean {
    const words = of(lines[at])
    return (
      words.trim() === '' ||
      words.trim().startsWith('$$') ||
      [FENCE, QUOTE, HEADING].some((pattern) => pattern.test(words)) ||
      tableRowsAt(text, lines, at) > 0 ||
      isList(lines, at)
    )
  }

  read(all, false)
  return leaves
}
