const DELIMITER_ROW = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
/** A bar that belongs to the words of a cell, while its table is read. */
export const ESCAPED_BAR = '\uE000'

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** One row of a table as a line of canonical text: its cells with “ | ” between. A bar inside a cell becomes “¦”. */
export const rowLine = (cells: readonly string[]): string =>
  cells.map((cell) => oneLine(cell.replaceAll(ESCAPED_BAR, '¦').replace(/(?<![^\s])\|(?![^\s])/gu, '¦'))).join(' | ')

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')

/**
 * The blocks of some lines with a pipe table in them: what stands above it, a line for each row, and what stands below.
 * Null where they have none.
 */
export function pipeTable(lines: readonly string[]): readonly string[] | null {
  const rule = lines.findIndex((line, at) => at > 0 && line.includes('-') && DELIMITER_ROW.test(line))
  const head = lines[rule - 1]
  if (rule < 1 || !head?.includes('|') || cellsOf(head).length !== cellsOf(lines[rule] ?? '').length) return null
  const end = lines.findIndex((line, at) => at > rule && !line.includes('|'))
  const rows = [head, ...lines.slice(rule + 1, end < 0 ? lines.length : end)]
  const below = end < 0 ? '' : lines.slice(end).join('\n')
  return [lines.slice(0, rule - 1).join('\n'), ...rows.map((row) => rowLine(cellsOf(row))), below].filter((one) => one)
}

/** The rows of some lines that are a table copied from a page or a sheet: tabs between cells, as many in each line. */
export function tabTable(lines: readonly string[]): readonly string[] | null {
  const rows = lines.map((line) => line.replace(/^ +| +$/g, '').split('\t'))
  const width = rows[0]?.length ?? 0
  return rows.length > 1 && width > 1 && rows.every((row) => row.length === width) ? rows.map(rowLine) : null
}
