import { plainText } from '../../domain/cards/cloze'
import { severalLines } from '../../domain/drafts/draft-schema'
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
  readonly read: (source: TextSource) => TextReading | null
  /** The text as a file has it, with its deck and topics. */
  readonly framed: (text: string, note: CardNote) => string
  readonly keepsGapNumbers?: true
}

/** A deck that no file names. */
const NO_DECK = 'no deck'

const readBack = (text: string, { read }: NoteFormat): LooseNote | null => {
  const source = { text, fileName: '', deck: NO_DECK, problems: openTextProblems() }
  const [note, ...more] = [...((read(source)?.notes() as Iterable<LooseNote> | undefined) ?? [])] // these formats are read at once
  return note === undefined || more.length > 0 ? null : withSourceLines(note)
}

/** Whether two texts are shown in the same way: an escape more or less makes no difference. */
const isSame = (one: string, other: string): boolean =>
  severalLines(one) === severalLines(other) || plainText(one) === plainText(other)

const hasSource = ({ sourceLine, extra, asOf, below }: LooseNote): boolean =>
  sourceLine !== null || extra !== '' || asOf !== null || below !== undefined

const linesLost = (text: string): boolean => /\n/u.test(text)

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join('\n') === [...other].sort().join('\n')

/**
 * A note in the first wording that the format reads as the same question with the same answer: each is read again by the
 * importer of the format before it is written. Null if it reads none so. What is lost is counted.
 */
export const checkedText = (note: CardNote, format: NoteFormat, losses: ExportLosses): string | null => {
  const gapped = note.form === 'cloze' ? plainGaps(note.question, format.keepsGapNumbers === true) : note.question
  for (const wording of format.wordings(note)) {
    const read = readBack(format.framed(wording.text, note), format)
    const { question = gapped, answer = note.answer } = wording
    if (read === null || read.form !== note.form) continue
    if (!isSame(read.question, question) || (note.form !== 'cloze' && !isSame(read.answer, answer))) continue
    const found = new Set(wording.losses ?? [])
    if (gapped !== note.question) found.add('gaps')
    if (note.below.length > 0 && !hasSource(read)) found.add('source')
    if (note.below.some(([label]) => label === 'Also') && linesLost(note.card.extra ?? '')) found.add('lines')
    if (!sameList(read.topics, note.topics)) found.add('topics')
    if (note.deck !== null && read.deck !== note.deck) found.add('deck')
    for (const loss of found) losses.add(loss, note.question)
    return wording.text
  }
  for (let card = 0; card < note.cards; card += 1) losses.add('unwritable', note.question)
  return null
}
