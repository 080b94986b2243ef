import type { ColumnRole } from '../../domain/imports/text-preview'
import { notedOfCitation, withoutAddedPoint } from '../own-anki-notes'
import { ANKI_TEXT_COLUMNS } from '../text-export/anki-text'
import { CARD_TABLE_COLUMNS } from '../text-export/card-table'
import { textOfCell } from '../text-export/spreadsheet-cell'
import type { CsvRow } from './csv-rows'
import type { LooseNote } from './loose-note'
import { noteOfRow, type TableReader } from './table-note'

/** Whether a row is the head of a table that we exported. */
export const isOwnTable = (cells: readonly string[]): boolean =>
  CARD_TABLE_COLUMNS.every((name, at) => cells[at]?.trim() === name)

/** Whether the columns are those of a text that we exported for Anki. */
export const isOwnAnkiText = (names: readonly string[]): boolean =>
  ANKI_TEXT_COLUMNS.every((name, at) => names[at] === name)

const isCloze = (form: string): boolean => form.startsWith('cloze')

const oneOf = (cells: readonly string[], name: (typeof CARD_TABLE_COLUMNS)[number]): string => {
  const at = CARD_TABLE_COLUMNS.indexOf(name)
  return cells[at] ?? ''
}

/**
 * The questions of a table that we exported: cells without the mark that guards formulas, the rows of a cloze and of a
 * card with its reversed one together, as they were written. Due dates are reported, because a table has no reviews.
 */
export async function* ownTableNotes(
  rows: AsyncIterable<CsvRow>,
  names: readonly string[],
  reader: TableReader,
): AsyncGenerator<LooseNote> {
  const due = names.findIndex((name) => name.trim() === 'due')
  let open = null as LooseNote | null // what is assigned in the loop is not seen by the compiler
  let isFirst = true
  for await (const { cells: guarded, line } of rows) {
    if (isFirst) {
      isFirst = false
      continue
    }
    const cells = guarded.map(textOfCell)
    if (due >= 0 && (cells[due] ?? '') !== '') reader.problems.add('due', oneOf(cells, 'question'))
    const form = oneOf(cells, 'form')
    // The answer of a cloze is in its sentence.
    const read = noteOfRow(isCloze(form) ? cells.with(names.indexOf('answer'), '') : cells, line, reader)
    if (!read) continue
    const cardIds = read.id === null ? [] : [read.id]
    if (open && read.form === 'cloze' && open.form === 'cloze' && open.question === read.question) {
      open = { ...open, cardIds: [...(open.cardIds ?? []), ...cardIds] }
      continue
    }
    const isReverse = form === 'reversed'
    if (
      open &&
      isReverse &&
      open.form === 'question' &&
      open.question === read.answer &&
      open.answer === read.question
    ) {
      open = { ...open, form: 'reversed', cardIds: [...(open.cardIds ?? []), ...cardIds] }
      continue
    }
    if (open) yield open
    // A reversed card without the one that it reverses is asked as it stands.
    open = { ...read, form: isReverse ? 'question' : read.form, cardIds, isExact: true }
  }
  if (open) yield open
}

/** What a text that we exported for Anki has in its cells, once what is below an answer is taken apart. */
const OWN_ANKI_ROLES: readonly ColumnRole[] = [
  'id',
  'deck',
  'tags',
  'question',
  'answer',
  'passage',
  'citation',
  'link',
  'weight',
]

const BELOW = /<br><br><small>([\s\S]*)<\/small>$/u
const LINK = / ?<a href="([^"]*)">Source<\/a>$/u
const WEIGHT = /(?:^| )weight::(must|should|nice)(?= |$)/u
/** Between the passage, whose words are bold, and the citation. */
const PASSAGE = /^([\s\S]*<b>[\s\S]*)<br>([\s\S]*?)$/u

/** A row of a text that we exported for Anki, as `OWN_ANKI_ROLES` say: passage and source are below its answer. */
const takenApart = ({ cells, line }: CsvRow): CsvRow => {
  const [guid = '', deck = '', tags = '', front = '', back = ''] = cells
  const below = BELOW.exec(back)?.[1] ?? ''
  const link = LINK.exec(below)?.[1] ?? ''
  const source = below.replace(LINK, '')
  const [, passage = '', citation = source] = PASSAGE.exec(source) ?? []
  const noted = notedOfCitation(withoutAddedPoint(citation.replace(/^No source\.?/u, '')))
  const weight = WEIGHT.exec(tags)?.[1] ?? ''
  const plainTags = tags.replace(WEIGHT, '').trim()
  return { line, cells: [guid, deck, plainTags, front, back.replace(BELOW, ''), passage, noted, link, weight] }
}

/** The questions of a text that we exported for Anki. */
export async function* ownAnkiNotes(rows: AsyncIterable<CsvRow>, reader: TableReader): AsyncGenerator<LooseNote> {
  for await (const row of rows) {
    const { cells, line } = takenApart(row)
    const note = noteOfRow(cells, line, { ...reader, roles: OWN_ANKI_ROLES, markup: 'html' })
    if (note) yield { ...note, cardIds: note.id === null ? [] : [note.id] }
  }
}
