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
  article: ['card has no article and was left out', 'cards have no article and were left out'],
  details: [
    'card was left out, because its article has no author, outlet or date of publication',
    'cards were left out, because their articles have no author, outlet or date of publication',
  ],
  length: [
    'card was left out, because a content file needs 250 to 800 words of its article in plain paragraphs',
    'cards were left out, because a content file needs 250 to 800 words of their articles in plain paragraphs',
  ],
  room: [
    'card was left out, because the paragraph of its passage has no place in a content file',
    'cards were left out, because the paragraphs of their passages have no place in a content file',
  ],
  unchecked: [
    'card was left out, because a content file with it has an error',
    'cards were left out, because a content file with them has an error',
  ],
  pictures: [
    'card shows an image, sound or video, which a content file cannot hold, and was left out',
    'cards show images, sounds or videos, which a content file cannot hold, and were left out',
  ],
  extra: ['text below an answer is not in the file', 'texts below answers are not in the file'],
  further: [
    'further passage or link of a fact is not in the file, because what it names is not',
    'further passages or links of facts are not in the file, because what they name is not',
  ],
  names: ['card has people or places that are not in the file', 'cards have people or places that are not in the file'],
  decks: [
    'card is in several decks, and only the first of them is in the file',
    'cards are in several decks, and only the first of them is in the file',
  ],
} as const satisfies Readonly<Record<string, Words>>

export type ExportLoss = keyof typeof WORDS

const LEAVES_OUT: ReadonlySet<string> = new Set<ExportLoss>([
  'article',
  'details',
  'length',
  'room',
  'unchecked',
  'pictures',
])

/** Counts what a format could not hold of the cards, by kind, with the first questions of each. */
export type ExportLosses = KindCounter<ExportLoss>

export const openExportLosses = (): ExportLosses => countByKind<ExportLoss>(WORDS, LEAVES_OUT)
