import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { TextChoices } from '../../domain/imports/text-preview'
import type { StagedNote } from '../anki/staged-note'
import { readTextFile } from './read-text-file'
import { openTextProblems } from './text-problems'

const NOW = Date.UTC(2026, 10, 27)

const read = async (text: string | Uint8Array, fileName: string, choices: TextChoices = {}) => {
  const problems = openTextProblems()
  const notes: StagedNote[] = []
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const { preview } = await readTextFile({ bytes, fileName, choices, now: NOW }, problems, (note) => notes.push(note))
  const cards = notes.map(({ cards: own, deck }) => [deck, own[0]?.form, own[0]?.front, own[0]?.back, own.length])
  return { format: preview.format, notes, cards, problems: problems.all() }
}

describe('Markdown of Obsidian Spaced Repetition', () => {
  it('has cards on one line and several, both ways, and highlighted gaps', async () => {
    const { format, cards } = await read(
      `---
tags: [geo]
---
#flashcards/Geo/Rivers

# The Oder

How long is it?::742 km
The long river:::the Oder

Where does the Oder
rise?
?
In Czechia, in the
[[Oder Mountains|mountains of the Oder]].

Spree
??
a river in Berlin

The ==Oder== flows into the ==Baltic Sea==.

A plain paragraph, which is no card. \`std::string\` neither.

#flashcards
Which lake?::![map](lake.png) Constance #lakes/big
`,
      'Notes.md',
    )
    expect(format).toBe('obsidian')
    expect(cards).toEqual([
      ['Geo::Rivers', 'question', 'How long is it?', '742 km', 1],
      ['Geo::Rivers', 'question', 'The long river', 'the Oder', 2],
      ['Geo::Rivers', 'question', 'Where does the Oder\nrise?', 'In Czechia, in the\nmountains of the Oder.', 1],
      ['Geo::Rivers', 'question', 'Spree', 'a river in Berlin', 2],
      ['Geo::Rivers', 'cloze', 'The {{c1::Oder}} flows into the {{c2::Baltic Sea}}.', '', 2],
      ['Notes', 'question', 'Which lake?', '(image: map) Constance', 1],
    ])
  })

  it('leaves out the ids of blocks, and no powers', async () => {
    const { cards } = await read(
      `#flashcards
How long is the Oder?::742 km ^37066d
How long is the Elbe?::1094 km ^elbe-length <!--SR:!2026-12-06,12,270-->
How many?::10 ^6
The area?::x ^2

Where does the Oder rise?
?
In Czechia. ^123456

The ==Spree== flows through Berlin.
^spree-1
`,
      'a.md',
    )
    expect(cards.map(([, , question, answer]) => [question, answer])).toEqual([
      ['How long is the Oder?', '742 km'],
      ['How long is the Elbe?', '1094 km'],
      ['How many?', '10 ^6'],
      ['The area?', 'x ^2'],
      ['Where does the Oder rise?', 'In Czechia.'],
      ['The {{c1::Spree}} flows through Berlin.', ''],
    ])
  })

  it('takes due dates of comments that are well formed, and says which are not', async () => {
    const { notes, problems } = await read(
      `#flashcards
A::1 <!--SR:!2026-12-06,12,270-->
B:::2
<!--SR:!2027-01-01,30,230!2000-01-01,1,250-->
C::3
<!--SR:!2026-13-45,x-->
`,
      'a.md',
    )
    const due = notes.flatMap(({ cards }) =>
      cards.map(({ anki }) => [anki.state, anki.due, anki.intervalDays, anki.ease]),
    )
    const dayOf = (date: string) => Date.parse(date) / 86_400_000
    expect(due).toEqual([
      ['review', { kind: 'day', day: dayOf('2026-12-06') }, 12, 2.7],
      ['review', { kind: 'day', day: dayOf('2027-01-01') }, 30, 2.3],
      ['new', { kind: 'position', position: 1 }, 0, undefined],
      ['new', { kind: 'position', position: 2 }, 0, undefined],
    ])
    expect(problems.map(({ what }) => what)).toEqual([
      '1 scheduling comment cannot be read and was left out; its card is new.',
    ])
    expect(notes.map(({ cards }) => cards[0]?.back)).toEqual(['1', '2', '3'])
  })
})

