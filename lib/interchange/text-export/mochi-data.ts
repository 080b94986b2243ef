import { readMochi } from '../text-import/mochi'
import { type CardNote, oneWay, withGaps } from './card-note'
import { checkedText, type NoteFormat, type Wording } from './checked-text'
import type { ExportLosses } from './export-losses'
import type { NotesFile } from './notes-file'
import { shownLine } from './source-lines'

const RULE = '\n---\n'

const wordings = (note: CardNote): readonly Wording[] => {
  const source = note.below.map(shownLine).join('\n')
  const sides =
    note.form === 'cloze'
      ? [withGaps(note.question, (words, number) => `{{${number}::${words}}}`)]
      : [note.question, note.answer]
  // A side of its own: Mochi shows it after the answer.
  return [{ text: [...sides, ...(source === '' ? [] : [source])].join(RULE) }]
}

type Deck = { readonly id: string; readonly name: string; readonly parent: string | null; readonly cards: object[] }

/** Ids as Mochi writes them: keywords of letters and digits, the same in each export. */
const keyword = (id: string): string => `~:${id.replace(/[^0-9A-Za-z]/gu, '')}`

/** Decks by name, nested as their names are. */
const openDecks = () => {
  const decks = new Map<string, Deck>()
  const deckOf = (name: string): Deck => {
    const known = decks.get(name)
    if (known) return known
    const levels = name.split('::')
    const above = levels.length > 1 ? deckOf(levels.slice(0, -1).join('::')) : null
    const deck = { id: `~:deck${decks.size}`, name: levels.at(-1) ?? name, parent: above?.id ?? null, cards: [] }
    decks.set(name, deck)
    return deck
  }
  return {
    deckOf,
    json: (): string =>
      JSON.stringify({
        '~:version': 2,
        '~:decks': [...decks.values()].map(({ id, name, parent, cards }) => ({
          '~:id': id,
          '~:name': name,
          ...(parent === null ? {} : { '~:parent-id': parent }),
          '~:cards': { '~#list': cards },
        })),
      }),
  }
}

/** Where cards go whose fact is in no deck: Mochi has none outside of decks. */
const DEFAULT_DECK = 'Aide-Mémoire'

const addTo = ({ deckOf }: ReturnType<typeof openDecks>, note: CardNote, id: string, content: string): void => {
  const tags = note.topics.length === 0 ? {} : { '~:tags': { '~#set': note.topics } }
  deckOf(note.deck ?? DEFAULT_DECK).cards.push({ '~:id': keyword(id), '~:content': content, ...tags })
}

const MOCHI: NoteFormat = {
  wordings: (note) => [...wordings(note), ...wordings({ ...note, below: [] })],
  name: 'mochi',
  read: (source) => readMochi(source.text, source),
  framed: (text, note) => {
    const decks = openDecks()
    addTo(decks, note, note.card.cardId, text)
    return decks.json()
  },
  keepsGapNumbers: true,
}

/** Notes as a Mochi file: a zip with a `data.json`. */
export const openMochiFile = (losses: ExportLosses): NotesFile => {
  const decks = openDecks()
  return {
    add: (whole) => {
      for (const [at, note] of oneWay(whole, losses).entries()) {
        const text = checkedText(note, MOCHI, losses)
        if (text !== null) addTo(decks, note, at === 0 ? note.card.cardId : `${note.card.cardId}r`, text)
      }
    },
    finish: () => new Map([['data.json', decks.json()]]),
  }
}
