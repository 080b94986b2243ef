import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cardsOfNote } from './cards-of-note'
import { openAnkiPackage } from './open-anki-package'

const FOLDER = join(process.cwd(), '..', 'shared', 'fixtures', 'apkg')
const NOW = Date.UTC(2026, 0, 1)

/** The first cards of a package, and what is wrong with them. */
const cardsIn = async (file: string) => {
  const result = await openAnkiPackage(join(FOLDER, file), { now: NOW })
  if (!result.ok) return result.code
  const anki = result.package
  try {
    const types = new Map(anki.noteTypes.map((type) => [type.id, type]))
    const notes = [...anki.notes()].map((note) => {
      const type = types.get(note.typeId)
      const { cards, problems } = type ? cardsOfNote(note, type) : { cards: [], problems: [] }
      return {
        guid: note.guid,
        cards: cards.map(({ form, front, back }) => `${form}: ${front} / ${back}`),
        problems: problems.map(({ kind, detail }) => `${kind} ${detail}`.trim()),
      }
    })
    const decks = anki.decks.map(({ name }) => name)
    return {
      format: anki.format,
      created: new Date(anki.createdAt).getUTCFullYear(),
      decks,
      notes,
      media: anki.media.map(({ name }) => name),
      problems: anki.problems(),
    }
  } finally {
    anki.close()
  }
}

const like = (
  created: number,
  guid: string,
  cards: readonly string[],
  rest: Readonly<Record<string, unknown>> = {},
) => {
  const { notes: noteProblems = [], ...others } = rest
  return {
    format: 'anki2',
    created,
    decks: ['Default'],
    notes: [{ guid, cards, problems: noteProblems }],
    media: [],
    problems: [],
    ...others,
  }
}

const ADD_ONS = {
  decks: ['Default', 'testdeck'],
  media: ['_ViewSizeAdjustAddon.dat', '_IncrementalReadingExtension.dat'],
}

it.each([
  ['update1.apkg', like(2013, 'cU1%zNUzk1', ['question: hello / world'])],
  ['update2.apkg', like(2013, 'cU1%zNUzk1', ['question: goodbye / world'])],
  ['diffmodels2-1.apkg', like(2012, 'MGCsE3z^Er', ['question: front / back'])],
  [
    'diffmodels2-2.apkg',
    like(2012, 'MGCsE3z^Er', ['question: front / back', 'question: back / Edit to customize\nfront']),
  ],
  ['diffmodeltemplates-1.apkg', like(2014, 'CjMTh;(#|6', ['question: question? / answer!'], ADD_ONS)],
  [
    'diffmodeltemplates-2.apkg',
    like(2014, 'CjMTh;(#|6', ['question: Changed Front Template question? / answer!'], ADD_ONS),
  ],
  [
    'media.apkg',
    like(2012, 'L;*}1M{l6|', ['question: (sound: foo.wav) / '], {
      media: ['foo.wav'],
      notes: ['sound foo.wav', 'no-answer'],
    }),
  ],
  ['corrupt.anki2', 'damaged'],
  ['not-anki-mnemosyne.db', 'not-anki'],
])('%s of Anki is read as it should be', async (file, expected) => {
  expect(await cardsIn(file)).toEqual(expected)
})
