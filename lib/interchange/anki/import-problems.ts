import type { ImportProblem } from '../../domain/imports/import-report'
import { ProblemCounter, problemsInWords } from '../count-problems'
import type { AnkiCardProblem, AnkiProblem, AnkiProblemKind } from './anki-package'

const PACKAGE_WORDS: Readonly<Record<AnkiProblemKind, string>> = {
  'duplicate-guid': '{note has|notes have} the same id as an earlier one and {was|were} left out',
  'note-without-cards': '{note has|notes have} no cards',
  'unknown-note-type': '{note was|notes were} left out: the package does not have {its|their} note type',
  'wrong-field-count': '{note has|notes have} more or fewer fields than {its|their} note type',
  'card-without-note': '{card was|cards were} left out: {its note is|their notes are} missing',
  'duplicate-card':
    '{card was|cards were} left out: {its note has another|their notes have others} from the same template',
  'unknown-template':
    '{card was|cards were} left out: {its note type makes no such card|their note types make no such cards}',
  'unknown-deck': '{card is in a deck|cards are in decks} that the package does not have',
  'wrong-value': '{value is|values are} out of range and {was|were} corrected or left out',
  'future-review': '{review was|reviews were} left out: {its date is|their dates are} in the future',
  'review-without-card': '{review was|reviews were} left out: {its card is|their cards are} no longer there',
  'wrong-review': '{review was|reviews were} left out: {its|their} date, kind or rating is not valid',
  'unreadable-media-list': '{list|lists} of media cannot be read',
  'too-many-cards': '{note has|notes have} more than 500 cards and {was|were} left out',
  'too-much-text': '{note has|notes have} more text than cards can show and {was|were} left out',
}

const CARD_WORDS: Readonly<Record<Exclude<AnkiCardProblem['kind'], AnkiProblemKind>, string>> = {
  image: '{image is shown by its name|images are shown by their names}',
  sound: '{sound is shown by its name|sounds are shown by their names}',
  video: '{video is shown by its name|videos are shown by their names}',
  'media-missing': 'media {file is|files are} missing from the package; cards show {its name|their names}',
  'media-type': 'media {file has a type|files have types} that cards cannot show; they show {its name|their names}',
  'media-damaged':
    'media {file is|files are} empty, damaged or of another type than named; cards show {its name|their names}',
  'media-too-large': 'media {file is|files are} too large; cards show {its name|their names}',
  'remote-address': '{address was|addresses were} not fetched',
  script: '{script was|scripts were} removed',
  'embedded-page': 'embedded {page was|pages were} removed',
  'local-address': '{link to a file was|links to files were} removed',
  'empty-card': '{card has|cards have} no question and {was|were} left out',
  'no-answer': '{card has|cards have} no answer; new ones come in suspended, so that you are not asked them',
  'unknown-field': '{template uses a field that does|templates use fields that do} not exist',
  'wrong-template': '{template|templates} cannot be read',
  'image-occlusion': '{label or unreadable shape on an image was|labels or unreadable shapes on images were} left out',
  drawing: '{drawing was|drawings were} removed',
  'too-long': '{card is|cards are} longer than a card can be',
}

const NOTE_WORDS = {
  'no-card': '{note was|notes were} left out: none of {its|their} cards can be shown',
  leech: '{note has|notes have} the tag “leech”, but too few lapses for it: the tag became a topic',
  'several-decks':
    '{note has|notes have} cards in several decks; {its fact is|their facts are} in the deck of the first',
  'unused-media': '{file|files} in the package that no card shows {was|were} left out',
  edited: '{note was|notes were} changed in the file and here; what you wrote here was kept',
  older: '{note is|notes are} older in the package than here and {was|were} not changed',
  differs: '{card is|cards are} in your library with other words; {it was|they were} not changed',
  own: '{note was|notes were} exported from this library; {its|their} cards and reviews here were kept',
  'long-source': '{note has a source|notes have sources} of more than 300 characters, which {was|were} left out',
  retired: '{note is|notes are} retired here and {was|were} not changed',
} as const

/** Of a note that is left out, its cards are counted by other problems too. */
const LEAVES_OUT: ReadonlySet<string> = new Set(['no-card', 'too-many-cards', 'too-much-text'])
const WORDS = { ...PACKAGE_WORDS, ...CARD_WORDS, ...NOTE_WORDS }

export type NoteProblem = keyof typeof NOTE_WORDS

/** Counts what could not be kept of notes and their cards. */
export const openProblems = () => {
  const counted = new ProblemCounter<NoteProblem | AnkiCardProblem['kind']>()
  const files = new Set<string>()
  return {
    add: (kind: NoteProblem, example: string) => counted.add(kind, example),
    /** Files are counted, and not the cards that show them. */
    ofCard: ({ kind, detail }: AnkiCardProblem, example: string) => {
      if (kind.startsWith('media-')) {
        const key = `${kind} ${detail}`
        if (files.has(key)) return
        files.add(key)
      }
      counted.add(kind, detail === '' ? example : `${example}: ${detail}`)
    },
    /** All of them, with those of the package itself first. */
    all: (ofPackage: readonly AnkiProblem[] = []): readonly ImportProblem[] =>
      problemsInWords([...ofPackage, ...counted.list()], WORDS, LEAVES_OUT),
  }
}
