import type { ImportProblem } from '../../domain/imports/import-report'
import { shortened } from '../../domain/shortened'
import type { AnkiCardProblem } from '../anki/anki-package'
import { MOST_PROBLEM_EXAMPLES, openProblems } from '../anki/import-problems'

export type Words = readonly [one: string, several: string]

const WORDS = {
  'no-question': ['row has no question and was left out', 'rows have no question and were left out'],
  'no-answer': ['row has no answer and was left out', 'rows have no answer and were left out'],
  repeated: ['row repeats an earlier one and was left out', 'rows repeat earlier ones and were left out'],
  'same-question': [
    'row has the same question as an earlier one but a different answer; it became a separate card',
    'rows have the same question as an earlier one but a different answer; each became a separate card',
  ],
  'same-id': [
    'row has the same id as an earlier one and was left out',
    'rows have the same id as an earlier one and were left out',
  ],
  'too-long': [
    'row has a field that is too long for a card and was left out',
    'rows have a field that is too long for a card and were left out',
  ],
  'wrong-date': [
    'as-of date cannot be read and was left out; write it as 2023, 2023-02 or 2023-02-17',
    'as-of dates cannot be read and were left out; write them as 2023, 2023-02 or 2023-02-17',
  ],
  'long-source': [
    'source is longer than 300 characters; it was added to the statement of its fact',
    'sources are longer than 300 characters; they were added to the statements of their facts',
  ],
  'more-cells': [
    'row has more cells than there are columns; the extra cells were left out',
    'rows have more cells than there are columns; the extra cells were left out',
  ],
  due: [
    'due date was left out: a table has no reviews, but an Anki package has',
    'due dates were left out: a table has no reviews, but an Anki package has',
  ],
  quotes: [
    'cell starts with a quotation mark that is never closed; the quotation marks in the file were read as ordinary characters',
    'cells start with a quotation mark that is never closed; the quotation marks in the file were read as ordinary characters',
  ],
  schedule: [
    'scheduling comment cannot be read and was left out; its card is new',
    'scheduling comments cannot be read and were left out; their cards are new',
  ],
  'other-format': [
    'card is not written with Q: and A: and became a separate card, not part of the answer above it',
    'cards are not written with Q: and A: and became separate cards, not parts of the answers above them',
  ],
  'card-in-answer': [
    'line looks like a card but belongs to the answer above it; if it is a card, put an empty line before it',
    'lines look like cards but belong to the answers above them; if they are cards, put an empty line before each',
  ],
  'gaps-beside-card': [
    'sentence with gaps is directly above or below a line with :: and was left out; put an empty line between them',
    'sentences with gaps are directly above or below a line with :: and were left out; put empty lines between them',
  ],
  'no-cards': ['file has no cards', 'files have no cards'],
  'unreadable-file': ['file is not text and was left out', 'files are not text and were left out'],
  media: [
    'image, sound or video is not imported; the card shows its name',
    'images, sounds or videos are not imported; cards show their names',
  ],
  reviews: [
    'card was studied in Mochi; it is imported as a new card',
    'cards were studied in Mochi; they are imported as new cards',
  ],
} as const satisfies Readonly<Record<string, Words>>

/** The kinds by which a question does not come into the library. */
const LEAVES_OUT: ReadonlySet<string> = new Set<keyof typeof WORDS>([
  'no-question',
  'no-answer',
  'repeated',
  'same-id',
  'too-long',
  'gaps-beside-card',
])

export type TextProblem = keyof typeof WORDS

/** Of the problems of HTML, those that happen to a field and not to a template. */
export type FieldProblem = AnkiCardProblem['kind']

const EXAMPLE_CHARACTERS = 60

export type TextProblems<Kind extends string = TextProblem> = {
  /** @param example what it happened to: a question, a line number */
  readonly add: (kind: Kind, example: string) => void
  readonly ofField: (kind: FieldProblem, detail: string, example: string) => void
  readonly all: () => readonly ImportProblem[]
}

/**
 * Counts what happened, by kind, with the first examples of each.
 * @param words of one and of several
 * @param leavesOut the kinds by which something is left out
 */
export const countByKind = <Kind extends string>(
  words: Readonly<Record<Kind, Words>>,
  leavesOut: ReadonlySet<string>,
): Pick<TextProblems<Kind>, 'add' | 'all'> => {
  const found = new Map<Kind, { count: number; readonly examples: string[] }>()
  return {
    add: (kind, example) => {
      const known = found.get(kind) ?? { count: 0, examples: [] }
      found.set(kind, known)
      known.count += 1
      const short = shortened(example, EXAMPLE_CHARACTERS)
      if (short !== '' && known.examples.length < MOST_PROBLEM_EXAMPLES && !known.examples.includes(short))
        known.examples.push(short)
    },
    all: () =>
      [...found].map(([kind, { count, examples }]) => {
        const [one, several] = words[kind]
        return {
          what: `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}.`,
          count,
          examples,
          ...(leavesOut.has(kind) ? { isLeftOut: true as const } : {}),
        }
      }),
  }
}

/** Counts what could not be kept of a text, by kind, with the first examples of each. */
export const openTextProblems = (): TextProblems => {
  const counted = countByKind<TextProblem>(WORDS, LEAVES_OUT)
  const ofFields = openProblems()
  return {
    add: counted.add,
    ofField: (kind, detail, example) =>
      ofFields.ofCard({ kind, detail, ordinal: null }, shortened(example, EXAMPLE_CHARACTERS)),
    all: () => [...counted.all(), ...ofFields.all()],
  }
}
