import { shortened } from '../../domain/shortened'
import type { AnkiCardProblem } from '../anki/anki-package'
import { openProblems } from '../anki/import-problems'
import { countByKind, EXAMPLE_CHARACTERS, type KindCounter, type Words } from '../count-by-kind'

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
} as const satisfies Readonly<Record<string, Words>>

/** The kinds by which a question does not come into the library. */
const LEAVES_OUT: ReadonlySet<string> = new Set<keyof typeof WORDS>([
  'no-question',
  'no-answer',
  'repeated',
  'same-id',
  'too-long',
])

export type TextProblem = keyof typeof WORDS

/** Of the problems of HTML, those that happen to a field and not to a template. */
export type FieldProblem = AnkiCardProblem['kind']

export type TextProblems = KindCounter<TextProblem> & {
  readonly ofField: (kind: FieldProblem, detail: string, example: string) => void
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
