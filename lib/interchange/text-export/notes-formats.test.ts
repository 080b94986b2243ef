import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ExportedCard } from '../../data/queries/export/exported-cards'
import { deletions } from '../../domain/cards/cloze'
import { severalLines } from '../../domain/drafting/draft-schema'
import type { CardId, FactId } from '../../domain/ids'
import type { StagedNote } from '../anki/staged-note'
import { readTextFile } from '../text-import/read-text-file'
import { openTextProblems } from '../text-import/text-problems'
import { cardNotes } from './card-note'
import { openExportLosses } from './export-losses'
import { type NotesFormat, openNotesFile } from './open-notes-file'
import { zipOfTexts } from './zip-of-texts'

const NOW = Date.UTC(2026, 10, 28)

const SOURCE = {
  key: 'rivers',
  title: 'Rivers & bridges',
  authors: ['Ada Surveyor'],
  outlet: 'Bridge Review',
  published: '2001-07',
  url: 'https://example.org/rivers?a=1',
  origin: 'own' as const,
}

let made = 0
const card = (own: Partial<ExportedCard>): ExportedCard => {
  made += 1
  return {
    cardId: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}` as CardId,
    factId: `fact${made}` as FactId,
    group: `fact${made}/0`,
    guid: null,
    noteId: null,
    form: 'question',
    deletion: 0,
    front: '',
    back: '',
    hint: null,
    extra: null,
    aliases: [],
    createdAt: NOW,
    updatedAt: NOW,
    kind: 'figure',
    weight: 'should',
    statement: 'The Oder is 742 km long.',
    speaker: null,
    asOf: null,
    source: { ...SOURCE, title: 'No source', authors: [], outlet: null, published: null, url: null },
    passage: { before: '', exact: '', after: '' },
    tags: { topic: [], person: [], place: [] },
    decks: ['Geo::Rivers'],
    ...own,
  }
}

const topics = (...topic: readonly string[]) => ({ tags: { topic, person: [], place: [] } })
const SOURCED = {
  source: { ...SOURCE, origin: 'address' as const },
  passage: { before: '', exact: 'The Oder is 742 km long', after: '' },
  asOf: '2001',
}

const FILES: Readonly<Record<NotesFormat, string>> = {
  obsidian: 'Cards.md',
  hashcards: 'Cards.zip',
  remnote: 'Cards.md',
  quizlet: 'Cards.txt',
  mochi: 'Cards.mochi',
}

/** Exports groups of cards, and imports the file. */
const there = async (format: NotesFormat, groups: readonly (readonly ExportedCard[])[]) => {
  const losses = openExportLosses()
  const file = openNotesFile(format, losses)
  for (const group of groups) for (const note of cardNotes(group, losses)) file.add(note)
  const written = file.finish()
  const bytes = typeof written === 'string' ? strToU8(written) : await buffer(zipOfTexts(written, NOW))
  const notes: StagedNote[] = []
  const problems = openTextProblems()
  const order = { bytes, fileName: FILES[format], choices: {}, now: NOW }
  const { preview } = await readTextFile(order, problems, (note) => void notes.push(note))
  return {
    text: typeof written === 'string' ? written : [...written.values()].join('\n'),
    notes,
    read: preview.format,
    problems: problems.all(),
    leftOut: losses.all().reduce((sum, { isLeftOut, count }) => sum + (isLeftOut ? count : 0), 0),
    losses: losses.all().map(({ what }) => what),
    sides: notes.map(({ cards, deck, topics: own }) => [
      deck,
      own.join(),
      cards.map(({ form, front, back }) => `${form}: ${front} = ${back}`).join(' | '),
    ]),
  }
}

const PLAIN = [
  [card({ front: 'How long is the Oder?', back: '742 km', ...topics('rivers') })],
  [card({ front: 'Where does it rise?', back: 'In Czechia', decks: ['Geo'] })],
  [card({ front: 'Which bridge is this::that?', back: 'The **old** one', ...SOURCED, ...topics('Belt and Road') })],
]
const CLOZE = 'The {{c1::Oder}} flows into the {{c2::Baltic Sea}}.'
const GAPS = [1, 2].map((deletion) => card({ factId: 'gaps' as FactId, form: 'cloze', deletion, front: CLOZE }))
const BOTH_WAYS = [
  card({ factId: 'ways' as FactId, front: 'Spree', back: 'a river in Berlin', ...SOURCED }),
  card({ factId: 'ways' as FactId, form: 'reversed', front: 'a river in Berlin', back: 'Spree', ...SOURCED }),
]
/** A sentence with two gaps has two cards, which say the same. */
const SENTENCE = `cloze: ${CLOZE} = `
const SENTENCES = `${SENTENCE} | ${SENTENCE}`

describe('cards for Obsidian Spaced Repetition', () => {
  it('come back with sides, decks, topics, gaps, sources and both ways', async () => {
    const { sides, read, problems, losses, notes } = await there('obsidian', [...PLAIN, GAPS, BOTH_WAYS])
    expect(read).toBe('obsidian')
    expect(problems).toEqual([])
    expect(sides).toEqual([
      ['Geo', '', 'question: Where does it rise? = In Czechia'],
      ['Geo::Rivers', '', SENTENCES],
      ['Geo::Rivers', '', 'question: Spree = a river in Berlin | reversed: a river in Berlin = Spree'],
      ['Geo::Rivers', 'rivers', 'question: How long is the Oder? = 742 km'],
      ['Geo::Rivers', 'Belt and Road', 'question: Which bridge is this::that? = The **old** one'],
    ])
    expect(losses).toEqual([])
    for (const note of [notes[2], notes[4]]) {
      expect(note?.beside).toMatchObject({
        sourceLine: 'Rivers & bridges. Ada Surveyor, Bridge Review, July 2001., https://example.org/rivers?a=1',
        asOf: '2001',
      })
    }
  })

  it('have their source below the answer, and in a comment where it would give the answer away', async () => {
    const { text } = await there('obsidian', [...PLAIN, BOTH_WAYS])
    expect(text).toContain('?\nThe **old** one\nPassage: The Oder is 742 km long\nSource: Rivers & bridges.')
    expect(text).toContain('??\na river in Berlin\n<!-- Passage: The Oder is 742 km long -->')
    expect(text).toContain('## rivers\n#flashcards/Geo/Rivers\n\nHow long is the Oder?::742 km ^card-00000000-')
  })

  it('have the id of their card, by which an import knows it', async () => {
    const groups = [...PLAIN, GAPS, BOTH_WAYS]
    const { notes } = await there('obsidian', groups)
    const ids = (of: readonly { readonly cardId: string }[]) => of.map(({ cardId }) => cardId)
    expect(notes.flatMap(({ beside }) => beside?.cardIds ?? []).sort()).toEqual(
      groups.flatMap((group) => ids(group).slice(0, 1)).sort(),
    )
  })

  it('say what a tag cannot say, and what only looks like a tag is none', async () => {
    const { sides, losses } = await there('obsidian', [
      [card({ front: 'What is #1 in C#?', back: 'a #tag', decks: ['Rivers & more'], ...topics('a', 'Belt and Road') })],
      [card({ front: 'First\n\nsecond?', back: 'x', hint: 'h', decks: [] })],
    ])
    expect(sides).toEqual([
      ['Cards', '', 'question: First\nsecond? = x'],
      ['Rivers_more', 'a,Belt_and_Road', 'question: What is \\#1 in C#? = a \\#tag'],
    ])
    expect(losses).toEqual([
      '1 card has topics that are written differently in the file.',
      '1 card is in a deck whose name is written differently in the file.',
      '1 hint is not in the file.',
      '1 card lost its empty lines or line breaks.',
    ])
  })
})

describe('cards for other programs', () => {
  it('come back from hashcards in their decks, and are asked one way', async () => {
    const { sides, read, problems, losses, text } = await there('hashcards', [...PLAIN, GAPS, BOTH_WAYS])
    expect(read).toBe('hashcards')
    expect(problems).toEqual([])
    expect(sides).toEqual([
      ['Geo::Rivers', '', SENTENCES],
      ['Geo::Rivers', '', 'question: Spree = a river in Berlin'],
      ['Geo::Rivers', '', 'question: a river in Berlin = Spree'],
      ['Geo::Rivers', 'rivers', 'question: How long is the Oder? = 742 km'],
      ['Geo::Rivers', 'Belt and Road', 'question: Which bridge is this::that? = The **old** one'],
      ['Geo', '', 'question: Where does it rise? = In Czechia'],
    ])
    expect(losses).toEqual(['1 card that is asked both ways became two separate cards.'])
    expect(text).toContain('C: The [Oder] flows into the [Baltic Sea].')
  })

  it('come back from an outline of RemNote with their sources, without decks and topics', async () => {
    const { sides, read, notes, losses } = await there('remnote', [...PLAIN, GAPS, BOTH_WAYS])
    expect(read).toBe('remnote')
    expect(sides).toEqual([
      ['Cards', '', 'question: How long is the Oder? = 742 km'],
      ['Cards', '', 'question: Which bridge is this::that? = The **old** one'],
      ['Cards', '', SENTENCES],
      ['Cards', '', 'question: Spree = a river in Berlin | reversed: a river in Berlin = Spree'],
      ['Cards', '', 'question: Where does it rise? = In Czechia'],
    ])
    expect(notes[1]?.beside?.asOf).toBe('2001')
    expect(losses).toEqual([
      '2 cards have topics that are not in the file.',
      '5 cards have their decks as items above them, which an import does not read as decks.',
    ])
  })

  it('come back from Mochi with nested decks, topics, sources and the numbers of gaps', async () => {
    const numbered = 'The {{c2::Elbe}} and the {{c1::Oder}}, the {{c2::Inn}}.'
    const { sides, read, notes, losses } = await there('mochi', [
      ...PLAIN,
      [1, 2].map((deletion) =>
        card({ form: 'cloze', deletion, front: numbered, ...SOURCED, ...topics('Belt and Road') }),
      ),
    ])
    expect(read).toBe('mochi')
    expect(sides).toEqual([
      ['Geo', '', 'question: Where does it rise? = In Czechia'],
      ['Geo::Rivers', 'rivers', 'question: How long is the Oder? = 742 km'],
      ['Geo::Rivers', 'Belt and Road', 'question: Which bridge is this::that? = The **old** one'],
      ['Geo::Rivers', 'Belt and Road', `cloze: ${numbered} =  | cloze: ${numbered} = `],
    ])
    expect(notes[3]?.beside?.sourceLine).toContain('Bridge Review, July 2001.')
    expect(losses).toEqual([])
  })

  it('come back from Quizlet as plain words, which is said', async () => {
    const { sides, read, losses } = await there('quizlet', [...PLAIN, GAPS])
    expect(read).toBe('pairs')
    expect(sides.map(([, , side]) => side)).toEqual([
      'question: How long is the Oder? = 742 km',
      'question: Where does it rise? = In Czechia',
      'question: Which bridge is this::that? = The old one',
      'question: The [...] flows into the Baltic Sea. = Oder',
      'question: The Oder flows into the [...]. = Baltic Sea',
    ])
    expect(losses).toEqual([
      '2 cards have topics that are not in the file.',
      '5 cards have a deck that is not in the file.',
      '1 card has a source that is not in the file.',
      '1 card lost its formatting.',
      '1 sentence has gaps that the format asks for one by one or without their hints.',
    ])
  })
})

describe('what a format cannot hold', () => {
  it.each(['obsidian', 'hashcards', 'remnote', 'mochi'] as const)(
    'is counted and not in the file of %s',
    async (format) => {
      const shapes = '![map](media:x) {{c1::[Oder](shape:rect/100,100,200,200)}}'
      const { sides, losses, text } = await there(format, [
        [card({ front: 'A question?', back: 'its answer' })],
        [card({ front: 'Comment?', back: 'see <!-- this -->', decks: [] })],
        [card({ form: 'typed', front: 'Typed?', back: 'yes', decks: [] })],
        [card({ form: 'cloze', deletion: 1, front: shapes })],
        [card({ front: 'Unanswered?', back: '', decks: [] })],
      ])
      expect(sides.map(([, , side]) => side).sort()).toEqual([
        'question: A question? = its answer',
        'question: Typed? = yes',
      ])
      expect(text).not.toContain('Comment?')
      expect(losses.some((what) => what.startsWith('1 card has text that this format would read differently'))).toBe(
        true,
      )
      expect(losses).toContain('1 card has no answer and was left out.')
      expect(losses.some((what) => what.startsWith('1 card whose answer is typed became'))).toBe(true)
      expect(losses.some((what) => what.startsWith('1 card hides parts of an image'))).toBe(true)
    },
  )
})

/** What formats take for something else, among words. */
const SIGNS = [
  'Oder',
  ' ',
  '\n',
  '\n\n',
  '::',
  ':::',
  '?',
  '\n?\n',
  '==',
  '#tag',
  '#flashcards',
  '```',
  '`',
  '- ',
  '# ',
  '>>',
  '<>',
  ';;',
  '{{',
  '}}',
].concat([
  '{{c1::',
  '[',
  ']',
  '](x)',
  'Q:',
  '\nA: ',
  'C: ',
  '---',
  '\n---\n',
  'Source: x',
  '<!--',
  '-->',
  '$',
  '\\',
  '|',
  '**',
  '\t',
  '"',
])
const sideArbitrary = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''))

