import type { ExportedCard } from '../../data/queries/export/exported-cards'
import type { ImportProblem } from '../../domain/imports/import-report'
import { mediaInText } from '../../domain/media/media-in-text'
import { ProblemCounter, problemsInWords } from '../count-problems'

/** What cards can leave as. */
type CardFormat = 'apkg' | 'csv' | 'md' | 'jsonl'

const WORDS = {
  'named-media': '{card shows|cards show} images, sounds or videos, which the file only names',
  spellings: '{card has|cards have} other spellings that are not in the file',
  names: '{card has|cards have} people or places that are not in the file',
  'no-decks': '{card has a deck that is|cards have decks that are} not in the file',
  decks: '{card is|cards are} in several decks, and only the first of them is in the file',
} as const

/** Whether a card shows an image, sound or video on any of its sides. */
const showsMedia = ({ front, back, extra }: Pick<ExportedCard, 'front' | 'back' | 'extra'>): boolean =>
  mediaInText(`${front}\n\n${back}\n\n${extra ?? ''}`).length > 0

type Rule = readonly [loss: keyof typeof WORDS, applies: (card: ExportedCard) => boolean]

const NAMED_MEDIA: Rule = ['named-media', showsMedia]
const SPELLINGS: Rule = ['spellings', ({ aliases }) => aliases.length > 0]

const RULES: Readonly<Record<CardFormat, readonly Rule[]>> = {
  apkg: [['decks', ({ decks }) => decks.length > 1]],
  csv: [NAMED_MEDIA, ['names', ({ tags }) => tags.person.length + tags.place.length > 0], SPELLINGS],
  md: [NAMED_MEDIA, SPELLINGS, ['no-decks', ({ decks }) => decks.length > 0]],
  jsonl: [],
}

/** Counts what a format does not hold of cards, with the first questions of each kind. */
export const openCardLosses = (format: CardFormat) => {
  const counted = new ProblemCounter<keyof typeof WORDS>()
  return {
    add: (card: ExportedCard): void => {
      for (const [loss, applies] of RULES[format]) if (applies(card)) counted.add(loss, card.front)
    },
    all: (): readonly ImportProblem[] => problemsInWords(counted.list(), WORDS),
  }
}
