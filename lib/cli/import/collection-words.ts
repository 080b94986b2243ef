import { counted } from '@/lib/domain/format/words'
import type { ImportProblem, ImportReport, MemoryComparison } from '@/lib/domain/imports/import-report'
import { leftOut, mediaWords, sourcesWords } from '@/lib/domain/imports/import-words'
import { wrap } from '../terminal'

const INDENT = '  '
const MOST_DECKS = 10

const figure = (n: number): string => n.toLocaleString('en-GB')

const notesWords = (report: ImportReport): string => {
  const { notes } = report
  const skipped = leftOut(report)
  const words = `${counted(notes.new, 'new note')}, ${figure(notes.changed)} changed, ${figure(notes.same)} the same`
  return skipped === 0 ? words : `${words}, ${figure(skipped)} left out`
}

const deckWords = ({ decks, newDecks }: Pick<ImportReport, 'decks' | 'newDecks'>): string => {
  const isNew = new Set(newDecks)
  const named = decks
    .slice(0, MOST_DECKS)
    .map((name) => (isNew.has(name) ? `${name} (new)` : name))
    .join(', ')
  return decks.length > MOST_DECKS ? `${named} and ${figure(decks.length - MOST_DECKS)} more` : named
}

const share = (value: number): string => `${(value * 100).toFixed(1)}%`

/** How the memories of a replay differ from those that Anki had stored. */
const memoryWords = ({ compared, differing, stability, difficulty }: MemoryComparison): string =>
  differing === 0
    ? `Memories: all ${figure(compared)} are as Anki had them.`
    : [
        `Memories: ${figure(differing)} of ${figure(compared)} differ from Anki’s, because they are computed from your reviews.`,
        `Stability differs by ${share(stability.median)} (median; at most ${share(stability.max)}),`,
        `difficulty by ${difficulty.median.toFixed(2)} (at most ${difficulty.max.toFixed(2)}).`,
      ].join(' ')

/** What could not be kept, each with its examples, in lines for a terminal. */
export const problemLines = (problems: readonly ImportProblem[]): readonly string[] =>
  problems.flatMap(({ what, examples }) => [
    wrap(what, INDENT),
    ...examples.map((example) => wrap(example, INDENT.repeat(2))),
  ])

/** What an import brings, or has brought, in lines for a terminal. */
export const reportWords = (report: ImportReport): string => {
  const { cards, reviews, media, decks, problems, memories } = report
  const sources = sourcesWords(report)
  return [
    wrap(`Notes:   ${notesWords(report)}`),
    `Cards:   ${figure(cards)} new`,
    `Reviews: ${figure(reviews)} new`,
    ...(media.new + media.same > 0 ? [`Media:   ${mediaWords(media)}`] : []),
    ...(decks.length > 0 ? [wrap(`Decks:   ${deckWords(report)}`)] : []),
    ...(sources === null ? [] : [wrap(`Sources: ${sources}`)]),
    ...(memories ? ['', wrap(memoryWords(memories))] : []),
    ...(problems.length > 0 ? ['', 'What could not be imported unchanged:'] : []),
    ...problemLines(problems),
  ].join('\n')
}
