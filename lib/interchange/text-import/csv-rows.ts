import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import { TEXT_LIMITS, TextFileError, tooMany } from './text-failure'

export type CsvRow = {
  readonly cells: readonly string[]
  /** Of the file, from 1, where the row begins. */
  readonly line: number
}

const SEPARATORS = ['\t', ',', ';', '|'] as const
/** What people put between a term and its definition, if they export a set with a sign of their own. */
const PAIR_SEPARATORS = [' – ', ' — ', ' - ', ' = ', ': '] as const
const SAMPLE_CHARACTERS = 64 * 1024
const PIECE_CHARACTERS = 64 * 1024

const optionsFor = (separator: string, quotes: boolean): Options => ({
  delimiter: separator,
  relax_column_count: true,
  // A quotation mark in the middle of a cell is a mark; only one at its beginning quotes.
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: TEXT_LIMITS.field * 4,
  ...(quotes ? {} : { quote: false }),
})

/** The beginning of a text up to a line end, so that no row is cut. */
const sampleOf = (text: string): string => {
  if (text.length <= SAMPLE_CHARACTERS) return text
  const end = text.lastIndexOf('\n', SAMPLE_CHARACTERS)
  return text.slice(0, end > 0 ? end : SAMPLE_CHARACTERS)
}

/** The first rows. In a text whose quotation marks do not close, marks are signs like any other. */
export const firstRows = (text: string, separator: string, most: number): readonly (readonly string[])[] => {
  const rows = (quotes: boolean) =>
    parseSync(sampleOf(text), { ...optionsFor(separator, quotes), to: most }) as string[][] // without `columns` rows are lists
  try {
    return rows(true)
  } catch (reason) {
    if (reason instanceof CsvError) return rows(false)
    throw reason
  }
}

/** The share of rows that have the same number of cells, two or more; 0 if that is not the most common number. */
const regularity = (text: string, separator: string): { readonly width: number; readonly share: number } => {
  const rows = firstRows(text, separator, 100)
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [[width, same] = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return { width, share: width < 2 || rows.length === 0 ? 0 : same / rows.length }
}

/**
 * The sign between columns: the one by which most rows have the same number of cells, two or more; of equals the first of
 * tab, comma, semicolon and bar. Otherwise a sign that most rows have once. Null if no sign makes columns.
 */
export const separatorOf = (text: string): string | null => {
  const scored = SEPARATORS.map((separator) => ({ separator, ...regularity(text, separator) }))
  const best = scored.reduce((first, other) => (other.share > first.share ? other : first))
  const pair = PAIR_SEPARATORS.find((separator) => {
    const { width, share } = regularity(text, separator)
    return width === 2 && share > Math.max(0.8, best.share)
  })
  if (pair !== undefined) return pair
  return best.share > 0.5 ? best.separator : null
}

const piecesOf = function* (text: string, tell?: (share: number) => void): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE_CHARACTERS) {
    tell?.(at / text.length)
    yield text.slice(at, at + PIECE_CHARACTERS)
  }
}

const errorFor = (reason: CsvError, lastLine: number): TextFileError => {
  if (reason.code === 'CSV_QUOTE_NOT_CLOSED')
    return new TextFileError(
      `A quotation mark opens in or after line ${lastLine.toLocaleString('en-GB')} and never closes. Close it, or write it twice (""), and import the file again.`,
    )
  if (reason.code === 'CSV_MAX_RECORD_SIZE')
    return new TextFileError(
      `The row that begins in line ${lastLine.toLocaleString('en-GB')} has more than ${(TEXT_LIMITS.field * 4).toLocaleString('en-GB')} characters. Check whether a quotation mark before it is not closed.`,
    )
  return new TextFileError(`Line ${lastLine.toLocaleString('en-GB')} cannot be read as a row of a table.`)
}

type CsvOptions = {
  /** The line of the file in which the text begins. */
  readonly firstLine?: number
  readonly quotes?: boolean
  readonly most?: number
  /** Is told the share of the text that was read, 0 to 1. */
  readonly tell?: ((share: number) => void) | undefined
}

/**
 * The rows of a table one after the other, by RFC 4180 with any separator. Rows may differ in length; empty lines are
 * passed over.
 * @throws TextFileError at a quotation mark that is never closed, a row without end, or too many rows
 */
export async function* csvRows(
  text: string,
  separator: string,
  { firstLine = 1, quotes = true, most = TEXT_LIMITS.notes, tell }: CsvOptions = {},
): AsyncGenerator<CsvRow> {
  let parsedTo = firstLine
  const parser = Readable.from(piecesOf(text, tell)).pipe(
    parse({
      ...optionsFor(separator, quotes),
      info: true,
      // An error ends the stream before the rows that came before it were read.
      on_record: (read: string[], { lines }) => {
        parsedTo = firstLine + lines
        return read
      },
    }),
  )
  let line = firstLine
  let rows = 0
  try {
    for await (const read of parser) {
      const { record, info } = read as { readonly record: string[]; readonly info: { readonly lines: number } } // as `info` asks
      rows += 1
      if (rows > most) throw tooMany()
      yield { cells: record, line }
      line = firstLine + info.lines
    }
  } catch (reason) {
    throw reason instanceof CsvError ? errorFor(reason, parsedTo) : reason
  }
}
