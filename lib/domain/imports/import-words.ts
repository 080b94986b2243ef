import { fileSize } from '../format/file-size'
import { counted } from '../format/words'
import type { SourceFields } from './import-options'
import type { ImportedMedia, ImportReport } from './import-report'

/** Whether a file is a package or collection of Anki, by its name. */
export const isPackageName = (fileName: string): boolean => /\.(?:apkg|colpkg|anki2|anki21)$/iu.test(fileName)

/** What becomes of the note types of a package, to be said before anything is written. */
export const NOTE_TYPES_LOST =
  'Note types and templates are not kept: a card keeps what its template showed at import. If you export the cards to Anki later, their notes get Aide-Mémoire’s note types.'

/** Which media an import brings, in words: `2 new files (3.4 MB), 5 files already here`. */
export const mediaWords = ({ new: fresh, bytes, same }: ImportedMedia): string => {
  const here = same === 0 ? [] : [`${counted(same, 'file')} already here`]
  if (fresh === 0) return here[0] ?? 'none'
  return [`${counted(fresh, 'new file')} (${fileSize(bytes)})`, ...here].join(', ')
}

/**
 * What an import brings, or has brought, without what it brings none of: “12 new cards from 8 notes, 2 notes unchanged,
 * 40 reviews, 1 new file (1 KB); 1 row left out”.
 * @param leftOutThing what the file has: rows of a table, or notes
 */
export const broughtWords = (report: ImportReport, leftOutThing: 'row' | 'note'): string => {
  const { notes, cards, reviews, media } = report
  const skipped = leftOut(report)
  const from = notes.new === cards || notes.new === 0 ? '' : ` from ${counted(notes.new, 'note')}`
  const brought = [
    `${cards === 0 ? 'No new cards' : counted(cards, 'new card')}${from}`,
    ...(notes.changed === 0 ? [] : [`${counted(notes.changed, 'note')} changed`]),
    ...(notes.same === 0 ? [] : [`${counted(notes.same, 'note')} unchanged`]),
    ...(reviews === 0 ? [] : [counted(reviews, 'review')]),
    ...(media.new + media.same === 0 ? [] : [mediaWords(media)]),
  ].join(', ')
  return skipped === 0 ? brought : `${brought}; ${counted(skipped, leftOutThing)} left out`
}

/** Fields by their note type, in words: `“Source” of Basic, “Author” and “Link” of Geography`. */
export const sourceFieldsWords = (fields: SourceFields): string =>
  Object.entries(fields)
    .filter(([, names]) => names.length > 0)
    .map(([type, names]) => `${names.map((name) => `“${name}”`).join(' and ')} of ${type}`)
    .join(', ')

/** How many notes have a source from which fields, in words; null if none has. */
export const sourcesWords = ({ sources }: Pick<ImportReport, 'sources'>): string | null =>
  sources === undefined || sources.notes === 0
    ? null
    : `${counted(sources.notes, 'note')} ${sources.notes === 1 ? 'has' : 'have'} a source from ${sourceFieldsWords(sources.fields)}`

/** How many notes, or rows of a table, an import leaves out. */
export const leftOut = ({ problems }: Pick<ImportReport, 'problems'>): number =>
  problems.reduce((sum, { count, isLeftOut }) => sum + (isLeftOut ? count : 0), 0)