describe('Markdown of hashcards', () => {
  it('has questions with answers of several lines, and gaps in brackets', async () => {
    const { format, cards } = await read(
      `---
name = "Chemistry"
---

Q: List the noble gases.
A:

- helium
- neon

C: Better is the [sight](https://example.org) of \\[eyes\\].
— [Ecclesiastes] [6]:[9]

---

Notes that are no card.

Q: Without an answer?
`,
      'Ch1.md',
    )
    expect(format).toBe('hashcards')
    expect(cards).toEqual([
      ['Chemistry', 'question', 'List the noble gases.', '- helium\n- neon', 1],
      [
        'Chemistry',
        'cloze',
        'Better is the [sight](https://example.org) of \\[eyes\\].\n— {{c1::Ecclesiastes}} {{c2::6}}:{{c3::9}}',
        '',
        3,
      ],
    ])
  })
})

describe('a note that mixes formats', () => {
  it('has each card as its own format writes it, with headings as topics, and says what it cut', async () => {
    const { cards, notes, problems } = await read(
      `# Sanctions

Q: Who leads it?
A: Ada Lovelace

Q: What was agreed?
A: A price cap.

It has two levels.

The cap took effect in ==December 2022==.

Rosneft::a state oil company

## Rivers
- Oder >> 742 km

Q: Which code?
A: This one:

\`\`\`
# no heading
a::b
\`\`\`
c::d
`,
      'Mixed.md',
    )
    expect(cards.map(([, form, front, back]) => [form, front, back])).toEqual([
      ['question', 'Who leads it?', 'Ada Lovelace'],
      ['question', 'What was agreed?', 'A price cap.\n\nIt has two levels.'],
      ['cloze', 'The cap took effect in {{c1::December 2022}}.', ''],
      ['question', 'Rosneft', 'a state oil company'],
      ['question', 'Oder', '742 km'],
      ['question', 'Which code?', 'This one:\n\n```\n# no heading\na::b\n```\nc::d'],
    ])
    expect(notes.map(({ topics }) => topics.join())).toEqual([
      'Sanctions',
      'Sanctions',
      'Sanctions',
      'Sanctions',
      'Rivers',
      'Rivers',
    ])
    expect(problems.map(({ count, examples }) => [count, examples])).toEqual([
      [3, ['The cap took effect in ==December 2022==.', 'Rosneft::a state oil company', '- Oder >> 742 km']],
      [1, ['c::d']],
    ])
  })

  it('has the headings of Obsidian as topics, or as questions', async () => {
    const { notes, cards } = await read('#flashcards\n# Rivers #geo\nOder::742 km\n\n## Where?\n?\nHere\n', 'a.md')
    expect(notes.map(({ topics }) => topics)).toEqual([['Rivers'], ['Rivers']])
    expect(cards[1]).toEqual(['a', 'question', 'Where?', 'Here', 1])
  })
})

describe('an outline of RemNote', () => {
  it('has its arrows as cards, forward, backward and both ways, with lists below', async () => {
    const { format, cards } = await read(
      `- Rivers
    - Oder >> 742 km
    - a river in Berlin << Spree
    - Elbe :: a river in Hamburg
    - Length ;; 1,094 km
    - Its sources >>>
        - White Elbe
        - Elbe Meadow
    - The {{Rhine}} flows north
    - Plain words
`,
      'Rivers.md',
    )
    expect(format).toBe('remnote')
    expect(cards).toEqual([
      ['Rivers', 'question', 'Oder', '742 km', 1],
      ['Rivers', 'question', 'Spree', 'a river in Berlin', 1],
      ['Rivers', 'question', 'Elbe', 'a river in Hamburg', 2],
      ['Rivers', 'question', 'Length', '1,094 km', 1],
      ['Rivers', 'question', 'Its sources', '- White Elbe\n- Elbe Meadow', 1],
      ['Rivers', 'cloze', 'The {{c1::Rhine}} flows north', '', 1],
    ])
  })
})

