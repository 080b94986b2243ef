import { canonicalText } from '../../domain/content/canonical-text'
import type { HighlightedWork, ImportedHighlight } from '../../interchange/highlighted-work'
import { comparable } from '../../interchange/merge-highlights'
import { readReadwiseCsv } from '../../interchange/readwise-csv'
import { decodeText } from '../../sources/decode'
import { withinLimits } from '../../sources/heading-limits'
import { failure, type SourceFailure } from '../../sources/source-result'

/** A highlight with its words in canonical text, and as they are compared. */
export type ReadHighlight = Omit<ImportedHighlight, 'text'> & { readonly words: string; readonly compared: string }

export type ReadWork = Omit<HighlightedWork, 'highlights'> & { readonly highlights: readonly ReadHighlight[] }

/** Reads the file of highlights that Readwise wrote; done in a process of its own, as all reading of files is. */
export const readHighlightFile = (
  bytes: Uint8Array,
): { readonly ok: true; readonly works: readonly ReadWork[]; readonly skipped: number } | SourceFailure => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const read = readReadwiseCsv(decoded.text)
  if (!read.ok) return failure('wrong-type', read.message)
  const works = read.works.map(({ highlights, ...work }) => ({
    ...withinLimits(work),
    highlights: highlights.flatMap(({ text, ...highlight }) => {
      const words = canonicalText(text)
      return words === '' ? [] : [{ ...highlight, words, compared: comparable(words) }]
    }),
  }))
  return { ok: true, works, skipped: read.skipped }
}
