import { namesLine } from '../../domain/format/names-line'
import type { PreviewCard, TextPreview } from '../../domain/imports/text-preview'
import type { ImportProblems } from '../anki/import-problems'
import type { StagedCard, StagedNote } from '../anki/staged-note'
import { decodeFile } from './decode-file'
import { readTable, type TextFileOrder } from './read-table'
import { TextFileError } from './text-failure'
import { identified, stagedTextNote } from './text-note'

const MOST_CARDS = 5
const LONGEST_SIDE_SHOWN = 200

const NOT_CARDS = 'No cards were found in this file. A table needs a column for the question and one for the answer.'

const NOT_CONTENT =
  'This Markdown is not a content file. Import cards as a table (CSV or TSV) or as an Anki package; add an article at Library › Add.'

const IS_LIBRARY = '{"format":"aide-memoire library"'
const A_LIBRARY =
  'This file holds a whole library. It is read into an empty place, with “aide import library” in the terminal.'

const LONGEST_SIDE_DRAWN = 4_000

const shown = (text: string, most = LONGEST_SIDE_SHOWN): string =>
  text.length > most ? `${text.slice(0, most)}…` : text

const previewCard = ({ beside, topics }: StagedNote, card: StagedCard): PreviewCard => {
  const { form, deletion, front, back, hint, extra } = card
  const sides = { front: shown(front, LONGEST_SIDE_DRAWN), back: shown(back, LONGEST_SIDE_DRAWN) }
  return {
    question: shown(front),
    answer: shown(back),
    source: beside?.sourceLine ?? null,
    tags: namesLine(topics),
    card: { form, deletion, ...sides, hint, extra: shown(extra ?? '', LONGEST_SIDE_DRAWN), aliases: [] },
  }
}

/** A text that was read: how it was understood, and how many questions it asks. */
export type ReadTextFile = { readonly preview: TextPreview; readonly notes: number }

/**
 * Reads a table of cards. Each question is given to `take` as it comes into the library; what could not be kept is among
 * the problems.
 * @throws TextFileError, whose message is for people, if it cannot be read or has no cards
 */
export const readTextFile = async (
  { bytes, now, ...order }: TextFileOrder,
  problems: ImportProblems,
  take: (note: StagedNote) => void,
): Promise<ReadTextFile> => {
  const { text, encoding } = decodeFile(bytes, order.choices.encoding)
  if (text.startsWith(IS_LIBRARY)) throw new TextFileError(A_LIBRARY)
  const isMarkdown = /\.(?:md|markdown)$/iu.test(order.fileName)
  const reading = isMarkdown ? null : await readTable(text, order, problems)
  if (reading === null) throw new TextFileError(isMarkdown ? NOT_CONTENT : NOT_CARDS)
  const cards: PreviewCard[] = []
  let notes = 0
  for await (const note of identified(reading.notes, problems)) {
    const staged = stagedTextNote(note, now)
    notes += 1
    const [first] = staged.cards
    if (first && cards.length < MOST_CARDS) cards.push(previewCard(staged, first))
    take(staged)
  }
  return { preview: { ...reading.preview, encoding, cards }, notes }
}
