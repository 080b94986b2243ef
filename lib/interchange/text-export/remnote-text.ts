import { recognisedMarkdown } from '../text-import/recognised-markdown'
import { type CardNote, withGaps } from './card-note'
import { checkedText, type NoteFormat, type Wording } from './checked-text'
import type { ExportLosses } from './export-losses'
import type { NotesFile } from './notes-file'
import { inOneLine } from './sections'
import { shownLine } from './source-lines'

/** An item of an outline, with what is below it. */
const item = (text: string, below: readonly string[]): string =>
  [`- ${text}`, ...below.map((line) => `    - ${line}`)].join('\n')

const isList = (text: string): boolean => /\n/u.test(text) && text.split('\n').every((line) => /^- \S/u.test(line))

const wordings = (note: CardNote): readonly Wording[] => {
  const { below, form } = note
  const [question, answer] = [inOneLine(note.question), inOneLine(note.answer)]
  const shown = below.map(shownLine)
  if (form === 'cloze') {
    const text = withGaps(question, (words) => `{{${words}}}`)
    return [{ text: item(text, shown), losses: question === note.question ? [] : ['lines'] }]
  }
  if (form === 'question' && isList(note.answer)) {
    const items = note.answer.split('\n').map((line) => line.slice(2))
    // What is below would be a part of the list.
    return [{ text: item(`${question} >>>`, items), question, losses: below.length > 0 ? ['source'] : [] }]
  }
  const losses = question === note.question && answer === note.answer ? [] : (['lines'] as const)
  const sign = form === 'reversed' ? '<>' : '>>'
  return [{ text: item(`${question} ${sign} ${answer}`, shown), question, answer, losses }]
}

const REMNOTE: NoteFormat = {
  wordings: (note) => [...wordings(note), ...wordings({ ...note, below: [] })],
  name: 'remnote',
  read: recognisedMarkdown,
  framed: (text) => text,
  next: '- Next? >> Yes',
  deckLoss: 'deck-item',
}

/** Notes as an outline of RemNote. It has no decks: each is an item above its cards. */
export const openRemNoteText = (losses: ExportLosses): NotesFile => {
  const decks = new Map<string, string[]>()
  return {
    add: (note) => {
      const text = checkedText(note, REMNOTE, losses)
      if (text === null) return
      const deck = note.deck === null ? 'Cards' : note.deck.replace(/[<>:;{}]{2,}/gu, ' / ')
      const items = decks.get(deck) ?? []
      decks.set(deck, items)
      items.push(text.replace(/^/gmu, '    '))
    },
    finish: () => [...decks].map(([deck, items]) => `- ${deck}\n${items.join('\n')}\n`).join(''),
  }
}
