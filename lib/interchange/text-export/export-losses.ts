import { countByKind, type TextProblems, type Words } from '../text-import/text-problems'

const WORDS = {
  occlusion: [
    'card hides parts of an image, which this format cannot hold, and was left out',
    'cards hide parts of an image, which this format cannot hold, and were left out',
  ],
  unanswered: ['card has no answer and was left out', 'cards have no answer and were left out'],
  unwritable: [
    'card has text that this format would read differently, and was left out',
    'cards have text that this format would read differently, and were left out',
  ],
  media: [
    'card shows an image, sound or video, which is only described in the file',
    'cards show images, sounds or videos, which are only described in the file',
  ],
  'named-media': [
    'card shows an image, sound or video, which the file names but does not hold',
    'cards show images, sounds or videos, which the file names but does not hold',
  ],
  'gap-cards': [
    'card with a gap became an ordinary card, and a note of its own',
    'cards with gaps became ordinary cards, and a note each',
  ],
  spellings: [
    'card has other spellings that are not in the file',
    'cards have other spellings that are not in the file',
  ],
  typed: [
    'card whose answer is typed became an ordinary question, without its other spellings',
    'cards whose answers are typed became ordinary questions, without their other spellings',
  ],
  reversed: [
    'card that is asked both ways became two separate cards',
    'cards that are asked both ways became two separate cards each',
  ],
  hint: ['hint is not in the file', 'hints are not in the file'],
  gaps: [
    'sentence has gaps that the format asks for one by one or without their hints',
    'sentences have gaps that the format asks for one by one or without their hints',
  ],
  lines: ['card lost its empty lines or line breaks', 'cards lost their empty lines or line breaks'],
  formatting: ['card lost its formatting', 'cards lost their formatting'],
  source: ['card has a source that is not in the file', 'cards have a source that is not in the file'],
  'no-topics': ['card has topics that are not in the file', 'cards have topics that are not in the file'],
  'some-topics': [
    'card has topics of which only some are in the file',
    'cards have topics of which only some are in the file',
  ],
  topics: [
    'card has topics that are written differently in the file',
    'cards have topics that are written differently in the file',
  ],
  'no-deck': ['card has a deck that is not in the file', 'cards have a deck that is not in the file'],
  deck: [
    'card is in a deck whose name is written differently in the file',
    'cards are in decks whose names are written differently in the file',
  ],
  'deck-item': [
    'card has its deck as an item above it, which an import does not read as a deck',
    'cards have their decks as items above them, which an import does not read as decks',
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
  'occlusion',
  'unanswered',
  'unwritable',
  'article',
  'details',
  'length',
  'room',
  'unchecked',
  'pictures',
])

/** Counts what a format could not hold of the cards, by kind, with the first questions of each. */
export type ExportLosses = Pick<TextProblems<ExportLoss>, 'add' | 'all'>

export const openExportLosses = (): ExportLosses => countByKind<ExportLoss>(WORDS, LEAVES_OUT)
