import { countByKind, type KindCounter, type Words } from '../count-by-kind'

const WORDS = {
  'named-media': [
    'card shows an image, sound or video, which the file names but does not hold',
    'cards show images, sounds or videos, which the file names but does not hold',
  ],
  spellings: [
    'card has other spellings that are not in the file',
    'cards have other spellings that are not in the file',
  ],
  names: ['card has people or places that are not in the file', 'cards have people or places that are not in the file'],
  'no-decks': ['card has a deck that is not in the file', 'cards have decks that are not in the file'],
  decks: [
    'card is in several decks, and only the first of them is in the file',
    'cards are in several decks, and only the first of them is in the file',
  ],
} as const satisfies Readonly<Record<string, Words>>

export type ExportLoss = keyof typeof WORDS

/** Counts what a format could not hold of the cards, by kind, with the first questions of each. */
export type ExportLosses = KindCounter<ExportLoss>

export const openExportLosses = (): ExportLosses => countByKind<ExportLoss>(WORDS)
