import type { Cell, FiguresTable } from '@/app/_ui/charts/figures-table'

/** A spreadsheet takes a text that begins so for a formula. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/

const written = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A table as CSV (RFC 4180), with its heads; text that looks like a formula has a quote before it. */
export const csvOf = ({ heads, cells }: Pick<FiguresTable, 'heads' | 'cells'>): string =>
  [heads, ...cells].map((row) => `${row.map(written).join(',')}\r\n`).join('')
