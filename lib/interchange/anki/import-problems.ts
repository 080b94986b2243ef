import type { ImportProblem } from '../../domain/imports/import-report'
import { type CountedProblem, ProblemCounter, problemsInWords } from '../count-problems'

/** Of a package that could be read. */
const PACKAGE_WORDS = {
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
} as const

const CARD_WORDS = {
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
} as const

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

/** Of the rows of a table. */
const ROW_WORDS = {
  'no-question': '{row has|rows have} no question and {was|were} left out',
  'row-without-answer': '{row has|rows have} no answer and {was|were} left out',
  repeated: '{row repeats an earlier one|rows repeat earlier ones} and {was|were} left out',
  'same-question':
    '{row has|rows have} the question of an earlier one but another answer; {it|each} became a separate card',
  'same-id': '{row has|rows have} the same id as an earlier one and {was|were} left out',
  'row-of-many-cards': '{row makes|rows make} more than 500 cards and {was|were} left out',
  'long-row': '{row has|rows have} a field that is too long for a card and {was|were} left out',
  'wrong-date': 'as-of {date was|dates were} left out; write {it|them} as 2023, 2023-02 or 2023-02-17',
  'row-with-long-source': '{source is|sources are} longer than 300 characters; the statement of the fact has {it|them}',
  'more-cells': '{row has|rows have} more cells than there are columns; the extra ones were left out',
  due: 'due {date was|dates were} left out: a table has no reviews, but an Anki package has',
  quotes: 'quotation {mark is|marks are} never closed; those in the file were read as ordinary characters',
} as const

/** Of a note that is left out, its cards are counted by other problems too. */
const LEAVES_OUT: ReadonlySet<string> = new Set([
  'no-card',
  'too-many-cards',
  'too-much-text',
  'no-question',
  'row-without-answer',
  'repeated',
  'same-id',
  'row-of-many-cards',
  'long-row',
])
const WORDS = { ...PACKAGE_WORDS, ...CARD_WORDS, ...NOTE_WORDS, ...ROW_WORDS }

export type AnkiProblem = CountedProblem<keyof typeof PACKAGE_WORDS>
export type AnkiProblems = ProblemCounter<AnkiProblem['kind']>
export type NoteProblem = keyof typeof NOTE_WORDS

/** What could not be kept of a card. `detail` names it: the file, the address, the field. */
export type AnkiCardProblem = {
  readonly kind: keyof typeof CARD_WORDS | 'too-much-text'
  readonly detail: string
}

/** Why a media file that a card shows is not taken. */
export type MediaProblem = Extract<keyof typeof CARD_WORDS, `media-${string}`>

/** Told of what could not be kept. */
export type ReportProblem = (kind: AnkiCardProblem['kind'], detail: string) => void

/** Counts what could not be kept of notes and their cards, and of the rows of a table. */
export const openProblems = () => {
  const counted = new ProblemCounter<keyof typeof WORDS>()
  const files = new Set<string>()
  return {
    add: (kind: NoteProblem | keyof typeof ROW_WORDS, example: string) => counted.add(kind, example),
    /** Files are counted, and not the cards that show them. */
    ofCard: ({ kind, detail }: AnkiCardProblem, example: string) => {
      const file = kind.startsWith('media-') ? `${kind} ${detail}` : null
      if (file !== null && files.has(file)) return
      if (file !== null) files.add(file)
      counted.add(kind, detail === '' ? example : `${example}: ${detail}`)
    },
    /** All of them: those of the package itself or of rows first. */
    all: (ofPackage: readonly AnkiProblem[] = []): readonly ImportProblem[] => {
      const all = [...ofPackage, ...counted.list()]
      const inOrder = all.toSorted((a, b) => Number(b.kind in ROW_WORDS) - Number(a.kind in ROW_WORDS))
      return problemsInWords(inOrder, WORDS, LEAVES_OUT)
    },
  }
}

export type ImportProblems = ReturnType<typeof openProblems>
