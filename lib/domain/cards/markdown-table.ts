/** UTF-16 offsets of a line, without its line break. */
export type TableLine = { readonly start: number; readonly end: number }

const DELIMITERS = /^ {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/u

/** The cells of a table's line without the white space around them: `\|` parts none. */
export function cellsOf(text: string, line: TableLine | undefined): TableLine[] {
  if (!line) return []
  const bars: number[] = []
  for (let at = line.start; at < line.end; at += 1) {
    if (text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === '|') bars.push(at)
  }
  const cells = [line.start - 1, ...bars].map((bar, at) => trimmed(text, bar + 1, bars[at] ?? line.end))
  const isBlank = (cell: TableLine | undefined) => cell !== undefined && cell.start >= cell.end
  const from = bars.length > 0 && isBlank(cells[0]) ? 1 : 0
  const to = bars.length > from && isBlank(cells.at(-1)) ? cells.length - 1 : cells.length
  return cells.slice(from, to)
}

function trimmed(text: string, from: number, to: number): TableLine {
  const words = text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  return { start, end: Math.max(start, from + words.trimEnd().length) }
}

/** How many lines the table has whose head is the line at this index, the line of dashes included; 0 where it is no table. */
export function tableRowsAt(text: string, lines: readonly TableLine[], at: number): number {
  const [head, rule] = [lines[at], lines[at + 1]]
  if (!head || !rule) return 0
  const words = (line: TableLine) => text.slice(line.start, line.end)
  if (!words(head).includes('|') || !words(rule).includes('|') || !DELIMITERS.test(words(rule))) return 0
  if (cellsOf(text, head).length !== cellsOf(text, rule).length) return 0
  let end = at + 2
  for (; end < lines.length; end += 1) {
    const line = lines[end]
    if (!line || !words(line).includes('|')) break
  }
  return end - at
}