describe('cards with any words', () => {
  it.each(['obsidian', 'hashcards', 'remnote', 'mochi'] as const)(
    'come back from %s with their sides, or are counted as left out',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(sideArbitrary, sideArbitrary), { minLength: 1, maxLength: 4 }),
          async (sides) => {
            const own = sides.map(([question, answer], at) => {
              const [front, back] = [severalLines(`Which ${at} ${question}`), severalLines(`Answer ${at} ${answer}`)]
              const isCloze = deletions(front).length > 0
              return isCloze
                ? card({ form: 'cloze', deletion: deletions(front)[0] ?? 1, front, back: '', decks: [] })
                : card({ front, back, decks: [], ...(at % 2 === 0 ? {} : SOURCED) })
            })
            // A card that every format holds, so that there is a file to read.
            const groups = [
              [card({ front: 'First?', back: 'one' })],
              ...own.map((one) => [one]),
              [card({ front: 'Last?', back: 'two' })],
            ]
            const { notes, leftOut } = await there(format, groups)
            expect(notes).toHaveLength(groups.length - leftOut)
            expect(notes.filter(({ cards }) => cards[0]?.front === 'Last?' && cards[0].back === 'two')).toHaveLength(1)
          },
        ),
        { numRuns: 60, seed: 101 },
      )
    },
  )
})
