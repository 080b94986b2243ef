import { plainText } from '../../domain/cards/cloze'
import { severalLines } from '../../domain/drafting/draft-schema'
import type { TextPreview } from '../../domain/imports/text-preview'
import type { LooseNote, TextReading, TextSource } from '../text-import/loose-note'
import { withSourceLines } from '../text-import/source-lines'
import { openTextProblems } from '../text-import/text-problems'
import { type CardNote, plainGaps } from './card-note'
import type { ExportLoss, ExportLosses } from './export-losses'

/** A way to write a note, and what it loses. */
export type Wording = {
  readonly text: string
  /** The sides that it is to be read as, where they are not those of the note. */
  readonly question?: string
  readonly answer?: string
  readonly losses?: readonly ExportLoss[]
}

/** How a format writes a note, the best way first, and how its text is read. */
export type NoteFormat = {
  readonly wordings: (note: CardNote) => readonly Wording[]
  /** As its importer calls it. */
  readonly name: TextPreview['format']
  readonly read: (source: TextSource) => TextReading | null
  /** What another note could make of a text. */
  readonly refuses?: RegExp
  /** The text as a file has it, with its deck and topics. */
  readonly framed: (text: string, note: CardNote) => string
  /** A card that asks “Next?”, as it comes after another one; left out where no text reaches beyond its card. */
  readonly next?: string
  readonly keepsGapNumbers?: true
  /** What becomes of decks that it does not keep; otherwise their names are written differently. */
  readonly deckLoss?: ExportLoss
}

/** A deck that no file names. */
const NO_DECK = 'no deck'

/** The note that a text is read as; null if it is not one note, or takes the next one with it. */
const readBack = (text: string, { name, read, next }: NoteFormat): LooseNote | null => {
  const whole = next === undefined ? text : `${text}\n${next}\n`
  const source = { text: whole, fileName: '', deck: NO_DECK, problems: openTextProblems() }
  const reading = read(source)
  if (reading?.preview.format !== name) return null
  const [note, ...more] = [...(reading.notes() as Iterable<LooseNote>)] // these formats are read at once
  const isApart =
    next === undefined
      ? more.length === 0
      : more.length === 1 && more[0]?.question === 'Next?' && more[0].answer === 'Yes'
  return note !== undefined && isApart ? withSourceLines(note) : null
}

/** Whether two texts are shown in the same way: an escape more or less makes no difference. */
const isSame = (one: string, other: string): boolean =>
  severalLines(one) === severalLines(other) || plainText(one) === plainText(other)

const hasSource = ({ sourceLine, extra, asOf, below }: LooseNote): boolean =>
  sourceLine !== null || extra !== '' || asOf !== null || below !== undefined

const linesLost = (text: string): boolean => /\n/u.test(text)

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join('\n') === [...other].sort().join('\n')

/** What became of topics: all are missing, some are, or they are written differently. */
const topicLoss = (topics: readonly string[], read: readonly string[]): ExportLoss | null => {
  if (sameList(read, topics)) return null
  if (read.length === 0) return 'no-topics'
  return read.length < topics.length ? 'some-topics' : 'topics'
}

/**
 * A note in the first wording that the format reads as the same question with the same answer: each is read again by the
 * importer of the format before it is written. Null if it reads none so. What is lost is counted.
 */
export const checkedText = (note: CardNote, format: NoteFormat, losses: ExportLosses): string | null => {
  const gapped = note.form === 'cloze' ? plainGaps(note.question, format.keepsGapNumbers === true) : note.question
  for (const wording of format.wordings(note)) {
    if (format.refuses?.test(wording.text)) continue
    const read = readBack(format.framed(wording.text, note), format)
    const { question = gapped, answer = note.answer } = wording
    if (read === null || read.form !== note.form) continue
    if (!isSame(read.question, question) || (note.form !== 'cloze' && !isSame(read.answer, answer))) continue
    const found = new Set(wording.losses ?? [])
    if (gapped !== note.question) found.add('gaps')
    if (note.below.length > 0 && !hasSource(read)) found.add('source')
    if (note.below.some(([label]) => label === 'Also') && linesLost(note.card.extra ?? '')) found.add('lines')
    const ofTopics = topicLoss(note.topics, read.topics)
    if (ofTopics !== null) found.add(ofTopics)
    if (note.deck !== null && read.deck !== note.deck) found.add(format.deckLoss ?? 'deck')
    for (const loss of found) losses.add(loss, note.question)
    return wording.text
  }
  const isUnanswered = note.form !== 'cloze' && note.answer.trim() === ''
  for (let card = 0; card < note.cards; card += 1) losses.add(isUnanswered ? 'unanswered' : 'unwritable', note.question)
  return null
}
