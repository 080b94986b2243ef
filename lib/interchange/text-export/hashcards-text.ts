import { recognisedMarkdown } from '../text-import/recognised-markdown'
import { type CardNote, oneWay, withGaps } from './card-note'
import { checkedText, type NoteFormat, type Wording } from './checked-text'
import type { ExportLosses } from './export-losses'
import type { NotesFile } from './notes-file'
import { headed, inSections, type PlacedText } from './sections'
import { hiddenLine, shownLine } from './source-lines'

/** Brackets that are no gaps, as signs. */
const escaped = (text: string): string => text.replace(/[[\]]/gu, '\\$&')

const clozeWordings = ({ question, below }: CardNote): readonly Wording[] => {
  const write = (sentence: string): Wording => ({
    text: [`C: ${withGaps(sentence, (words) => `[${words}]`)}`, ...below.map(hiddenLine)].join('\n'),
  })
  return [write(question), write(escaped(question))]
}

const wordings = (note: CardNote): readonly Wording[] =>
  note.form === 'cloze'
    ? clozeWordings(note)
    : [{ text: [`Q: ${note.question}`, `A: ${note.answer}`, ...note.below.map(shownLine)].join('\n') }]

/** The front matter that names the deck of a file. */
const named = (deck: string | null): string =>
  deck === null ? '' : `---\nname = "${deck.replaceAll('"', '’').replaceAll('\\', '/')}"\n---\n\n`

/** Without the line, the heading of the next topic would belong to this answer. */
const ended = (text: string): string => `${text}\n\n---`

const HASHCARDS: NoteFormat = {
  wordings: (note) => [...wordings(note), ...wordings({ ...note, below: [] })],
  name: 'hashcards',
  read: recognisedMarkdown,
  framed: (text, note) => `${named(note.deck)}${headed(note.topics[0], '', ended(text))}`,
  next: 'Q: Next?\nA: Yes',
}

/** A name that a file can have on every system. */
const fileName = (deck: string | null): string =>
  (deck ?? 'Cards')
    .replaceAll('::', ' - ')
    .replace(/[^\p{L}\p{M}\p{N} ,'()_&-]+/gu, '_')
    .trim()
    .slice(0, 80) || 'Cards'

const filesOf = (decks: ReadonlyMap<string | null, readonly PlacedText[]>): ReadonlyMap<string, string> => {
  const files = new Map<string, string>()
  const taken = new Set<string>()
  for (const [deck, blocks] of decks) {
    const name = fileName(deck)
    let path = `${name}.md`
    for (let number = 2; taken.has(path.toLowerCase()); number += 1) path = `${name} ${number}.md`
    taken.add(path.toLowerCase())
    files.set(path, `${named(deck)}${inSections(blocks)}`)
  }
  return files
}

/** Notes as files of hashcards, one for each deck. Their headings are topics. */
export const openHashcardsFiles = (losses: ExportLosses): NotesFile => {
  const decks = new Map<string | null, PlacedText[]>()
  return {
    add: (whole) => {
      for (const note of oneWay(whole, losses)) {
        const text = checkedText(note, HASHCARDS, losses)
        if (text === null) continue
        const blocks = decks.get(note.deck) ?? []
        decks.set(note.deck, blocks)
        blocks.push({ heading: note.topics[0], line: '', text: ended(text) })
      }
    },
    finish: () => filesOf(decks),
  }
}
