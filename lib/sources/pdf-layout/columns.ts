import { GUTTER, guttersOf } from './gutters'
import type { PdfLine } from './lines'
import { bodySizeOf } from './paragraphs'

/** A heading is set larger than the running text by this. */
const HEADING_SIZE = 1.15
/** A page with more lines as large is set in two sizes, and these are no headings. */
const MOST_HEADINGS = 40

/** A line with the columns that it reaches over, from the first to the last. */
type Placed = { readonly line: PdfLine; readonly first: number; readonly last: number }

const placed = (line: PdfLine, gutters: readonly number[]): Placed => {
  const first = gutters.filter((gutter) => line.left >= gutter - GUTTER).length
  const last = gutters.filter((gutter) => line.right > gutter + GUTTER).length
  return { line, first: Math.min(first, last), last: Math.max(first, last) }
}

type Range = { readonly from: number; readonly to: number }

/** The columns of a range in groups that a heading over several of them holds together. */
const groupsOf = (lines: readonly Placed[], { from, to }: Range, isHeading: (line: PdfLine) => boolean): Range[] => {
  const groups: Range[] = []
  for (let column = from; column <= to; column += 1) {
    const group = groups.at(-1)
    const isHeld = lines.some(({ line, first, last }) => first < column && last >= column && isHeading(line))
    if (group && isHeld) groups[groups.length - 1] = { from: group.from, to: column }
    else groups.push({ from: column, to: column })
  }
  return groups
}

/** Whether a heading that ends early is one of all columns: the others stop above it, leave it room, and go on below. */
function partsAll(lines: readonly Placed[], { line, first, last }: Placed, { from, to }: Range): boolean {
  for (let column = from; column <= to; column += 1) {
    if (column >= first && column <= last) continue
    const heights = lines.filter((one) => one.first <= column && one.last >= column).map((one) => one.line.y - line.y)
    const isClear = heights.every((height) => Math.abs(height) > line.size)
    if (!isClear || !heights.some((height) => height > 0) || !heights.some((height) => height < 0)) return false
  }
  return true
}

/** Lines by height with the order of reading: down each column, from left to right, up to a line across all of them. */
function ordered(lines: readonly Placed[], range: Range, isHeading: (line: PdfLine) => boolean): PdfLine[] {
  if (range.from === range.to) return lines.map(({ line }) => line)
  const inOrder: PdfLine[] = []
  let band: Placed[] = []
  for (const one of lines) {
    const isAcross = one.first === range.from && one.last === range.to
    if (!isAcross && !(isHeading(one.line) && partsAll(lines, one, range))) band.push(one)
    else {
      inOrder.push(...downColumns(band, range, isHeading), one.line)
      band = []
    }
  }
  return [...inOrder, ...downColumns(band, range, isHeading)]
}

/** The lines of a band that none crosses whole, down each column or group of columns. */
function downColumns(lines: readonly Placed[], range: Range, isHeading: (line: PdfLine) => boolean): PdfLine[] {
  const groups = groupsOf(lines, range, isHeading)
  const isWhole = groups.length === 1
  // What reaches over some columns and is no heading, words under a picture, stands in the first of them.
  const parts = isWhole
    ? Array.from({ length: range.to - range.from + 1 }, (_, i): Range => ({ from: range.from + i, to: range.from + i }))
    : groups
  return parts.flatMap((part) => {
    const own = lines.filter(({ first }) => first >= part.from && first <= part.to)
    return ordered(
      own.map((one) => ({ ...one, last: Math.min(one.last, part.to) })),
      part,
      isHeading,
    )
  })
}

/**
 * The lines of a page in the order of reading: a page of several columns is read down each of them, from left to right.
 * A line across all columns ends what stands above it; a heading over some of them does so for these.
 */
export const inReadingOrder = (lines: readonly PdfLine[], width: number): PdfLine[] => {
  const gutters = guttersOf(lines, width)
  if (gutters.length === 0) return [...lines]
  const body = bodySizeOf(lines)
  const isLarge = ({ size }: PdfLine): boolean => size >= body * HEADING_SIZE
  const hasHeadings = lines.filter(isLarge).length <= MOST_HEADINGS
  const byHeight = [...lines].sort((a, b) => b.y - a.y || a.left - b.left)
  return ordered(
    byHeight.map((line) => placed(line, gutters)),
    { from: 0, to: gutters.length },
    (line) => hasHeadings && isLarge(line),
  )
}
