import { CsvError, parse } from 'csv-parse/sync'
import { canonicalText } from '../domain/content/canonical-text'
import type { Instant } from '../domain/ids'
import { decodeText } from '../sources/decode'
import { withinLimits } from '../sources/heading-limits'
import { failure, type SourceFailure } from '../sources/source-result'

/** Words that somebody marked, in canonical text, and what they wrote beside them. */
export type MarkedWords = { readonly words: string; readonly note: string | null; readonly at: Instant | null }

/** A book or article with the highlights of it, in the order of the work. */
export type HighlightedWork = {
  readonly title: string
  readonly authors: readonly string[]
  readonly url: string | null
  readonly highlights: readonly MarkedWords[]
}

export type ReadHighlights =
  | { readonly ok: true; readonly works: readonly HighlightedWork[]; readonly skipped: number }
  | SourceFailure

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

/** Names in one field: parted by semicolons, “and” or “&”; by commas too where that leaves whole names. */
const authorNames = (field: string): readonly string[] => {
  const turned = (name: string): string => {
    const [last, first, ...more] = name.split(',').map((part) => part.trim())
    return more.length === 0 && first && last && !first.includes(' and ') ? `${first} ${last}` : name
  }
  const parts = field.split(/\s*;\s*|\s+(?:and|&)\s+/u).filter((part) => part.trim() !== '')
  const names = parts.flatMap((part) => {
    const byComma = part.split(/\s*,\s*/u).filter((name) => name !== '')
    const areWhole = byComma.length > 1 && byComma.every((name) => name.includes(' '))
    return areWhole ? byComma : [turned(part)]
  })
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
}

type Row = MarkedWords & Omit<HighlightedWork, 'highlights'> & { readonly location: number }

const rowOf = (cells: Cells, at: number): Row | null => {
  const [words, title] = [canonicalText(cell(cells, 'Highlight')), cell(cells, 'Book Title')]
  if (words === '' || title === '') return null
  const location = Number.parseInt(cell(cells, 'Location'), 10)
  return {
    title,
    authors: authorNames(cell(cells, 'Book Author')),
    url: addressOf(cells),
    words,
    note: cell(cells, 'Note') || null,
    location: Number.isNaN(location) ? at : location,
    at: instantOf(cell(cells, 'Highlighted at')),
  }
}

/** Rows put together by title and author; works in the order in which the file first names them, the same words once. */
const byWork = (rows: readonly Row[]): readonly HighlightedWork[] => {
  const works = new Map<string, Row[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.title.toLowerCase(), row.authors.map((name) => name.toLowerCase())])
    works.set(key, [...(works.get(key) ?? []), row])
  }
  return [...works.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { title, authors, url } = first
    const inOrder = [...own].sort((a, b) => a.location - b.location)
    const highlights = new Map(inOrder.map(({ words, note, at }) => [words, { words, note, at }]))
    return [{ ...withinLimits({ title, authors, url }), highlights: [...highlights.values()] }]
  })
}

/**
 * The highlights of a CSV file that Readwise exported, by work. Cells are words and nothing else: what looks like a
 * formula is kept as it stands. Rows without a highlight or a title are counted as skipped.
 */
export const readReadwiseCsv = (bytes: Uint8Array): ReadHighlights => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  let cells: Cells[]
  try {
    cells = parse(decoded.text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      skip_empty_lines: true,
      relax_column_count: true,
      to: MOST_ROWS,
    })
  } catch (reason) {
    if (!(reason instanceof CsvError)) throw reason
    const line = 'lines' in reason ? ` (line ${reason.lines})` : ''
    return failure('wrong-type', `The CSV file is damaged${line}: a quotation mark is missing. Export it again.`)
  }
  const [first] = cells
  if (!first || NEEDED.some((name) => !(name in first))) return failure('wrong-type', NOT_ONE)
  const rows = cells.map(rowOf).filter((row) => row !== null)
  return { ok: true, works: byWork(rows), skipped: cells.length - rows.length }
}
