/** A cell of a table’s row: its words without the space around them, and where they are. */
export type TableCell = { readonly text: string; readonly start: number; readonly end: number }

type RowBlock = { readonly kind: string; readonly start: number; readonly end: number }

/** A canonical text keeps a table as a paragraph for each row, with its cells between these. */
const BAR = /(?<![^\s])\|(?![^\s])/gu
const RULE = /^:?-+:?$/
/** “|---|---:|”, as Markdown parts the heading of a table from its rows. */
const RULE_LINE = /^\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$/u
/** What stands for a figure that there is none of. */
const NO_FIGURE = /^(?:[-–—.…]+|n\/?a\.?|none|nil)?$/i
/** Figures that a heading may have: a year, a quarter, or a sign of letters and digits (“Q1”, “CO2”, “G7”). */
const OF_HEADING = /\b(?:1[5-9]|20)\d\d(?:[–/-]\d{2,4})?\b|\p{L}+\d+|\b\d(?:st|nd|rd|th)\b/gu
const MOST_HEADING_WORDS = 8

/** The cells of a row. @param start where `row` begins in the text that the offsets count in */
export function rowCells(row: string, start = 0): readonly TableCell[] {
  const bars = [...row.matchAll(BAR)].map(({ index }) => index)
  return [-1, ...bars].map((bar, at) => {
    const [from, to] = [bar + 1, bars[at] ?? row.length]
    const words = row.slice(from, to)
    const first = start + from + (words.length - words.trimStart().length)
    const text = words.trim()
    return { text, start: first, end: first + text.length }
  })
}

const isRow = (text: string, { kind, start, end }: RowBlock): boolean =>
  (kind === 'paragraph' || kind === 'row') && text.slice(start, Math.min(end, start + 2_000)).search(BAR) >= 0

/** Blocks in order, with those that are the rows of one table together: at least two that follow one another. */
export function withTables<Found extends RowBlock>(
  text: string,
  blocks: readonly Found[],
): readonly (readonly Found[])[] {
  const groups: Found[][] = []
  let open = false
  for (const block of blocks) {
    const isRule: boolean =
      open && RULE_LINE.test(text.slice(block.start, Math.min(block.end, block.start + 200)).trim())
    const is: boolean = isRule || isRow(text, block)
    const last = groups.at(-1)
    if (is && open && last) last.push(block)
    else groups.push([block])
    open = is
  }
  return groups
}

export const isFigureCell = (text: string): boolean => /\d/.test(text)
export const isBlankCell = (text: string): boolean => NO_FIGURE.test(text)

const isHeading = (text: string): boolean =>
  !/\d/.test(text.replace(OF_HEADING, '')) && text.split(/\s+/).length <= MOST_HEADING_WORDS

/**
 * The rows of a table as cells. `head` is its first row if that names the columns: no figures but years in it, and
 * figures or at least three columns below it. Rules of dashes, and edges that every row leaves empty, are left out.
 */
export function tableOf(text: string, blocks: readonly RowBlock[]): TableOfCells {
  const all = blocks
    .map((block) => ({ block, cells: rowCells(text.slice(block.start, block.end), block.start) }))
    .filter(({ cells }) => !cells.every(({ text: cell }) => cell === '' || RULE.test(cell) || RULE_LINE.test(cell)))
  const isEdged = all.every(({ cells }) => cells.length > 2 && cells[0]?.text === '' && cells.at(-1)?.text === '')
  const rows = isEdged ? all.map(({ block, cells }) => ({ block, cells: cells.slice(1, -1) })) : all
  const [first, ...body] = rows
  const names = first?.cells.slice(1) ?? []
  const isNamed =
    names.length > 0 && names.every((cell) => isHeading(cell.text)) && names.some((cell) => cell.text !== '')
  const hasFigures = body.some(({ cells }) => cells.slice(1).some((cell) => isFigureCell(cell.text)))
  const isHead =
    isNamed && body.length > 0 && (hasFigures || (names.length > 1 && names.every(({ text: name }) => name)))
  return isHead && first ? { head: first, body } : { head: null, body: rows }
}

export type TableRow = { readonly block: RowBlock; readonly cells: readonly TableCell[] }
export type TableOfCells = { readonly head: TableRow | null; readonly body: readonly TableRow[] }
