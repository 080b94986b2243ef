import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { mediaInText } from '../../domain/media/media-in-text'
import type { ExportLoss } from './export-losses'

/** The formats that write each card from what it holds, without reading it back. */
export type PlainFormat = 'apkg' | 'csv' | 'tsv' | 'txt' | 'jsonl'

/** Whether a card shows an image, sound or video on any of its sides. */
export const showsMedia = ({ front, back, extra }: Pick<ExportedCard, 'front' | 'back' | 'extra'>): boolean =>
  mediaInText(`${front}\n\n${back}\n\n${extra ?? ''}`).length > 0

/** Whether its people and places are lost, where a format has none. */
export const hasNames = ({ tags }: Pick<ExportedCard, 'tags'>): boolean => tags.person.length + tags.place.length > 0

type Rule = readonly [loss: ExportLoss, applies: (card: ExportedCard) => boolean]

const NAMED_MEDIA: Rule = ['named-media', showsMedia]
const NO_NAMES: Rule = ['names', hasNames]
const ONE_DECK: Rule = ['decks', ({ decks }) => decks.length > 1]

const TABLE: readonly Rule[] = [NAMED_MEDIA, NO_NAMES, ['spellings', ({ aliases }) => aliases.length > 0]]
const RULES: Readonly<Record<PlainFormat, readonly Rule[]>> = {
  apkg: [ONE_DECK],
  csv: TABLE,
  tsv: TABLE,
  txt: [
    ['typed', ({ form }) => form === 'typed'],
    ['reversed', ({ form }) => form === 'reversed'],
    ['gap-cards', ({ form }) => form === 'cloze'],
    ['hint', ({ hint }) => hint !== null],
    NAMED_MEDIA,
    ONE_DECK,
  ],
  jsonl: [NAMED_MEDIA],
}

/** What such a format does not hold of a card. */
export const lossesOfCard = (format: PlainFormat, card: ExportedCard): readonly ExportLoss[] =>
  RULES[format].flatMap(([loss, applies]) => (applies(card) ? [loss] : []))
