import { recognisedMarkdown } from '../text-import/recognised-markdown'
import { type CardNote, withGaps } from './card-note'
import { checkedText, type NoteFormat, type Wording } from './checked-text'
import type { ExportLosses } from './export-losses'
import type { NotesFile } from './notes-file'
import { flatLines, headed, inSections, type PlacedText } from './sections'
import { hiddenLine, shownLine } from './source-lines'

/** A name as a tag of Obsidian, which has letters, digits, `_`, `-` and, between levels, `/`. */
const tagOf = (name: string): string =>
  `#${name
    .split('::')
    .map((part) => part.trim().replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '_'))
    .join('/')}`

const deckLine = (deck: string | null): string => (deck === null ? '#flashcards' : tagOf(`flashcards::${deck}`))

/** What Obsidian would take for a tag or a separator, as words. */
const escaped = (text: string): string =>
  text
    .replace(/(^|\s)#(?=[^\s#])/gu, '$1\\#')
    .replace(/^([QAC]):/gmu, '$1\\:')
    .replace(/:{2,}/gu, (signs) => '\\:'.repeat(signs.length))

const wordings = (note: CardNote): readonly Wording[] => {
  const tags = note.topics
    .slice(1)
    .map((topic) => ` ${tagOf(topic)}`)
    .join('')
  const [question, answer] = [flatLines(note.question), flatLines(note.answer)]
  const losses = question !== note.question || answer !== note.answer ? (['lines'] as const) : []
  const asked = withGaps(question, (words) => `==${words}==`)
  const hidden = note.below.map(hiddenLine)
  const write = (own: (text: string) => string): readonly Wording[] => {
    if (note.form === 'cloze') return [{ text: [`${own(asked)}${tags}`, ...hidden].join('\n') }]
    const sign = note.form === 'reversed' ? '?' : ''
    const below = note.form === 'reversed' ? hidden : note.below.map(shownLine)
    return [
      ...(below.length === 0 ? [{ text: `${own(question)}::${sign === '' ? '' : ':'}${own(answer)}${tags}` }] : []),
      { text: [`${own(question)}${tags}`, `?${sign}`, own(answer), ...below].join('\n') },
    ]
  }
  return [...write((text) => text), ...write(escaped)].map((wording) => ({
    ...wording,
    ...(note.form === 'cloze' ? {} : { question, answer }),
    losses,
  }))
}

const OBSIDIAN: NoteFormat = {
  wordings: (note) => [...wordings(note), ...wordings({ ...note, below: [] })],
  name: 'obsidian',
  read: recognisedMarkdown,
  // Of one note or of two, these make a file one of hashcards.
  refuses: /^[QAC]:/mu,
  framed: (text, note) => headed(note.topics[0], deckLine(note.deck), text),
  next: 'Next?::Yes',
}

/** Notes as a Markdown file for Obsidian Spaced Repetition: a heading for each topic, a tag for each deck. */
export const openObsidianText = (losses: ExportLosses): NotesFile => {
  const blocks: PlacedText[] = []
  return {
    add: (note) => {
      const text = checkedText(note, OBSIDIAN, losses)
      if (text !== null) blocks.push({ heading: note.topics[0], line: deckLine(note.deck), text })
    },
    finish: () => inSections(blocks),
  }
}
