import { CsvError, parse } from 'csv-parse/sync'
import { authorNames, byWork, type LooseHighlight, type ReadHighlights } from './highlighted-work'
import { mergeHighlights } from './merge-highlights'

/** The columns of Readwise's export; the order in the file makes no difference, and others are passed over. */
const NEEDED = ['Highlight', 'Book Title'] as const

const MOST_ROWS = 100_000

const NOT_ONE =
  'This is not a Readwise CSV export: it needs the columns Highlight and Book Title. Export it again at readwise.io (Export, CSV) and choose that file.'

type Cells = Readonly<Record<string, string | undefined>>

const cell = (cells: Cells, name: string): string => (cells[name] ?? '').trim()

const instantOf = (text: string): number | null => {
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? null : at
}

const addressOf = (cells: Cells): string | null => {
  const url = cell(cells, 'Source URL') || cell(cells, 'URL')
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null
}

const highlightOf = (cells: Cells, row: number): LooseHighlight | null => {
  const [text, title] = [cell(cells, 'Highlight'), cell(cells, 'Book Title')]
  if (text === '' || title === '') return null
  const given = Number.parseInt(cell(cells, 'Location'), 10)
  const location = Number.isNaN(given) ? row : given
  return {
    title,
    authors: authorNames(cell(cells, 'Book Author')),
    url: addressOf(cells),
    text,
    note: cell(cells, 'Note') || null,
    location,
    locationEnd: location,
    at: instantOf(cell(cells, 'Highlighted at')),
  }
}

/**
 * The highlights of a CSV file that Readwise exported, by work, repetitions merged. Cells are words and nothing else:
 * what looks like a formula is kept as it stands. Rows without a highlight or a title are counted as skipped.
 */
export const readReadwiseCsv = (text: string): ReadHighlights => {
  let rows: Cells[]
  try {
    rows = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      skip_empty_lines: true,
      relax_column_count: true,
      to: MOST_ROWS,
    })
  } catch (reason) {
    if (!(reason instanceof CsvError)) throw reason
    const line = 'lines' in reason ? ` (line ${reason.lines})` : ''
    return { ok: false, message: `The CSV file is damaged${line}: a quotation mark is missing. Export it again.` }
  }
  const [first] = rows
  if (!first || NEEDED.some((name) => !(name in first))) return { ok: false, message: NOT_ONE }
  const highlights = rows.map(highlightOf).filter((highlight) => highlight !== null)
  const works = byWork(highlights).map((work) => ({ ...work, highlights: mergeHighlights(work.highlights) }))
  return { ok: true, works, skipped: rows.length - highlights.length }
}
