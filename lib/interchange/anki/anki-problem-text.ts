import type { AnkiCardProblem, AnkiProblem, AnkiProblemKind } from './anki-package'

/** What happened to each kind of problem in a package: one of them, and several. */
const PROBLEM_WORDS: Readonly<Record<AnkiProblemKind, readonly [one: string, several: string]>> = {
  'duplicate-guid': [
    'note has the same id as an earlier one and was left out',
    'notes have the same id as an earlier one and were left out',
  ],
  'note-without-cards': ['note has no cards', 'notes have no cards'],
  'unknown-note-type': [
    'note was left out: the package does not have its note type',
    'notes were left out: the package does not have their note type',
  ],
  'wrong-field-count': [
    'note has more or fewer fields than its note type',
    'notes have more or fewer fields than their note type',
  ],
  'card-without-note': ['card was left out: its note is missing', 'cards were left out: their notes are missing'],
  'duplicate-card': [
    'card was left out: its note has another from the same template',
    'cards were left out: their notes have others from the same template',
  ],
  'unknown-template': [
    'card was left out: its note type does not make such a card',
    'cards were left out: their note types do not make such cards',
  ],
  'unknown-deck': [
    'card is in a deck that the package does not have',
    'cards are in decks that the package does not have',
  ],
  'wrong-value': [
    'value is out of range and was corrected or left out',
    'values are out of range and were corrected or left out',
  ],
  'future-review': [
    'review was left out: its date is in the future',
    'reviews were left out: their dates are in the future',
  ],
  'review-without-card': [
    'review belongs to a card that is no longer there and was left out',
    'reviews belong to cards that are no longer there and were left out',
  ],
  'wrong-review': [
    'review was left out: its date, kind or rating is not valid',
    'reviews were left out: their date, kind or rating is not valid',
  ],
  'unreadable-media-list': ['list of media cannot be read', 'lists of media cannot be read'],
}

/** A problem of a package as a sentence for people, with its count. */
export const ankiProblemText = ({ kind, count }: AnkiProblem): string =>
  `${count.toLocaleString('en-GB')} ${PROBLEM_WORDS[kind][count === 1 ? 0 : 1]}.`

const CARD_PROBLEM_WORDS: Readonly<Record<AnkiCardProblem['kind'], (detail: string) => string>> = {
  image: (name) => `The image “${name}” is shown by its name.`,
  sound: (name) => `The sound “${name}” is shown by its name.`,
  video: (name) => `The video “${name}” is shown by its name.`,
  'media-missing': (name) => `“${name}” is missing from the package; the card shows its name.`,
  'media-type': (name) => `Cards cannot show the file type of “${name}”; the card shows its name.`,
  'media-damaged': (name) =>
    `“${name}” is empty, damaged or not the kind of file that its name says; the card shows its name.`,
  'media-too-large': (name) => `“${name}” is too large; the card shows its name.`,
  'remote-address': (address) => `Nothing was fetched from ${address}.`,
  script: () => 'A script was removed.',
  'embedded-page': (address) => `An embedded page was removed${address === '' ? '' : `: ${address}`}.`,
  'local-address': (address) => `The link to ${address} was removed; its words were kept.`,
  'empty-card': () => 'The card has no question and was left out.',
  'no-answer': () => 'The card has no answer.',
  'unknown-field': (name) => `The template uses the field “${name}”, which the note type does not have.`,
  'wrong-template': (reason) => `The template cannot be read: ${reason}.`,
  'image-occlusion': (kind) =>
    kind === 'text' ? 'A label on the image was left out.' : 'A shape on the image cannot be read and was left out.',
  drawing: () => 'A drawing was removed.',
  'too-long': (side) => `The ${side} is longer than a card can be.`,
}

/** A problem of a card as a sentence for people. */
export const ankiCardProblemText = ({ kind, detail }: AnkiCardProblem): string => CARD_PROBLEM_WORDS[kind](detail)
