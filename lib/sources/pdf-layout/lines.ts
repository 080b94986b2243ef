/** A piece of text where a page has it, in points from the lower left corner. */
export type PdfPiece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** One line of one column. */
export type PdfLine = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** 1 for the first page. */
  readonly page: number
}

/** In units of the size of the letters. */
const SAME_LINE = 0.5
const WORD_GAP = 0.16
const COLUMN_GAP = 1.6

const right = ({ x, width }: PdfPiece): number => x + width

/** A raised or lowered figure of smaller size still belongs to the line. */
const isSameLine = (a: PdfPiece, b: PdfPiece): boolean => Math.abs(a.y - b.y) <= Math.max(a.size, b.size) * SAME_LINE

/** Pieces with words, grouped into lines; a wide gap parts two cells or columns, which become lines of their own. */
const groups = (pieces: readonly PdfPiece[]): PdfPiece[][] => {
  const lines: PdfPiece[][] = []
  for (const piece of pieces) {
    if (piece.text.trim() === '' || piece.size <= 0) continue
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && isSameLine(last, piece)) {
      const gap = piece.x - right(last)
      if (gap > -last.size && gap <= last.size * COLUMN_GAP) {
        line.push(piece)
        continue
      }
    }
    lines.push([piece])
  }
  return lines
}

const wordsOf = (pieces: readonly PdfPiece[]): string =>
  pieces
    .map((piece, i) => {
      const before = pieces[i - 1]
      const isApart = before !== undefined && piece.x - right(before) > piece.size * WORD_GAP
      return (isApart ? ' ' : '') + piece.text
    })
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()

/** The size in which most of the letters are set. */
export const usualSize = (pieces: readonly Pick<PdfPiece, 'size' | 'text'>[]): number => {
  const weights = new Map<number, number>()
  for (const { size, text } of pieces) weights.set(size, (weights.get(size) ?? 0) + text.length)
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** The pieces of a page as lines, in the order in which the page draws them, which is the order of reading in most. */
export const linesOf = (pieces: readonly PdfPiece[], page: number): PdfLine[] =>
  groups(pieces).flatMap((group) => {
    const text = wordsOf(group)
    if (text === '') return []
    return [
      {
        text,
        left: Math.min(...group.map(({ x }) => x)),
        right: Math.max(...group.map(right)),
        y: group[0]?.y ?? 0,
        size: usualSize(group),
        page,
      },
    ]
  })
