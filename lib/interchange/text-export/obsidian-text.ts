import { blockIdOfCard } from '../exported-block-id'
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

type Written = {
  /** Without what is shown below the answer, if it cannot be written with it. */
  readonly below: CardNote['below']
  /** Whether the block gets the id by which an import knows its card. */
  readonly hasId: boolean
}

const wordings = (note: CardNote, { below: shown, hasId }: Written): readonly Wording[] => {
  const id = blockIdOfCard(note.card.cardId)
  // Where a card has several lines, a comment: Obsidian knows ids only after the last word of a block.
  const [atEnd, below] = hasId ? [` ^${id}`, [`<!--^${id}-->`]] : ['', []]
  const tags = note.topics
    .slice(1)
    .map((topic) => ` ${tagOf(topic)}`)
    .join('')
  const [question, answer] = [flatLines(note.question), flatLines(note.answer)]
  const losses = question !== note.question || answer !== note.answer ? (['lines'] as const) : []
  const asked = withGaps(question, (words) => `==${words}==`)
  const hidden = shown.map(hiddenLine)
  const write = (own: (text: string) => string): readonly Wording[] => {
    if (note.form === 'cloze') {
      const sentence = `${own(asked)}${tags}`
      if (hidden.length === 0 && !sentence.includes('\n')) return [{ text: `${sentence}${atEnd}` }]
      return [{ text: [sentence, ...hidden, ...below].join('\n') }]
    }
    const sign = note.form === 'reversed' ? '?' : ''
    const lines = note.form === 'reversed' ? hidden : shown.map(shownLine)
    const inLine = `${own(question)}::${sign === '' ? '' : ':'}${own(answer)}${tags}${atEnd}`
    return [
      ...(lines.length === 0 ? [{ text: inLine }] : []),
      { text: [`${own(question)}${tags}`, `?${sign}`, own(answer), ...lines, ...below].join('\n') },
    ]
  }
  return [...write((text) => text), ...write(escaped)].map((wording) => ({
    ...wording,
    ...(note.form === 'cloze' ? {} : { question, answer }),
    losses,
  }))
}

const OBSIDIAN: NoteFormat = {
  wordings: (note) =>
    [true, false].flatMap((hasId) => [note.below, []].flatMap((below) => wordings(note, { below, hasId }))),
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
