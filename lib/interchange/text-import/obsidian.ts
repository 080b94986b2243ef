import { DAY_MS } from '../../domain/time/units'
import type { LooseNote, TextReading, TextSource } from './loose-note'
import { markdownNote, withoutFrontMatter } from './markdown-note'
import { headingOf, type NoteBlock, noteBlocks } from './note-blocks'
import { isRemNote, remNoteNotes } from './remnote'
import type { TextSchedule } from './text-note'
import type { TextProblems } from './text-problems'

const DECK_TAG = /(?:^|\s)#flashcards((?:\/[^\s#]+)?)(?=\s|$)/u
const TAG = /(?:^|\s)#([^\s#]+)/gu
const COMMENT = /<!--SR:([\s\S]*?)-->/gu
/** By which Obsidian links to a block, at its end. Short ones and small numbers may be powers. */
const BLOCK_ID = /(?:^|\s)\^(?:(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{3,}|\d{6,})$/u
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

/** Highlighted words as gaps, a number each. */
const highlightsAsGaps = (text: string): string => {
  let number = 0
  return text.replace(/==(?=\S)([^=\n](?:[^\n]*?\S)?)==/gu, (_, words: string) => {
    number += 1
    return `{{c${number}::${words}}}`
  })
}

/** Where a separator is, outside of code and gaps; -1 if nowhere. */
const separatorAt = (line: string, separator: string): number => {
  const blind = line.replace(/`[^`]*`|\{\{c\d+::[^}]*\}\}|https?:\S+/gu, (hidden) => ' '.repeat(hidden.length))
  return blind.indexOf(separator)
}

/** A side of a card without the id of its block, which is no part of its words. */
const withoutBlockId = (side: string): string => side.replace(COMMENT, '').trimEnd().replace(BLOCK_ID, '').trimEnd()

type Asked = Pick<LooseNote, 'form' | 'question' | 'answer'> & { readonly original: string }

const bullet = /^\s*(?:[-*+]|\d+\.)\s+/u

/** The cards of a block: one for each line with a separator, otherwise one of all of it. */
const cardsOf = (lines: readonly string[]): readonly Asked[] => {
  const single = lines.flatMap((line, at): readonly Asked[] => {
    const reversed = separatorAt(line, ':::')
    const from = reversed >= 0 ? reversed : separatorAt(line, '::')
    if (from < 0) return []
    const length = reversed >= 0 ? 3 : 2
    const next = lines[at + 1]?.trim().startsWith('<!--SR:') ? `\n${lines[at + 1]}` : ''
    return [
      {
        form: reversed >= 0 ? 'reversed' : 'question',
        question: line.slice(0, from).replace(bullet, ''),
        answer: withoutBlockId(line.slice(from + length)),
        original: `${line}${next}`,
      },
    ]
  })
  const marked = lines.findIndex((line) => /^\?{1,2}\s*$/u.test(line))
  const original = lines.join('\n')
  if (marked > 0) {
    const form = lines[marked]?.trim() === '??' ? 'reversed' : 'question'
    const [first = '', ...more] = lines.slice(0, marked)
    return [
      {
        form,
        question: [headingOf(first) ?? first, ...more].join('\n'),
        answer: withoutBlockId(lines.slice(marked + 1).join('\n')),
        original,
      },
    ]
  }
  if (single.length > 0) return single
  const gapped = highlightsAsGaps(original)
  return gapped === original ? [] : [{ form: 'cloze', question: withoutBlockId(gapped), answer: '', original }]
}

const deckOfTag = (tag: string): string => tag.slice(1).split('/').filter(Boolean).join('::')

const isTagLine = (line: string): boolean => /^(?:\s*#[^\s#]+)+\s*$/u.test(line)

/** Whether lines without an empty one between them are a card, as one of the formats of notes writes it. */
export const isCardOfNotes = (lines: readonly string[]): boolean =>
  cardsOf(lines).length > 0 || isRemNote(lines.join('\n'))

/** Whether a line asks and answers, with `::` between. */
export const isCardInOneLine = (line: string): boolean => separatorAt(line, '::') > 0

/**
 * The cards of notes, with the headings above them as topics. An outline of RemNote among them is read as such.
 * @param start the deck and the heading before the text
 */
export const cardsOfNotes = function* (
  body: string,
  source: TextSource,
  start: { readonly deck: string | null; readonly heading: string | null },
): Generator<LooseNote> {
  let { deck } = start
  for (const block of noteBlocks(body, start.heading)) {
    for (const line of block.lines.filter(isTagLine)) {
      const tag = DECK_TAG.exec(line)
      if (tag) deck = tag[1] ? deckOfTag(tag[1]) : source.deck
    }
    yield* notesOfBlock({ ...block, lines: block.lines.filter((line) => !isTagLine(line)) }, { ...source, deck })
  }
}

const notesOfBlock = function* ({ heading, lines }: NoteBlock, source: TextSource): Generator<LooseNote> {
  const cards = cardsOf(lines)
  const above = heading === null || heading === '' ? [] : [heading]
  const text = lines.join('\n')
  if (cards.length === 0 && isRemNote(text)) {
    for (const note of remNoteNotes(text, source)) yield { ...note, topics: above }
    return
  }
  for (const asked of cards) {
    const own = DECK_TAG.exec(asked.original)
    const tags = [...asked.original.matchAll(TAG)]
      .map(([, name = '']) => name)
      .filter((name) => !/^flashcards(?:\/|$)/u.test(name) && !/^\d+$/u.test(name))
    const tagless = (side: string): string => (own || tags.length > 0 ? side.replace(TAG, '') : side)
    const note = markdownNote(
      {
        ...asked,
        question: tagless(asked.question),
        answer: tagless(asked.answer),
        deck: own?.[1] ? deckOfTag(own[1]) : source.deck,
        topics: [...above, ...tags.map((name) => name.replaceAll('/', '::'))],
        schedules: schedulesIn(asked.original, source.problems),
      },
      source,
    )
    if (note) yield note
  }
}

/**
 * Cards of Obsidian Spaced Repetition, with its usual separators. A line of tags says the deck of what follows, a tag in
 * a card that of the card; `#flashcards` alone leaves the deck of the file.
 */
export const readObsidian = (source: TextSource): TextReading | null => {
  if (!isObsidian(source.text)) return null
  const { front, body } = withoutFrontMatter(source.text)
  const ofFile = /flashcards\/([^\s"'\],]+)/u.exec(front)?.[1]
  const deck = ofFile === undefined ? source.deck : deckOfTag(`/${ofFile}`)
  return {
    preview: { format: 'obsidian', table: null },
    notes: () => cardsOfNotes(body, source, { deck, heading: null }),
  }
}
