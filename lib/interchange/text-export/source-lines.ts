import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { CONTENT_DATES } from '../../domain/format/date-style'
import { hasNoSource, NO_SOURCE } from '../../domain/no-source'
import { titledCitation } from '../../domain/titled-citation'

/** What the lines below an answer say, by the word that each begins with. */
export const SOURCE_LABELS = ['Also', 'Passage', 'Source', 'Link', 'As of'] as const
export type SourceLabel = (typeof SOURCE_LABELS)[number]

/** A line of a note: its word, and what it says in one line. */
export type SourceLine = readonly [label: SourceLabel, words: string]

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const citationOf = ({ source }: ExportedCard): string => {
  if (!hasNoSource(source)) return titledCitation(source, CONTENT_DATES)
  return source.title === NO_SOURCE ? '' : source.title
}

/** What is shown below the answer of a card, and where the card comes from. */
export const sourceLinesOf = (card: ExportedCard): readonly SourceLine[] => {
  const lines: readonly SourceLine[] = [
    ['Also', card.extra ?? ''],
    ['Passage', hasNoSource(card.source) ? '' : card.passage.exact],
    ['Source', citationOf(card)],
    ['Link', card.source.url ?? ''],
    ['As of', card.asOf ?? ''],
  ]
  return lines.flatMap(([label, words]) => (oneLine(words) === '' ? [] : [[label, oneLine(words)] as const]))
}

/** The line as a reader sees it. */
export const shownLine = ([label, words]: SourceLine): string => `${label}: ${words}`

/** The line as a comment, for a side on which it would give the answer away. */
export const hiddenLine = ([label, words]: SourceLine): string =>
  `<!-- ${label}: ${words.replaceAll('--', '– ').trim()} -->`
