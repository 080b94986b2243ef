import { withoutFrontMatter } from '../../domain/content-files/front-matter'
import type { TextSchedule } from '../../domain/imports/text-schedule'
import { DAY_MS } from '../../domain/time/units'
import { cardOfBlockId } from '../exported-block-id'
import type { LooseNote, TextReading, TextSource } from './loose-note'
import { cardMarkdown, linesOfText, markdownNote } from './markdown-note'
import { noteBlocks } from './note-blocks'
import {
  blockIdOf,
  cardsInBlock,
  fencedLines,
  gapsBesideCards,
  outsideCode,
  separatorAt,
  type WrittenCard,
} from './obsidian-cards'
import { isRemNote, remNoteNotes } from './remnote'
import type { TextProblems } from './text-problems'

const DECK_TAG = /(?:^|\s)#flashcards((?:\/[^\s#]+)?)(?=\s|$)/u
/** A tag with the space before it. */
const TAG = outsideCode('(?:^|\\s)#([^\\s#]+)')

const withoutTags = (side: string): string =>
  side.replace(TAG, (found, name: string | undefined) => (name === undefined ? found : ''))
const COMMENT = /<!--SR:([\s\S]*?)-->/gu
/** The day that the plugin gives to a card that was not studied yet, beside one that was. */
const NOT_STUDIED = '2000-01-01'

