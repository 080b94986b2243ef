import type { ImportProblem } from '../../domain/imports/import-report'
import type { AnkiCardProblem } from '../anki/anki-package'
import { openProblems } from '../anki/import-problems'
import { ProblemCounter, problemsInWords } from '../count-problems'

const WORDS = {
  'no-question': '{row has|rows have} no question and {was|were} left out',
  'no-answer': '{row has|rows have} no answer and {was|were} left out',
  repeated: '{row repeats an earlier one|rows repeat earlier ones} and {was|were} left out',
  'same-question':
    '{row has|rows have} the question of an earlier one but another answer; {it|each} became a separate card',
  'same-id': '{row has|rows have} the same id as an earlier one and {was|were} left out',
  'too-many-cards': '{row makes|rows make} more than 500 cards and {was|were} left out',
  'too-long': '{row has|rows have} a field that is too long for a card and {was|were} left out',
  'wrong-date': 'as-of {date was|dates were} left out; write {it|them} as 2023, 2023-02 or 2023-02-17',
  'long-source': '{source is|sources are} longer than 300 characters; the statement of the fact has {it|them}',
  'more-cells': '{row has|rows have} more cells than there are columns; the extra ones were left out',
  due: 'due {date was|dates were} left out: a table has no reviews, but an Anki package has',
  quotes: 'quotation {mark is|marks are} never closed; those in the file were read as ordinary characters',
} as const

type TextProblem = keyof typeof WORDS

/** The kinds by which a question does not come into the library. */
const LEAVES_OUT: ReadonlySet<string> = new Set<TextProblem>([
  'no-question',
  'no-answer',
  'repeated',
  'same-id',
  'too-many-cards',
  'too-long',
])

/** Counts what could not be kept of a text, by kind, with the first examples of each. */
export const openTextProblems = () => {
  const counted = new ProblemCounter<TextProblem>()
  const ofFields = openProblems()
  return {
    add: (kind: TextProblem, example: string) => counted.add(kind, example),
    /** Of the problems of HTML, those that happen to a field and not to a template. */
    ofField: (kind: AnkiCardProblem['kind'], detail: string, example: string) =>
      ofFields.ofCard({ kind, detail, ordinal: null }, example),
    all: (): readonly ImportProblem[] => [...problemsInWords(counted.list(), WORDS, LEAVES_OUT), ...ofFields.all()],
  }
}

export type TextProblems = ReturnType<typeof openTextProblems>
