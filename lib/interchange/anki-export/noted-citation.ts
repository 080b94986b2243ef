import { CONTENT_DATES } from '../../domain/format/date-style'
import { hasNoSource, NO_SOURCE, noSourceWords } from '../../domain/no-source'
import { type TitledSource, titledCitation } from '../../domain/titled-citation'
import { escapeHtml } from './card-html'

/** Ends a citation where the note has no point of its own. It is marked, so that an import takes no other point away. */
const ADDED_POINT = '<span class="end">.</span>'
/** At the end of a field, also inside what an editor has put around it. */
const ENDS_WITH_IT = /<span class="end">\.<\/span>(?=(?:<\/[^>]*>|\s)*$)/u

/** The citation of a card as HTML; empty for “No source”, which this program says of a card and is no part of its note. */
export const citationHtml = (source: TitledSource): string => {
  if (!hasNoSource(source)) return escapeHtml(titledCitation(source, CONTENT_DATES))
  if (source.title === NO_SOURCE) return ''
  const words = noSourceWords(source) ?? ''
  return `${escapeHtml(words)}${/[.?!]$/u.test(words) ? '' : ADDED_POINT}`
}

/** A citation as HTML without the point that `citationHtml` added. */
export const withoutAddedPoint = (html: string): string => html.replace(ENDS_WITH_IT, '')

/** What was noted, from the words of such a citation; any other text as it is. */
export const notedOfCitation = (words: string): string => words.replace(/^Noted source: /u, '')
