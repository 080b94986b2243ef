import { createHash } from 'node:crypto'
import { withoutFrontMatter } from '../../domain/content/front-matter'
import { withGapsInOrder } from '../../domain/folder-sync/gap-numbers'
import type { BlockCard, ReadNote } from '../../domain/folder-sync/note-card'
import type { SyncedText } from '../../domain/folder-sync/synced-text'
import { isHashcards } from '../text-import/hashcards'
import type { TextSource } from '../text-import/loose-note'
import { type CardInNote, cardsInNotes, deckOfNote, gapsLeftOut, isObsidian } from '../text-import/obsidian'
import { BULLET } from '../text-import/obsidian-cards'
import { guidOfQuestion } from '../text-import/text-note'
import { openTextProblems, type TextProblems } from '../text-import/text-problems'
import { type CardEnd, cardEnd } from './raw-side'

/** A part of a text, as offsets in UTF-16 units. */
export type NoteSpan = { readonly from: number; readonly to: number }

/** A card of a note with the places of its parts in the note's text. */
export type LocatedCard = BlockCard & {
  readonly layout: 'line' | 'lines' | 'gaps'
  readonly hasTags: boolean
  readonly questionSpan: NoteSpan
  readonly separatorSpan: NoteSpan | null
  /** Null of gaps, which have no answer. */
  readonly answerSpan: NoteSpan | null
  readonly id: CardEnd['id']
  /** Where an id may be written: after the words of the line in which the card ends. */
  readonly idAt: number
  /** Whether Obsidian sees the id of a block there: not between the lines of a paragraph. */
  readonly isBlockEnd: boolean
  /** Whether it is a paragraph of one line, so that it may get more of them. */
  readonly isAlone: boolean
}

/** The ids that a sync makes; others are those of the person who wrote the note. */
const OWN_ID = /\^(am-[a-z0-9]{6,})/gu

type Lines = {
  readonly start: (line: number) => number
  readonly end: (line: number) => number
  readonly of: (at: number) => number
}

const openLinesOf = (text: string): Lines => {
  const ends = [...text.matchAll(/\r\n?|\n/gu)].map(({ index, 0: mark }) => ({ end: index, next: index + mark.length }))
  const start = (line: number) => (line === 0 ? 0 : (ends[line - 1]?.next ?? text.length))
  const end = (line: number) => ends[line]?.end ?? text.length
  const of = (at: number) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle]?.next ?? text.length) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
  return { start, end, of }
}

/** From a place on, without space at the end. The indent of its first line may be one of its words. */
const spanOf = (text: string, from: number, to: number): NoteSpan => {
  const begun = text.startsWith('\uFEFF', from) ? from + 1 : from
  return { from: begun, to: Math.max(begun, from + text.slice(from, to).trimEnd().length) }
}

