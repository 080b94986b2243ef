import type { PreviewCard, TextChoices, TextPreview } from '../../domain/imports/text-preview'
import { readZip } from '../../sources/zip'
import type { StagedCard, StagedNote } from '../anki/staged-note'
import { readAnkiHeaders } from './anki-headers'
import { decodeFile } from './decode-file'
import { identified, type TextReading, type TextSource } from './loose-note'
import { readMochi } from './mochi'
import { readTable } from './read-table'
import { recognisedMarkdown } from './recognised-markdown'
import { withSourceLines } from './source-lines'
import { TEXT_LIMITS, TextFileError, tooMany } from './text-failure'
import { stagedTextNote } from './text-note'
import type { TextProblems } from './text-problems'

const MOST_CARDS = 5
const LONGEST_SIDE_SHOWN = 200

const NOT_CARDS =
  'No cards were found in this file. A table needs a column for the question and one for the answer; Markdown needs cards as one of the formats writes them.'

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
    tags: topics,
    card: { form, deletion, ...sides, hint, extra: shown(extra ?? '', LONGEST_SIDE_DRAWN), aliases: [] },
  }
}

/** A reading whose notes have the sources that their last lines say. */
const withSources = ({ preview, notes }: TextReading): TextReading => ({
  preview,
  notes: async function* () {
    for await (const note of notes()) yield withSourceLines(note)
  },
})

const readMarkdown = (source: TextSource): TextReading | null => {
  const reading = recognisedMarkdown(source)
  return reading && withSources(reading)
}

/** A person who says what the columns are says that it is a table. */
const isTable = (fileName: string, choices: TextChoices): boolean =>
  /\.(?:csv|tsv)$/iu.test(fileName) || choices.columns !== undefined || choices.separator !== undefined

const readOne = async (source: TextSource, choices: TextChoices): Promise<TextReading | null> => {
  if (isTable(source.fileName, choices)) return readTable(source, choices)
  if (readAnkiHeaders(source.text) !== null && !/\.(?:md|markdown)$/iu.test(source.fileName)) {
    return readTable(source, choices)
  }
  return readMarkdown(source) ?? (/\.(?:md|markdown)$/iu.test(source.fileName) ? null : readTable(source, choices))
}

/** The deck of a file: its folders and its name. */
const deckOfPath = (path: string): string =>
  path
    .replace(/\.[^./]*$/u, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.')
    .join('::')

type Understood = { readonly reading: TextReading; readonly encoding: string }

/** The Markdown files of a zip, one after the other; the kind of the first is said to be that of all. */
const readFiles = (
  files: ReadonlyMap<string, Uint8Array>,
  problems: TextProblems,
  choices: TextChoices,
): Understood => {
  const read: TextReading[] = []
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = textOf(bytes, choices)
    if (text === null) problems.add('unreadable-file', path)
    const source = { text: text ?? '', fileName: path, deck: deckOfPath(path), problems }
    const reading = text === null ? null : readMarkdown(source)
    if (reading) read.push(reading)
    else if (text !== null) problems.add('no-cards', path)
  }
  const [first] = read
  if (!first) throw new TextFileError(NOT_CARDS)
  async function* notes() {
    for (const reading of read) yield* reading.notes()
  }
  return { reading: { preview: first.preview, notes }, encoding: 'utf-8' }
}

const textOf = (bytes: Uint8Array, choices: TextChoices): string | null => {
  try {
    return decodeFile(bytes, choices.encoding).text
  } catch (reason) {
    if (reason instanceof TextFileError) return null
    throw reason
  }
}

const isHidden = (path: string): boolean => path.split('/').some((part) => /^[._]/u.test(part))

const readPacked = async ({ bytes, fileName, choices }: TextFileOrder, problems: TextProblems): Promise<Understood> => {
  const isWanted = (path: string) =>
    /(?:^|\/)data\.(?:json|edn)$|\.(?:md|markdown|txt)$/iu.test(path) && !isHidden(path)
  const zip = await readZip(bytes, isWanted)
  if (!zip.ok) throw new TextFileError(zip.message)
  const json = zip.entries.get('data.json')
  const deck = deckOfPath(fileName)
  if (json) {
    const { text, encoding } = decodeFile(json)
    return { reading: withSources(readMochi(text, { text, fileName, deck, problems })), encoding }
  }
  if (zip.entries.has('data.edn')) {
    throw new TextFileError('This is a Mochi file of an old version. Export the deck again with the current version.')
  }
  return readFiles(zip.entries, problems, choices)
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3

const understood = async (order: TextFileOrder, problems: TextProblems): Promise<Understood> => {
  const { bytes, fileName, choices, files } = order
  if (files) return readFiles(files, problems, choices)
  if (isZip(bytes)) return readPacked(order, problems)
  const { text, encoding } = decodeFile(bytes, choices.encoding)
  const reading = await readOne({ text, fileName, deck: deckOfPath(fileName), problems }, choices)
  if (reading === null) throw new TextFileError(NOT_CARDS)
  return { reading, encoding }
}

export type TextFileOrder = {
  readonly bytes: Uint8Array
  /** Without its folder. */
  readonly fileName: string
  readonly choices: TextChoices
  readonly now: number
  /** Of a folder: its Markdown files by their paths in it. Then there are no bytes of one file. */
  readonly files?: ReadonlyMap<string, Uint8Array>
}

/** A text that was read: how it was understood, and how many questions it asks. */
export type ReadTextFile = { readonly preview: TextPreview; readonly notes: number }

/**
 * Reads a text of cards: its kind is recognised by what is in it. Each question is given to `take` as it comes into the
 * library; what could not be kept is among the problems.
 * @throws TextFileError, whose message is for people, if it cannot be read or has no cards
 */
export const readTextFile = async (
  order: TextFileOrder,
  problems: TextProblems,
  take: (note: StagedNote) => void,
): Promise<ReadTextFile> => {
  const { now } = order
  const { reading, encoding } = await understood(order, problems)
  const cards: PreviewCard[] = []
  let notes = 0
  for await (const note of identified(reading.notes(), problems)) {
    const staged = stagedTextNote(note, now)
    notes += 1
    if (notes > TEXT_LIMITS.notes) throw tooMany()
    const [first] = staged.cards
    if (first && cards.length < MOST_CARDS) cards.push(previewCard(staged, first))
    take(staged)
  }
  return { preview: { ...reading.preview, encoding, cards }, notes }
}
