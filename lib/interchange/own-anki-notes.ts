import { CONTENT_DATES } from '../domain/format/date-style'
import { escapeHtml } from '../domain/format/escape-html'
import { hasNoSource, NO_SOURCE, noSourceWords } from '../domain/no-source'
import { type TitledSource, titledCitation } from '../domain/titled-citation'

/** What our note types are called in Anki. */
export const NOTE_TYPES = ['Aide-Mémoire', 'Aide-Mémoire (cloze)', 'Aide-Mémoire (image occlusion)'] as const

/** What both note types have after their own fields: what is no part of the question or the answer. */
export const SOURCE_FIELDS = ['Passage', 'Citation', 'As-of', 'Link'] as const

/** What is shown below the answer. */
export const EXTRA_FIELD = 'Extra'

/** What is shown above the question: whose opinion it is and when it was held, or what it is drawn from. */
export const CONTEXT_FIELD = 'Context'

/** What the shapes hide: Anki has no names for them. */
export const NAMES_FIELD = 'Names'

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