/** What a note says of a card; null if that cannot be compared: gaps of several kinds, or gaps with an answer. */
const textOf = ({ note, written }: CardInNote): SyncedText | null => {
  const { form, question, answer } = note
  if (form === 'typed') return null
  if (form !== 'cloze') return { form, question, answer }
  const isPlain = written?.layout === 'gaps' && !/\{\{c\d/u.test(written.original)
  return isPlain ? { form, question: withGapsInOrder(question), answer: '' } : null
}

const locatedCard = (
  text: string,
  lines: Lines,
  bodyLine: number,
  found: CardInNote,
): Pick<
  LocatedCard,
  | 'layout'
  | 'hasTags'
  | 'questionSpan'
  | 'separatorSpan'
  | 'answerSpan'
  | 'id'
  | 'idAt'
  | 'isBlockEnd'
  | 'isAlone'
  | 'line'
> | null => {
  const { written, lines: block, hasTags } = found
  if (written === null) return null
  const lineOf = (at: number) => bodyLine + (block[at]?.at ?? 0)
  const first = lineOf(written.first)
  const begin = lines.start(first) + written.questionColumn
  const { separator, layout } = written
  const mark = separator && lines.start(lineOf(separator.line)) + separator.column
  const separatorSpan = separator && mark !== null ? { from: mark, to: mark + separator.length } : null
  const last = lines.end(lineOf(written.last))
  const endingFrom =
    separator === null
      ? begin
      : layout === 'line'
        ? (separatorSpan?.to ?? begin)
        : lines.start(lineOf(separator.line + 1))
  const ending = cardEnd(text.slice(endingFrom, last))
  const wordsEnd = endingFrom + ending.words
  const questionEnd =
    separator === null ? wordsEnd : layout === 'line' ? (mark ?? begin) : lines.end(lineOf(separator.line - 1))
  const endLine = lines.of(wordsEnd)
  const lineText = text.slice(lines.start(endLine), lines.end(endLine))
  const next = block.find(({ at }) => bodyLine + at === endLine + 1)?.line.trim() ?? ''
  const id = ending.id && { ...ending.id, from: ending.id.from + endingFrom, to: ending.id.to + endingFrom }
  return {
    line: first + 1,
    layout,
    hasTags,
    questionSpan: spanOf(text, begin, questionEnd),
    separatorSpan,
    answerSpan: separator === null ? null : spanOf(text, endingFrom, wordsEnd),
    id,
    idAt: lines.start(endLine) + lineText.trimEnd().length,
    isBlockEnd: next === '' || next.startsWith('<!--') || BULLET.test(lineText),
    isAlone:
      layout === 'line' &&
      written.questionColumn === 0 &&
      block.every(({ line }, at) => at === written.first || line.trim().startsWith('<!--')),
  }
}

/** The deck of a note: its folders and its name. */
const deckOfPlace = (path: string): string =>
  path
    .replace(/\.[^./]*$/u, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('::')

const seedOf = (path: string, { form, question, answer }: SyncedText): string =>
  createHash('sha256')
    .update(JSON.stringify([path, form, question, answer]))
    .digest('hex')

/** Whether a note has cards that a sync knows: those of Obsidian Spaced Repetition, and cards with an id of ours. */
const isSynced = (source: TextSource): boolean =>
  (isObsidian(source.text) || source.text.search(OWN_ID) >= 0) && !isHashcards(withoutFrontMatter(source.text).body)

/** The cards of a note's text with their places in it, and our ids that belong to none. */
export const locateCards = (
  path: string,
  text: string,
  problems: TextProblems = openTextProblems(),
): { readonly cards: readonly LocatedCard[] } & Pick<ReadNote, 'strayIds' | 'leftOut'> => {
  const source: TextSource = { text, fileName: path, deck: deckOfPlace(path), problems }
  if (!isSynced(source)) return { cards: [], strayIds: [], leftOut: [] }
  const { front, body } = withoutFrontMatter(text)
  const lines = openLinesOf(text)
  const bodyLine = lines.of(text.length - body.length)
  const cards: LocatedCard[] = []
  const start = { deck: deckOfNote(front, source), heading: null }
  for (const found of cardsInNotes(body, source, start)) {
    const said = textOf(found)
    const placed = locatedCard(text, lines, bodyLine, found)
    if (said === null || placed === null) continue
    cards.push({
      ...placed,
      place: cards.length,
      blockId: placed.id?.value ?? null,
      text: said,
      deck: found.note.deck ?? deckOfPlace(path),
      topics: [...new Set(found.note.topics)],
      schedules: found.note.schedules,
      guid: found.note.id ?? guidOfQuestion(found.note.question, 0),
      seed: seedOf(path, said),
    })
  }
  const known = new Set(cards.map(({ blockId }) => blockId))
  const strayIds = [...new Set([...text.matchAll(OWN_ID)].map(([, id = '']) => id))].filter((id) => !known.has(id))
  const leftOut = gapsLeftOut(body).map(({ at, text: gaps }) => ({ line: bodyLine + at + 1, text: gaps }))
  return { cards, strayIds, leftOut }
}

/** A note as a sync reads it. @param sha256 of its bytes */
export const readNote = (path: string, text: string, sha256: string, problems: TextProblems): ReadNote => {
  const { cards, strayIds, leftOut } = locateCards(path, text, problems)
  const plain = cards.map(({ place, line, blockId, text: said, deck, topics, schedules, guid, seed }): BlockCard => {
    return { place, line, blockId, text: said, deck, topics, schedules, guid, seed }
  })
  return { path, sha256, cards: plain, strayIds, leftOut }
}
