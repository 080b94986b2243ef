import type { OriginalNote } from '../../domain/imports/import-report'
import { sourceLineOf } from '../../domain/imports/source-line'
import { LONGEST_SOURCE_FIELD, sourceParts } from './source-parts'
import { fingerprintOf } from './stage-notes'
import type { StagedNote } from './staged-note'

/**
 * What the named fields of a note say as its source, in their order; null if they are empty. `isTooLong` says that it is
 * longer than a noted source can be.
 */
export const sourceOfFields = (
  { noteType, fields }: Pick<OriginalNote, 'noteType' | 'fields'>,
  names: readonly string[],
): { readonly source: string | null; readonly isTooLong: boolean } => {
  const named = fields.flatMap(([name, html]) => (names.includes(name) ? [html.trim()] : []))
  if (named.some((html) => html.length > LONGEST_SOURCE_FIELD)) return { source: null, isTooLong: true }
  const { sourceLine, tooLong } = sourceLineOf(named.flatMap((html) => sourceParts(html, noteType)))
  return { source: sourceLine, isTooLong: tooLong !== '' }
}

/**
 * A note with the source that these fields say; its hash says so too, so that another choice changes the note. A note that
 * has none of the fields is left as it is.
 */
export const withSource = (note: StagedNote, names: readonly string[]): StagedNote => {
  const own = names.filter((wanted) => note.original.fields.some(([name]) => name === wanted))
  if (own.length === 0) return names.length === 0 ? { ...note, source: null } : note
  const { source, isTooLong } = sourceOfFields(note.original, own)
  const long = isTooLong ? { hasLongSource: true as const } : {}
  const original = { ...note.original, sourceFields: own }
  const sha256 = source === null ? note.sha256 : fingerprintOf({ sha256: note.sha256, source })
  return { ...note, ...long, original, sha256, source }
}
