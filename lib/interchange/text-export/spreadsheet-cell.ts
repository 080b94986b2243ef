/** What a spreadsheet may take for the beginning of a formula, also behind marks of text. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u

/** A list in Markdown of plain words, without what a formula needs to call a function or to reach another sheet or program. */
const LIST = /^- [*_]*\p{L}+(?![\p{L}\p{N}])[^(|!=]*$/u

/**
 * A text that no spreadsheet runs as a formula: one that begins like a formula has the mark of text, `'`, before it,
 * unless it is a list of plain words. So has one that begins with such marks and then like a formula, which makes the
 * way back certain.
 */
export const spreadsheetCell = (text: string): string => (FORMULA.test(text) && !LIST.test(text) ? `'${text}` : text)

/** The text that a cell was made of: a mark of text is taken away where `spreadsheetCell` put it. */
export const textOfCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
