import { deckNameOfFile } from '../../domain/cards/deck-name'
import {
  COLUMN_ROLES,
  type ColumnRole,
  type Markup,
  type TextChoices,
  type TextPreview,
} from '../../domain/imports/text-preview'
import type { ImportProblems } from '../anki/import-problems'
import { type AnkiHeaders, readAnkiHeaders } from './anki-headers'
import { type CsvRow, csvRows, firstRows, separatorOf } from './csv-rows'
import { markupOf } from './field-text'
import { guessColumns, isHeader, roleOfName } from './guess-columns'
import { isOwnTable, ownTableNotes } from './own-table'
import { noteOfRow, type TableReader } from './table-note'
import { TextFileError } from './text-failure'
import type { LooseNote } from './text-note'

const SAMPLE_ROWS = 200
const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 60

/** The line by which Excel is told the separator of a file. */
const EXCEL_SEPARATOR = /^"?sep=(.)"?\r?\n/u

/** The deck of a file: its name. */
const deckOf = (fileName: string): string => fileName.replace(/\.[^.]*$/u, '').trim()

const examplesOf = (rows: readonly (readonly string[])[], column: number): readonly string[] =>
  rows
    .map((row) => (row[column] ?? '').replace(/\s+/gu, ' ').trim())
    .filter((cell) => cell !== '')
    .slice(0, MOST_EXAMPLES)
    .map((cell) => (cell.length > LONGEST_EXAMPLE ? `${cell.slice(0, LONGEST_EXAMPLE)}…` : cell))

/** The columns that Anki's headers name; the others are the fields of a note: the first asks, the second answers. */
const rolesOfHeaders = (headers: AnkiHeaders, names: readonly string[], width: number): readonly ColumnRole[] => {
  const special = new Map<number | null, ColumnRole>([
    [headers.guidColumn, 'id'],
    [headers.deckColumn, 'deck'],
    [headers.tagsColumn, 'tags'],
    [headers.noteTypeColumn, 'form'],
  ])
  let fields = 0
  return Array.from({ length: width }, (_, at): ColumnRole => {
    const role = special.get(at)
    if (role) return role
    fields += 1
    if (fields === 1) return 'question'
    if (fields === 2) return 'answer'
    const named = roleOfName(names[at] ?? '')
    return named === null || named === 'question' || named === 'answer' ? 'ignore' : named
  })
}

const chosenRoles = (chosen: readonly ColumnRole[], width: number): readonly ColumnRole[] =>
  Array.from({ length: Math.max(width, chosen.length) }, (_, at) => chosen[at] ?? 'ignore')

/** Quizlet can put semicolons between rows: they become lines, if all of the text is one. */
const rowsInOneLine = (text: string): string => {
  const line = text.trim()
  const rows = line.split(';').filter((row) => row.trim() !== '')
  const isOneLine = !/[\r\n]/u.test(line) && rows.length > 1
  return isOneLine && rows.every((row) => row.split(/[,\t]/u).length === 2)
    ? rows.map((row) => row.trim()).join('\n')
    : text
}

/** Whether quotation marks quote in this text: in one with tabs, a mark that never closes is only a sign. */
const quotesIn = async (text: string, separator: string): Promise<boolean> => {
  if (separator !== '\t') return true
  try {
    for await (const _ of csvRows(text, separator));
    return true
  } catch (reason) {
    if (reason instanceof TextFileError && /quotation mark/u.test(reason.message)) return false
    throw reason
  }
}

export type TextFileOrder = {
  readonly bytes: Uint8Array
  /** Without its folder. */
  readonly fileName: string
  readonly choices: TextChoices
  readonly now: number
  /** Is told the share of the text that was read, 0 to 1. */
  readonly tell?: (share: number) => void
}

/** A table that was understood: what is said of it, and its questions one after the other. */
type TableReading = {
  readonly preview: Pick<TextPreview, 'format' | 'table'>
  readonly notes: AsyncIterable<LooseNote>
}

async function* plainNotes(rows: AsyncIterable<CsvRow>, reader: TableReader): AsyncGenerator<LooseNote> {
  for await (const { cells, line } of rows) {
    const note = noteOfRow(cells, line, reader)
    if (note) yield note
  }
}

/**
 * A table of cards: CSV, TSV, or Anki's text with or without its headers. Null if the text has no columns.
 * @throws TextFileError if its quotation marks do not match
 */
export const readTable = async (
  whole: string,
  { fileName, choices, tell }: Pick<TextFileOrder, 'fileName' | 'choices' | 'tell'>,
  problems: ImportProblems,
): Promise<TableReading | null> => {
  const anki = readAnkiHeaders(whole)
  const excel = EXCEL_SEPARATOR.exec(whole)
  const text = anki?.rest ?? rowsInOneLine(excel ? whole.slice(excel[0].length) : whole)
  const firstLine = 1 + (whole.slice(0, whole.length - text.length).match(/\n/gu)?.length ?? 0)
  const separator = choices.separator ?? anki?.headers.separator ?? excel?.[1] ?? separatorOf(text)
  if (separator === null) return null
  const quotes = await quotesIn(text, separator)
  if (!quotes) problems.add('quotes', fileName)
  const sample = firstRows(text, separator, SAMPLE_ROWS)
  const [first = []] = sample
  const named = anki?.headers.columns?.split(separator).map((name) => name.trim()) ?? null
  const hasHeader = choices.hasHeader ?? (anki === null && isHeader(first))
  const names = named ?? (hasHeader ? first : [])
  const rows = hasHeader ? sample.slice(1) : sample
  const width = Math.max(names.length, ...rows.map((row) => row.length), 0)
  const isOwn = hasHeader && isOwnTable(first)
  const guessed = anki ? rolesOfHeaders(anki.headers, names, width) : guessColumns(names, rows)
  const roles = choices.columns ? chosenRoles(choices.columns, width) : guessed
  if (!roles.includes('question')) {
    throw new TextFileError(
      `No column is the question. Choose one: ${COLUMN_ROLES.filter((role) => role !== 'ignore').join(', ')}.`,
    )
  }
  const markup: Markup =
    choices.markup ??
    (isOwn ? 'markdown' : anki?.headers.isHtml == null ? markupOf(rows.flat()) : anki.headers.isHtml ? 'html' : 'plain')
  const reader: TableReader = {
    fileName,
    roles,
    names,
    markup,
    tagsBySpace: anki !== null,
    deck: deckNameOfFile(anki?.headers.deck ?? deckOf(fileName)),
    tags: anki?.headers.tags ?? [],
    noteType: anki?.headers.noteType ?? 'Basic',
    idsAreGuids: anki !== null || isOwn,
    problems,
  }
  const allRows = csvRows(text, separator, { firstLine, quotes, tell })
  async function* belowNames(): AsyncGenerator<CsvRow> {
    for await (const row of allRows) if (row.line > firstLine) yield row
  }
  const below = hasHeader ? belowNames() : allRows
  const notes = isOwn ? ownTableNotes(below, reader) : plainNotes(below, reader)
  const columns = roles.map((role, at) => ({ name: names[at] ?? null, role, examples: examplesOf(rows, at) }))
  const isPairs = !hasHeader && !anki && width === 2
  const format = isOwn ? 'own-table' : anki ? 'anki-text' : isPairs ? 'pairs' : 'table'
  return { preview: { format, table: { separator, hasHeader, markup, columns } }, notes }
}