describe('a set of Quizlet', () => {
  it.each([
    ['tabs and lines', 'Oder\t742 km\nElbe\t1,094 km\n'],
    ['a sign of its own', 'Oder - 742 km\nElbe - 1,094 km\n'],
    ['colons', 'Oder: 742 km\nElbe: 1,094 km\n'],
  ])('is read with %s', async (_, text) => {
    const { cards, format } = await read(text, 'pasted.txt')
    expect(format).toBe('pairs')
    expect(cards.map(([, , front, back]) => [front, back])).toEqual([
      ['Oder', '742 km'],
      ['Elbe', '1,094 km'],
    ])
  })

  it('is read with semicolons between rows', async () => {
    const { cards } = await read('Oder,742 km;Elbe,1094 km;Inn,517 km', 'pasted.txt')
    expect(cards.map(([, , front]) => front)).toEqual(['Oder', 'Elbe', 'Inn'])
  })
})

describe('a file of Mochi', () => {
  const DATA = {
    '~:version': 2,
    '~:decks': [
      { '~:id': '~:geo00000', '~:name': 'Geo' },
      {
        '~:id': '~:rivers00',
        '~:parent-id': '~:geo00000',
        '~:name': 'Rivers',
        '~:cards': {
          '~#list': [
            {
              '~:id': '~:card0001',
              '~:content': 'How long is the Oder?\n---\n742 km',
              '~:tags': { '~#set': ['rivers'] },
            },
            { '~:id': '~:card0002', '~:content': 'The {{1::Oder}} and the {{2::Elbe}}' },
            {
              '~:id': '~:card0003',
              '~:content': '',
              '~:fields': { '~:name': { '~:id': '~:name', '~:value': 'Spree' }, '~:b': { '~:value': 'in Berlin' } },
              '~:reviews': [{ '~:remembered?': true }],
            },
          ],
        },
      },
    ],
  }
  it('has its decks, sides, gaps, fields of templates and tags', async () => {
    const packed = zipSync({ 'data.json': strToU8(JSON.stringify(DATA)), 'a.png': new Uint8Array([1]) })
    const { cards, notes, format, problems } = await read(packed, 'Geo.mochi')
    expect(format).toBe('mochi')
    expect(cards).toEqual([
      ['Geo::Rivers', 'question', 'How long is the Oder?', '742 km', 1],
      ['Geo::Rivers', 'cloze', 'The {{c1::Oder}} and the {{c2::Elbe}}', '', 2],
      ['Geo::Rivers', 'question', 'Spree', 'in Berlin', 1],
    ])
    expect(notes[0]).toMatchObject({ guid: 'mochi:card0001', topics: ['rivers'] })
    expect(problems.map(({ what }) => what)).toEqual(['1 card was studied in Mochi; it is imported as a new card.'])
  })

  it('is refused if it is damaged', async () => {
    const damaged = zipSync({ 'data.json': strToU8('{"~:decks": [') })
    await expect(read(damaged, 'Geo.mochi')).rejects.toThrow(/^The Mochi file is damaged/)
  })
})

describe('a zip of Markdown files', () => {
  it('has the cards of each, in a deck of its folder and name', async () => {
    const packed = zipSync({
      'vault/Geo/Rivers.md': strToU8('#flashcards\nOder::742 km\n'),
      'vault/Art.md': strToU8('Q: Who?\nA: Ada\n'),
      'vault/.obsidian/x.md': strToU8('#flashcards\nhidden::yes\n'),
      'vault/Diary.md': strToU8('Nothing to learn.\n'),
    })
    const { cards, problems } = await read(packed, 'vault.zip')
    expect(cards.map(([deck, , front]) => [deck, front])).toEqual([
      ['vault::Art', 'Who?'],
      ['vault::Geo::Rivers', 'Oder'],
    ])
    expect(problems).toEqual([{ what: '1 file has no cards.', count: 1, examples: ['vault/Diary.md'] }])
  })
})
