import type { PdfLine } from './lines'

/** A gap parts columns when this share of the lines lies wholly on one side of it. */
const ON_ONE_SIDE = 0.85
const FEWEST_LINES = 12
/** The lines of a page over its columns, times this, are the fewest that a column has: the figures of a table are none. */
const FEWEST_IN_A_COLUMN = 0.6
/** Points between the columns. */
export const GUTTER = 8
const MOST_COLUMNS = 5
const STEP = 2
const FEWEST_WORDS_A_LINE = 3

const crosses = ({ left, right }: PdfLine, x: number): boolean => left < x - GUTTER / 2 && right > x + GUTTER / 2

/** The middles of the gaps that hardly a line crosses, from left to right; those at the margins too. */
const gapsOf = (lines: readonly PdfLine[], width: number): number[] => {
  const most = lines.length * (1 - ON_ONE_SIDE)
  const gaps: number[] = []
  let open: { readonly from: number; to: number; fewest: number } | null = null
  const close = () => {
    if (open) gaps.push((open.from + open.to) / 2)
    open = null
  }
  for (let x = STEP; x < width; x += STEP) {
    const crossing = lines.filter((line) => crosses(line, x)).length
    if (crossing > most) close()
    // Where fewer lines cross than before, the gap proper begins: ragged ends stand in front of it.
    else if (!open || crossing < open.fewest) open = { from: x, to: x, fewest: crossing }
    else if (crossing === open.fewest) open.to = x
  }
  close()
  return gaps
}

/** The lines wholly between two gaps. */
const between = (lines: readonly PdfLine[], from: number, to: number): readonly PdfLine[] =>
  lines.filter(({ left, right }) => left >= from - GUTTER / 2 && right <= to + GUTTER / 2)

const wordsIn = ({ text }: PdfLine): number => text.split(' ').length

/** Rows of a table have several cells at one height all the way down, and short ones; columns have full lines. */
const looksLikeTable = (
  lines: readonly PdfLine[],
  columns: readonly (readonly PdfLine[])[],
  width: number,
): boolean => {
  const short = width * Math.min(0.2, 0.4 / columns.length)
  if (lines.filter(({ left, right }) => right - left < short).length > lines.length / 2) return true
  return (
    columns.length > 2 &&
    columns.some((column) => column.reduce((sum, line) => sum + wordsIn(line), 0) < column.length * FEWEST_WORDS_A_LINE)
  )
}

/** The places of the gaps between the columns of a page, from left to right; none where it has one column. */
export const guttersOf = (lines: readonly PdfLine[], width: number): readonly number[] => {
  if (lines.length < FEWEST_LINES) return []
  const gaps = gapsOf(lines, width)
  const columnsOf = (gutters: readonly number[]) =>
    [...gutters, width].map((to, i) => between(lines, gutters[i - 1] ?? 0, to))
  const isFair = (column: readonly PdfLine[], count: number) =>
    column.length >= (lines.length * FEWEST_IN_A_COLUMN) / Math.min(count, MOST_COLUMNS)
  let gutters = gaps.filter((gap) => lines.some(({ right }) => right <= gap + GUTTER / 2))
  gutters = gutters.filter((gap) => lines.some(({ left }) => left >= gap - GUTTER / 2))
  for (;;) {
    const columns = columnsOf(gutters)
    const fewest = Math.min(...columns.map(({ length }) => length))
    if (gutters.length === 0 || columns.every((column) => isFair(column, columns.length))) {
      const isPlain = columns.length > MOST_COLUMNS || looksLikeTable(lines, columns, width)
      return gutters.length === 0 || isPlain ? [] : gutters
    }
    // The poorest column is none of its own: it is joined to its neighbour with fewer lines.
    const at = columns.findIndex(({ length }) => length === fewest)
    const [before, after] = [columns[at - 1]?.length ?? Infinity, columns[at + 1]?.length ?? Infinity]
    const drop = before <= after ? at - 1 : at
    gutters = gutters.filter((_, i) => i !== drop)
  }
}
