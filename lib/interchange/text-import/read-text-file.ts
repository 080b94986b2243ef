import type { PreviewCard, TextChoices, TextPreview } from '../../domain/imports/text-preview'
import type { StagedNote } from '../anki/staged-note'
import { decodeFile } from './decode-file'
import { identified, type TextReading, type TextSource } from './loose-note'
import { readTable } from './read-table'
import { TEXT_LIMITS, TextFileError, tooMany } from './text-failure'
import { stagedTextNote } from './text-note'
import type { TextProblems } from './text-problems'

const MOST_CARDS = 5
const LONGEST_SIDE_SHOWN = 200

const NOT_CARDS =
  'No cards were found in this file. A table needs a column for the question and one for the answer; Markdown needs cards as one of the formats writes them.'

const shown = (text: string): string =>
  text.length > LONGEST_SIDE_SHOWN ? `${text.slice(0, LONGEST_SIDE_SHOWN)}…` : text

const previewCard = (note: StagedNote): PreviewCard => {
  const [card] = note.cards
  const source = note.beside?.sourceLine ?? null
  return { question: shown(card?.front ?? ''), answer: shown(card?.back ?? ''), source }
}

const understood = async (source: TextSource, choices: TextChoices): Promise<TextReading | null> =>
  readTable(source, choices)

export type TextFileOrder = {
  readonly bytes: Uint8Array
  /** Without its folder. */
  readonly fileName: string
  readonly choices: TextChoices
  readonly now: number
}

/** A text that was read: how it was understood, and how many questions it asks. */
export type ReadTextFile = { readonly preview: TextPreview; readonly notes: number }

/**
 * Reads a text of cards: its kind is recognised by what is in it. Each question is given to `take` as it comes into the
 * library; what could not be kept is among the problems.
 * @throws TextFileError, whose message is for people, if it cannot be read or has no cards
 */
export const readTextFile = async (
  { bytes, fileName, choices, now }: TextFileOrder,
  problems: TextProblems,
  take: (note: StagedNote) => void,
): Promise<ReadTextFile> => {
  const { text, encoding } = decodeFile(bytes, choices.encoding)
  const reading = await understood({ text, fileName, deck: null, problems }, choices)
  if (reading === null) throw new TextFileError(NOT_CARDS)
  const cards: PreviewCard[] = []
  let notes = 0
  for await (const note of identified(reading.notes(), problems)) {
    const staged = stagedTextNote(note, now)
    notes += 1
    if (notes > TEXT_LIMITS.notes) throw tooMany()
    if (cards.length < MOST_CARDS) cards.push(previewCard(staged))
    take(staged)
  }
  return { preview: { ...reading.preview, encoding, cards }, notes }
}
