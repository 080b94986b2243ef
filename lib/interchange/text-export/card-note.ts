import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { plainText } from '../../domain/cards/cloze'
import { mediaInText } from '../../domain/media/media-in-text'
import { hasShapes } from '../../domain/occlusion/occluded-text'
import { pairedCards } from '../paired-cards'
import { hasNames, showsMedia } from './card-losses'
import type { ExportLoss, ExportLosses } from './export-losses'
import { type SourceLine, sourceLinesOf } from './source-lines'

/** What a text format is to say of cards that ask one thing. */
export type CardNote = {
  /** The card that it is written of; with its id the note is the same each time. */
  readonly card: ExportedCard
  readonly form: 'question' | 'reversed' | 'cloze'
  /** Card Markdown; of a cloze its source. Media are named by what describes them. */
  readonly question: string
  readonly answer: string
  readonly below: readonly SourceLine[]
  /** The first by name; null if the fact is in none. */
  readonly deck: string | null
  readonly topics: readonly string[]
  /** How many cards it stands for. */
  readonly cards: number
}

/** Media as words: texts hold none. */
const withoutFiles = (text: string): string =>
  mediaInText(text).reduceRight(
    (said, { from, to, description }) =>
      `${said.slice(0, from)}(${description === '' ? 'image' : `image: ${description}`})${said.slice(to)}`,
    text,
  )

const GAP = /\{\{c(\d+)::([^{}]*?)(?:::([^{}]*))?\}\}/gu

/** A sentence with each gap as `write` writes it. Gaps in gaps and in formulas may stay as they are. */
export const withGaps = (source: string, write: (words: string, number: number) => string): string =>
  source.replace(GAP, (_, number: string, words: string) => write(words, Number(number)))

/** Gaps without hints; numbered one after the other unless the format has their numbers. */
export const plainGaps = (source: string, keepsNumbers: boolean): string => {
  let next = 0
  return withGaps(source, (words, number) => {
    next += 1
    return `{{c${keepsNumbers ? number : next}::${words}}}`
  })
}

/** A side as a reader of a text file sees it: without marks, files, hints, numbers of gaps and line breaks. */
const shownSide = (side: string): string =>
  plainText(plainGaps(withoutFiles(side), false))
    .replace(/\s+/gu, ' ')
    .trim()

type Sides = Pick<ExportedCard, 'form' | 'front' | 'back'>

/** Whether a card that a text format brought back says what a card of the library says, as far as such a format can. */
export const readsTheSame = (read: Sides, card: Sides): boolean =>
  shownSide(read.front) === shownSide(card.front) &&
  (card.form === 'cloze' || shownSide(read.back) === shownSide(card.back))

const noteOf = (
  card: ExportedCard,
  form: CardNote['form'],
  [question, answer]: readonly [string, string],
  cards: number,
): CardNote => ({
  card,
  form,
  question: withoutFiles(question),
  answer: withoutFiles(answer),
  below: sourceLinesOf(card).map(([label, words]) => [label, withoutFiles(words)] as const),
  deck: card.decks[0] ?? null,
  topics: card.tags.topic,
  cards,
})

/** What no text format holds of a card. */
const lossesOf = (card: ExportedCard): readonly ExportLoss[] => [
  ...(showsMedia(card) ? (['media'] as const) : []),
  ...(card.form === 'typed' ? (['typed'] as const) : []),
  ...(card.hint === null ? [] : (['hint'] as const)),
  ...(hasNames(card) ? (['names'] as const) : []),
  ...(card.decks.length > 1 ? (['decks'] as const) : []),
]

/**
 * The notes of cards that were written together. What no text format can hold is counted.
 * @param cards of one group, in order
 */
export const cardNotes = (cards: readonly ExportedCard[], losses: ExportLosses): readonly CardNote[] =>
  pairedCards(cards).flatMap((pair): readonly CardNote[] => {
    const card = pair.kind === 'cloze' ? pair.cards[0] : pair.card
    if (hasShapes(card.front)) {
      for (const _ of pair.kind === 'cloze' ? pair.cards : [card]) losses.add('occlusion', card.front)
      return []
    }
    for (const loss of lossesOf(card)) losses.add(loss, card.front)
    if (pair.kind === 'cloze') return [noteOf(card, 'cloze', [card.front, ''], pair.cards.length)]
    if (pair.kind === 'reversed' || pair.reversed === null)
      return [noteOf(card, 'question', [card.front, card.back], 1)]
    return [noteOf(card, 'reversed', [card.front, card.back], 2)]
  })

/** The two questions of a note that is asked both ways, which is counted; any other note alone. */
export const oneWay = (note: CardNote, losses: ExportLosses): readonly CardNote[] => {
  if (note.form !== 'reversed') return [note]
  losses.add('reversed', note.question)
  const forward = { ...note, form: 'question', cards: 1 } as const
  return [forward, { ...forward, question: note.answer, answer: note.question }]
}
