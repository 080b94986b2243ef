import { CARD_TABLE_COLUMNS } from '../text-export/card-table'
import { textOfCell } from '../text-export/spreadsheet-cell'
import type { CsvRow } from './csv-rows'
import { noteOfRow, type TableReader } from './table-note'
import type { LooseNote } from './text-note'

/** Whether a row is the head of a table that we exported. */
export const isOwnTable = (cells: readonly string[]): boolean =>
  CARD_TABLE_COLUMNS.every((name, at) => cells[at]?.trim() === name)

const isCloze = (form: string): boolean => form.startsWith('cloze')

const oneOf = (cells: readonly string[], name: (typeof CARD_TABLE_COLUMNS)[number]): string => {
  const at = CARD_TABLE_COLUMNS.indexOf(name)
  return cells[at] ?? ''
}

/**
 * The questions of a table that we exported: cells without the mark that guards formulas, the rows of a cloze and of a
 * card with its reversed one together, as they were written. Due dates are reported, because a table has no reviews.
 */
export async function* ownTableNotes(rows: AsyncIterable<CsvRow>, reader: TableReader): AsyncGenerator<LooseNote> {
  const due = reader.names.findIndex((name) => name.trim() === 'due')
  let open = null as LooseNote | null // what is assigned in the loop is not seen by the compiler
  for await (const { cells: guarded, line } of rows) {
    const cells = guarded.map(textOfCell)
    if (due >= 0 && (cells[due] ?? '') !== '') reader.problems.add('due', oneOf(cells, 'question'))
    const form = oneOf(cells, 'form')
    // The answer of a cloze is in its sentence.
    const read = noteOfRow(isCloze(form) ? cells.with(CARD_TABLE_COLUMNS.indexOf('answer'), '') : cells, line, reader)
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
    open = { ...read, form: isReverse ? 'question' : read.form, cardIds }
  }
  if (open) yield open
}
