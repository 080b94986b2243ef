const DELIMITER_ROW = /^\|?(?: *:?-+:? *\|)* *(?::?-+:? *)?$/
/** A table has no row of dashes as long as this; a line that has is not looked at further. */
const LONGEST_RULE = 2_000
/** A bar that belongs to the words of a cell, while its table is read. */
export const ESCAPED_BAR = '\uE000'

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** One row of a table as a line of canonical text: its cells with “ | ” between. A bar inside a cell becomes “¦”. */
export const rowLine = (cells: readonly string[]): string =>
  cells.map((cell) => oneLine(cell.replaceAll(ESCAPED_BAR, '¦').replace(/(?<![^\s])\|(?![^\s])/gu, '¦'))).join(' | ')

const isRule = (line: string): boolean =>
  line.length <= LONGEST_RULE && line.includes('-') && DELIMITER_ROW.test(line.trim())

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
  const rule = lines.findIndex((line, at) => at > 0 && isRule(line))
  const head = lines[rule - 1]
  if (rule < 1 || !head?.includes('|') || cellsOf(head).length !== cellsOf(lines[rule] ?? '').length) return null
  const end = lines.findIndex((line, at) => at > rule && !line.includes('|'))
  const rows = [head, ...lines.slice(rule + 1, end < 0 ? lines.length : end)]
  const below = end < 0 ? '' : lines.slice(end).join('\n')
  return [lines.slice(0, rule - 1).join('\n'), ...rows.map((row) => rowLine(cellsOf(row))), below].filter((one) => one)
}

/** The rows of some lines that are a table copied from a page or a sheet: tabs between cells, as many in each line. */
export function tabTable(lines: readonly string[]): readonly string[] | null {
  const width = lines[0]?.split('\t').length ?? 0
  if (lines.length < 2 || width < 2) return null
  const rows = lines.map((line) => line.split('\t'))
  return rows.every((row) => row.length === width) ? rows.map(rowLine) : null
}
