import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { mediaInText } from '../../domain/media/media-in-text'
import type { ExportLoss } from './export-losses'

/** What cards can leave as. */
export type CardFormat = 'apkg' | 'csv' | 'md' | 'jsonl'

/** Whether a card shows an image, sound or video on any of its sides. */
const showsMedia = ({ front, back, extra }: Pick<ExportedCard, 'front' | 'back' | 'extra'>): boolean =>
  mediaInText(`${front}\n\n${back}\n\n${extra ?? ''}`).length > 0

type Rule = readonly [loss: ExportLoss, applies: (card: ExportedCard) => boolean]

const NAMED_MEDIA: Rule = ['named-media', showsMedia]
const SPELLINGS: Rule = ['spellings', ({ aliases }) => aliases.length > 0]
const ONE_DECK: Rule = ['decks', ({ decks }) => decks.length > 1]

const RULES: Readonly<Record<CardFormat, readonly Rule[]>> = {
  apkg: [ONE_DECK],
  csv: [NAMED_MEDIA, ['names', ({ tags }) => tags.person.length + tags.place.length > 0], SPELLINGS],
  md: [NAMED_MEDIA, SPELLINGS, ['no-decks', ({ decks }) => decks.length > 0]],
  jsonl: [],
}

/** What a format does not hold of a card. */
export const lossesOfCard = (format: CardFormat, card: ExportedCard): readonly ExportLoss[] =>
  RULES[format].flatMap(([loss, applies]) => (applies(card) ? [loss] : []))
