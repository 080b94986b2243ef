import type { Line } from './lines'

/** A page is in columns when this share of its lines lies wholly on one side of a gap. */
const ON_ONE_SIDE = 0.85
const FEWEST_LINES = 12
/** And a side is a column only with a fair share of them: a table's last column of figures is none. */
const FEWEST_ON_A_SIDE = 0.3
/** Points between the columns. */
const GUTTER = 8

/** The place of a gap between two columns near the middle of a page; null where it has one column. */
const gutterOf = (lines: readonly Line[], width: number): number | null => {
  if (lines.length < FEWEST_LINES) return null
  for (let x = width * 0.35; x <= width * 0.65; x += 2) {
    const onLeft = lines.filter(({ right }) => right <= x + GUTTER / 2).length
    const onRight = lines.filter(({ left }) => left >= x - GUTTER / 2).length
    const isBoth = Math.min(onLeft, onRight) >= lines.length * FEWEST_ON_A_SIDE
    if (isBoth && onLeft + onRight >= lines.length * ON_ONE_SIDE) return x
  }
  return null
}

/** Rows of a table have several cells at one height all the way down, and short ones; columns have full lines. */
const looksLikeTable = (lines: readonly Line[], width: number): boolean =>
  lines.filter(({ left, right }) => right - left < width * 0.2).length > lines.length / 2

/**
 * The lines of a page in the order of reading: a page of two columns is read down the left one first. A line across
 * both columns, a heading, ends what stands above it.
 */
export const inReadingOrder = (lines: readonly Line[], width: number): Line[] => {
  const gutter = gutterOf(lines, width)
  if (gutter === null || looksLikeTable(lines, width)) return [...lines]
  const isAcross = ({ left, right }: Line) => left < gutter - GUTTER && right > gutter + GUTTER
  const byHeight = [...lines].sort((a, b) => b.y - a.y || a.left - b.left)
  const ordered: Line[] = []
  let [left, rest]: [Line[], Line[]] = [[], []]
  const flush = () => {
    ordered.push(...left, ...rest)
    left = []
    rest = []
  }
  for (const line of byHeight) {
    if (isAcross(line)) {
      flush()
      ordered.push(line)
    } else if (line.right <= gutter + GUTTER) left.push(line)
    else rest.push(line)
  }
  flush()
  return ordered
}
