import type { ImportProblem } from '../../domain/imports/import-report'
import type { AnkiCardProblem, AnkiProblem } from './anki-package'
import { ankiCardProblemText, ankiProblemText } from './anki-problem-text'

export const MOST_PROBLEM_EXAMPLES = 3

type Words = readonly [one: string, several: string]

const CARD_WORDS: Readonly<Record<AnkiCardProblem['kind'], Words>> = {
  image: ['image is shown by its name', 'images are shown by their names'],
  sound: ['sound is shown by its name', 'sounds are shown by their names'],
  video: ['video is shown by its name', 'videos are shown by their names'],
  'media-missing': [
    'media file is missing from the package; cards show its name',
    'media files are missing from the package; cards show their names',
  ],
  'media-type': [
    'media file has a type that cards cannot show; they show its name',
    'media files have types that cards cannot show; they show their names',
  ],
  'media-damaged': [
    'media file is empty, damaged or not what its name says; cards show its name',
    'media files are empty, damaged or not what their names say; cards show their names',
  ],
  'media-too-large': [
    'media file is too large; cards show its name',
    'media files are too large; cards show their names',
  ],
  'remote-address': ['address was not fetched', 'addresses were not fetched'],
  script: ['script was removed', 'scripts were removed'],
  'embedded-page': ['embedded page was removed', 'embedded pages were removed'],
  'local-address': ['link to a file was removed', 'links to files were removed'],
  'empty-card': ['card has no question and was left out', 'cards have no question and were left out'],
  'no-answer': [
    'card has no answer; new cards without an answer are suspended, so that you are not asked them',
    'cards have no answer; those that are new here come in suspended, so that you are not asked them',
  ],
  'unknown-field': ['template uses a field that does not exist', 'templates use fields that do not exist'],
  'wrong-template': ['template cannot be read', 'templates cannot be read'],
  'image-occlusion': [
    'label or unreadable shape on an image was left out',
    'labels or unreadable shapes on images were left out',
  ],
  drawing: ['drawing was removed', 'drawings were removed'],
  'too-long': ['card is longer than a card can be', 'cards are longer than a card can be'],
}

const OTHER_WORDS = {
  'no-card': [
    'note was left out: none of its cards can be shown',
    'notes were left out: none of their cards can be shown',
  ],
  leech: [
    'note has the tag “leech”, but too few lapses for it: the tag became a topic',
    'notes have the tag “leech”, but too few lapses for it: the tag became a topic',
  ],
  decks: [
    'note has cards in several decks; its fact is in the deck of the first one',
    'notes have cards in several decks; their facts are in the deck of the first one',
  ],
  'unused-media': [
    'file in the package is not shown by any card and was left out',
    'files in the package are not shown by any card and were left out',
  ],
  edited: [
    'note was changed in the file and here; what you wrote here was kept',
    'notes were changed in the file and here; what you wrote here was kept',
  ],
  older: [
    'note is older in the package than here and was not changed',
    'notes are older in the package than here and were not changed',
  ],
  differs: [
    'card is in your library and says something else there; it was not changed',
    'cards are in your library and say something else there; they were not changed',
  ],
  own: [
    'note was exported from this library; its cards and reviews here were kept',
    'notes were exported from this library; their cards and reviews here were kept',
  ],
  'long-source': [
    'note has a source of more than 300 characters, which was left out',
    'notes have sources of more than 300 characters, which were left out',
  ],
  newer: [
    'fact is newer in the file than in your library; it was not changed',
    'facts are newer in the file than in your library; they were not changed',
  ],
  entry: ['entry of the log cannot be read and was left out', 'entries of the log cannot be read and were left out'],
  retired: ['note is retired here and was not changed', 'notes are retired here and were not changed'],
} as const satisfies Readonly<Record<string, Words>>

/** Of a note that is left out, its cards are counted by other problems too. */
const LEFT_OUT: keyof typeof OTHER_WORDS = 'no-card'

export type OtherProblem = keyof typeof OTHER_WORDS

const sentence = (count: number, words: Words): string =>
  `${count.toLocaleString('en-GB')} ${words[count === 1 ? 0 : 1]}.`

/** Files are counted and not the cards that show them. */
const isOfFile = (kind: AnkiCardProblem['kind']): boolean => kind.startsWith('media-')

/** Counts problems by kind, and keeps the first examples of each. */
export const openProblems = () => {
  const counted = new Map<string, { readonly words: Words; count: number; readonly examples: string[] }>()
  const files = new Set<string>()
  const count = (key: string, words: Words, example: string) => {
    const known = counted.get(key) ?? { words, count: 0, examples: [] }
    counted.set(key, known)
    known.count += 1
    if (known.examples.length < MOST_PROBLEM_EXAMPLES && !known.examples.includes(example)) known.examples.push(example)
  }
  const isNewFile = ({ kind, detail }: AnkiCardProblem): boolean => {
    const before = files.size
    return files.add(`${kind} ${detail}`).size > before
  }
  return {
    add: (kind: OtherProblem, example: string) => count(kind, OTHER_WORDS[kind], example),
    ofCard: (problem: AnkiCardProblem, example: string) => {
      if (isOfFile(problem.kind) && !isNewFile(problem)) return
      count(`card:${problem.kind}`, CARD_WORDS[problem.kind], `${example}: ${ankiCardProblemText(problem)}`)
    },
    /** All of them, with those of the package itself first. */
    all: (ofPackage: readonly AnkiProblem[] = []): readonly ImportProblem[] => [
      ...ofPackage.map((problem) => ({
        what: ankiProblemText(problem),
        count: problem.count,
        examples: problem.examples,
      })),
      ...[...counted].map(([key, { words, count: n, examples }]) => ({
        what: sentence(n, words),
        count: n,
        examples,
        ...(key === LEFT_OUT ? { isLeftOut: true as const } : {}),
      })),
    ],
  }
}
