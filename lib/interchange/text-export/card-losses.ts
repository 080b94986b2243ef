import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { mediaInText } from '../../domain/media/media-in-text'
import type { ExportLoss } from './export-losses'

/** The formats that write each card from what it holds, without reading it back. */
export type PlainFormat = 'apkg' | 'csv' | 'jsonl'

/** Whether a card shows an image, sound or video on any of its sides. */
export const showsMedia = ({ front, back, extra }: Pick<ExportedCard, 'front' | 'back' | 'extra'>): boolean =>
  mediaInText(`${front}\n\n${back}\n\n${extra ?? ''}`).length > 0

type Rule = readonly [loss: ExportLoss, applies: (card: ExportedCard) => boolean]

const ONE_DECK: Rule = ['decks', ({ decks }) => decks.length > 1]

const RULES: Readonly<Record<PlainFormat, readonly Rule[]>> = {
  apkg: [ONE_DECK],
  csv: [
    ['named-media', showsMedia],
    ['names', ({ tags }) => tags.person.length + tags.place.length > 0],
    ['spellings', ({ aliases }) => aliases.length > 0],
  ],
  jsonl: [],
}

/** What such a format does not hold of a card. */
export const lossesOfCard = (format: PlainFormat, card: ExportedCard): readonly ExportLoss[] =>
  RULES[format].flatMap(([loss, applies]) => (applies(card) ? [loss] : []))