/** Whether a text has cards as Obsidian Spaced Repetition reads them. */
export const isObsidian = (text: string): boolean =>
  /(?:^|[\s"'[,-])#?flashcards(?:[/\s"'\],]|$)/mu.test(withoutFrontMatter(text).front) ||
  DECK_TAG.test(text) ||
  /<!--SR:/u.test(text) ||
  /^\S.*\n\?{1,2}\n\S/mu.test(text.replaceAll('\r\n', '\n'))

const scheduleOf = (written: string): TextSchedule | null | 'wrong' => {
  const found = /^(\d{4}-\d{2}-\d{2}),(\d{1,5}(?:\.\d+)?),(\d{2,4})$/u.exec(written.trim())
  const at = found?.[1] === undefined ? Number.NaN : Date.parse(`${found[1]}T00:00:00Z`)
  if (!found || Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== found[1]) return 'wrong'
  if (found[1] === NOT_STUDIED) return null
  const intervalDays = Math.max(1, Math.round(Number(found[2])))
  return { dueDay: Math.round(at / DAY_MS), intervalDays, ease: Number(found[3]) / 100 }
}

/** When the cards of a block are due, in their order; comments that cannot be read are reported. */
const schedulesIn = (block: string, problems: TextProblems): readonly (TextSchedule | null)[] =>
  [...block.matchAll(COMMENT)].flatMap(([comment, list = '']) => {
    const read = list.replace(/^!/u, '').split('!').map(scheduleOf)
    if (!read.includes('wrong')) return read.filter((one) => one !== 'wrong')
    problems.add('schedule', comment)
    return []
  })

const deckOfTag = (tag: string): string => tag.slice(1).split('/').filter(Boolean).join('::')

const isTagLine = (line: string): boolean => /^(?:\s*#[^\s#]+)+\s*$/u.test(line)

/** Whether lines without an empty one between them are a card, as one of the formats of notes writes it. */
export const isCardOfNotes = (lines: readonly string[]): boolean =>
  cardsInBlock(lines).length > 0 || isRemNote(lines.join('\n'))

/** Whether a line asks and answers, with `::` between. */
export const isCardInOneLine = (line: string): boolean => separatorAt(line, '::') > 0

/** A line of a note, and where it is in the text; the first is 0. */
export type NoteLine = { readonly line: string; readonly at: number }

/** A card of a note, with the lines of its block; `written` is null in an outline of RemNote. */
export type CardInNote = {
  readonly note: LooseNote
  readonly written: WrittenCard | null
  /** Those of its block that are no tags: `written` counts them from 0. */
  readonly lines: readonly NoteLine[]
  /** Whether tags were left out of its sides. */
  readonly hasTags: boolean
}

type Start = { readonly deck: string | null; readonly heading: string | null }

/**
 * The cards of notes with where they are, with the headings above them as topics. An outline of RemNote among them is
 * read as such.
 * @param start the deck and the heading before the text
 */
export const cardsInNotes = function* (body: string, source: TextSource, start: Start): Generator<CardInNote> {
  let { deck } = start
  for (const { heading, lines, from } of noteBlocks(body, start.heading)) {
    const isFenced = fencedLines(lines)
    const numbered = lines.map((line, at) => ({ line, at: from + at, isTags: !isFenced[at] && isTagLine(line) }))
    for (const { line } of numbered.filter(({ isTags }) => isTags)) {
      const tag = DECK_TAG.exec(line)
      if (tag) deck = tag[1] ? deckOfTag(tag[1]) : source.deck
    }
    const topics = heading === null || heading === '' ? [] : [heading]
    const own = numbered.filter(({ isTags }) => !isTags)
    yield* cardsOfBlock(own, topics, { ...source, deck })
  }
}

/** Sentences with gaps that no card asks for, because a card of one line is in their block; `at` is their line, from 0. */
export const gapsLeftOut = (body: string): readonly { readonly at: number; readonly text: string }[] =>
  noteBlocks(body).flatMap(({ lines, from }) =>
    gapsBesideCards(lines).map(({ at, text }) => ({ at: from + at, text: cardMarkdown(withoutTags(text)) })),
  )

const cardsOfBlock = function* (
  lines: readonly NoteLine[],
  above: readonly string[],
  source: TextSource,
): Generator<CardInNote> {
  const texts = lines.map(({ line }) => line)
  const cards = cardsInBlock(texts)
  const text = texts.join('\n')
  if (cards.length === 0 && isRemNote(text)) {
    for (const note of remNoteNotes(text, source))
      yield { note: { ...note, topics: above }, written: null, lines, hasTags: false }
    return
  }
  for (const written of cards) {
    const own = DECK_TAG.exec(written.original)
    const tags = [...written.original.matchAll(TAG)]
      .flatMap(([, name]) => (name === undefined ? [] : [name]))
      .filter((name) => !/^flashcards(?:\/|$)/u.test(name) && !/^\d+$/u.test(name))
    const hasTags = own !== null || tags.length > 0
    const tagless = (side: string): string => (hasTags ? withoutTags(side) : side)
    const blockId = blockIdOf(written)
    const cardId = cardOfBlockId(blockId)
    const note = markdownNote(
      {
        form: written.form,
        id: cardId === null ? null : blockId,
        original: written.original,
        question: tagless(written.question),
        answer: tagless(written.answer),
        deck: own?.[1] ? deckOfTag(own[1]) : source.deck,
        topics: [...above, ...tags.map((name) => name.replaceAll('/', '::'))],
        schedules: schedulesIn(written.original, source.problems),
      },
      source,
    )
    const named = { ...(blockId === null ? {} : { blockId }), ...(cardId === null ? {} : { cardIds: [cardId] }) }
    if (note) yield { note: { ...note, ...named }, written, lines, hasTags }
  }
}

/** The cards of notes, as `cardsInNotes` finds them. */
export const cardsOfNotes = function* (body: string, source: TextSource, start: Start): Generator<LooseNote> {
  for (const { note } of cardsInNotes(body, source, start)) yield note
}

/** The deck that the settings of a note name; else that of its place. */
export const deckOfNote = (front: string, source: Pick<TextSource, 'deck'>): string | null => {
  const ofFile = /flashcards\/([^\s"'\],]+)/u.exec(front)?.[1]
  return ofFile === undefined ? source.deck : deckOfTag(`/${ofFile}`)
}

/**
 * Cards of Obsidian Spaced Repetition, with its usual separators. A line of tags says the deck of what follows, a tag in
 * a card that of the card; `#flashcards` alone leaves the deck of the file.
 */
export const readObsidian = (source: TextSource): TextReading | null => {
  if (!isObsidian(source.text)) return null
  const { front, body } = withoutFrontMatter(source.text)
  const deck = deckOfNote(front, source)
  return {
    preview: { format: 'obsidian', table: null },
    notes: () => {
      const before = linesOfText(source.text).length - linesOfText(body).length
      for (const { at, text } of gapsLeftOut(body))
        source.problems.add('gaps-beside-card', `Line ${before + at + 1} of ${source.fileName}: ${text}`)
      return cardsOfNotes(body, source, { deck, heading: null })
    },
  }
}
