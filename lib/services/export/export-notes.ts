import { pauses } from '../../data/engine/yield-to-event-loop'
import type { CardId } from '../../domain/ids'
import { cardNotes } from '../../interchange/text-export/card-note'
import { openExportLosses } from '../../interchange/text-export/export-losses'
import { type NotesFormat, openNotesFile } from '../../interchange/text-export/open-notes-file'
import { zipOfTexts } from '../../interchange/text-export/zip-of-texts'
import type { Context } from '../context'
import { type ExportWatch, readSoFar } from './exporting'
import { studiedCards } from './studied-cards'

/**
 * Cards in the text format of another program. Each is read again by the importer of that format before it is written;
 * `counts` says what else the format could not hold, and counts only the cards that are in the file.
 */
export async function* exportNotes(
  ctx: Context,
  ids: readonly CardId[],
  format: NotesFormat,
  { counts, exporting }: ExportWatch,
): AsyncGenerator<string | Buffer> {
  const losses = openExportLosses()
  const file = openNotesFile(format, losses)
  const pause = pauses()
  let read = 0
  for await (const group of studiedCards(ctx, ids, false)) {
    readSoFar(exporting, read, ids.length)
    for (const note of cardNotes(
      group.map(({ card }) => card),
      losses,
    ))
      file.add(note)
    read += group.length
    await pause()
  }
  readSoFar(exporting, read, ids.length)
  const found = losses.all()
  counts.cards = found.reduce((cards, { isLeftOut, count }) => cards - (isLeftOut ? count : 0), read)
  counts.losses = [...(counts.losses ?? []), ...found]
  const written = file.finish()
  if (typeof written === 'string') yield written
  else for await (const piece of zipOfTexts(written, ctx.now)) yield piece
}
