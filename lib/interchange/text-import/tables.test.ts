import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { questionText } from '../../domain/cards/sides'
import type { TextChoices } from '../../domain/imports/text-preview'
import { openProblems } from '../anki/import-problems'
import type { StagedNote } from '../anki/staged-note'
import { type CsvRow, csvRows } from './csv-rows'
import { readTextFile } from './read-text-file'
import { TextFileError } from './text-failure'

const NOW = Date.UTC(2026, 10, 27)

const read = async (text: string | Uint8Array, fileName = 'cards.csv', choices: TextChoices = {}) => {
  const problems = openProblems()
  const notes: StagedNote[] = []
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const { preview } = await readTextFile({ bytes, fileName, choices, now: NOW }, problems, (note) => notes.push(note))
  const cards = notes.flatMap((note) => note.cards.map(({ form, front, back }) => [form, front, back]))
  return { preview, notes, cards, problems: problems.all(), roles: preview.table?.columns.map(({ role }) => role) }
}

const refusal = async (text: string | Uint8Array, choices: TextChoices = {}): Promise<string> => {
  try {
    await read(text, 'cards.csv', choices)
  } catch (reason) {
    if (reason instanceof TextFileError) return reason.message
    throw reason
  }
  throw new Error('it was read')
}

describe('a table of cards', () => {
  it('keeps the line breaks of a quoted cell, also where other cells have HTML', async () => {
    const { cards } = await read('Front,Back\nWhich two?,"Ada\nLovelace"\nWhich?,"the <b>first</b>\r\none"\n')
    expect(cards.map(([, , back]) => back)).toEqual(['Ada\nLovelace', 'the **first**\none'])
  })

  it('has its columns recognised by their names, with source, date, tags and deck', async () => {
    const { notes, preview, roles } = await read(
      [
        'Deck,Front,Back,Source,URL,As of,Tags',
        'Rivers::Oder,How long is the Oder?,742 km,"Surveyor, A.: The Oder",https://example.org/oder,2001,rivers; borders',
        '',
      ].join('\r\n'),
    )
    expect(roles).toEqual(['deck', 'question', 'answer', 'citation', 'link', 'as-of', 'tags'])
    expect(preview).toMatchObject({ format: 'table', encoding: 'utf-8', table: { separator: ',', hasHeader: true } })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({
      deck: 'Rivers::Oder',
      statement: 'How long is the Oder? 742 km',
      topics: ['rivers', 'borders'],
      beside: { sourceLine: 'Surveyor, A.: The Oder, https://example.org/oder', asOf: '2001' },
      original: {
        fields: [
          ['Deck', 'Rivers::Oder'],
          ['Front', 'How long is the Oder?'],
          ['Back', '742 km'],
          ['Source', 'Surveyor, A.: The Oder'],
          ['URL', 'https://example.org/oder'],
          ['As of', '2001'],
          ['Tags', 'rivers; borders'],
        ],
      },
    })
  })

  it('has its columns recognised by what is in them if they have no names', async () => {
    const rows = ['Oder', 'Elbe', 'Rhine', 'Main', 'Isar', 'Inn'].map((river, at) =>
      [
        `How long is the ${river}?`,
        `${700 + at} km`,
        `The ${river} is ${700 + at} km long.`,
        `https://example.org/${at}`,
        `200${at}`,
        'rivers',
      ].join('\t'),
    )
    const { roles, preview, notes } = await read(rows.join('\n'), 'rivers.tsv')
    expect(roles).toEqual(['question', 'answer', 'passage', 'link', 'as-of', 'tags'])
    expect(preview.table).toMatchObject({ separator: '\t', hasHeader: false, markup: 'plain' })
    expect(notes).toHaveLength(6)
    expect(notes[0]).toMatchObject({
      statement: 'How long is the Oder? 700 km “The Oder is 700 km long.”',
      beside: { asOf: '2000', sourceLine: 'https://example.org/0' },
    })
  })

  it('takes columns as they were chosen, and leaves out the others', async () => {
    const { cards, notes } = await read('1,Oder,742 km\n2,Elbe,1094 km\n', 'a.csv', {
      columns: ['id', 'answer', 'question'],
    })
    expect(cards).toEqual([
      ['question', '742 km', 'Oder'],
      ['question', '1094 km', 'Elbe'],
    ])
    expect(new Set(notes.map(({ guid }) => guid)).size).toBe(2)
  })

  it('reads quoted cells by RFC 4180, with separators, quotation marks and line breaks in them', async () => {
    const { cards } = await read(
      'question,answer\r\n"Who said ""yes"", and when?","Ada,\r\nin 2001"\r\n5" pipe,1/2"\r\n',
    )
    expect(cards).toEqual([
      ['question', 'Who said "yes", and when?', 'Ada,\nin 2001'],
      ['question', '5" pipe', '1/2"'],
    ])
  })

  it('shows plain text as it is: what would be a mark or a formula is escaped', async () => {
    const { cards } = await read(
      'question,answer\n"What costs $5 or $10?","a*b*c, snake_case_name"\n=1+1,<script>alert(1)</script>\n',
      'a.csv',
      { markup: 'plain' },
    )
    expect(cards[1]).toEqual(['question', '=1+1', '<script>alert(1)</script>'])
    const [[, front, back] = []] = cards
    expect(front?.replaceAll('\\', '')).toBe('What costs $5 or $10?')
    expect(back?.replaceAll('\\', '')).toBe('a*b*c, snake_case_name')
  })

  it('shows any plain text word for word, whatever signs are in it', async () => {
    const signs = fc.stringMatching(/^[-a-z0-9 *_`$#>+.!()[\]\\<&;,"'=|~^:\n]{1,40}$/)
    const words = (text: string) => text.replace(/\s+/gu, ' ').trim()
    await fc.assert(
      fc.asyncProperty(
        signs.filter((text) => words(text) !== ''),
        async (text) => {
          const table = stringify([
            ['question', 'answer'],
            [text, 'yes'],
          ])
          const { cards } = await read(table, 'a.csv', { markup: 'plain', hasHeader: true, separator: ',' })
          const [, front = ''] = cards[0] ?? []
          expect(words(questionText({ form: 'question', deletion: 0, front, back: '' }))).toBe(words(text))
        },
      ),
      { seed: 63, numRuns: 300 },
    )
  })

  it('takes the separator from the line that is meant for Excel', async () => {
    const { cards } = await read('sep=;\nquestion;answer\nHow long, in km?;742\n')
    expect(cards).toEqual([['question', 'How long, in km?', '742']])
  })

  it('converts HTML, and removes its scripts and says so', async () => {
    const { cards, problems, preview } = await read(
      'question\tanswer\nHow <b>long</b>?\t<ul><li>742 km</li></ul><script>alert(1)</script><img src="https://example.org/x.png">\n',
    )
    expect(preview.table?.markup).toBe('html')
    expect(cards[0]?.[1]).toBe('How **long**?')
    expect(cards[0]?.[2]).toContain('- 742 km')
    expect(JSON.stringify(cards)).not.toContain('alert')
    expect(problems.map(({ what }) => what)).toEqual(['1 script was removed.', '1 address was not fetched.'])
  })

  it('makes a card of each gap of a cloze, and shows what is beside it below the answer', async () => {
    const { notes } = await read(
      'question,answer\nThe {{c1::Oder}} is {{c2::742 km::how long}} long.,It flows north.\n',
    )
    expect(notes).toHaveLength(1)
    expect(notes[0]?.statement).toBe('The Oder is 742 km long.')
    expect(notes[0]?.cards.map(({ form, deletion, ordinal, extra }) => [form, deletion, ordinal, extra])).toEqual([
      ['cloze', 1, 0, 'It flows north.'],
      ['cloze', 2, 1, 'It flows north.'],
    ])
  })

  it('keeps a word with two meanings, leaves out what repeats, and says both', async () => {
    const { cards, problems } = await read(
      'question,answer\nbank,shore\nbank,money house\nbank,shore\nriver,\n,nothing\n',
    )
    expect(cards.map(([, , back]) => back)).toEqual(['shore', 'money house'])
    expect(problems.map(({ what, examples }) => [what, examples])).toEqual([
      ['1 row has the question of an earlier one but another answer; it became a separate card.', ['bank']],
      ['1 row repeats an earlier one and was left out.', ['bank']],
      ['1 row has no answer and was left out.', ['Line 5: river']],
      ['1 row has no question and was left out.', ['Line 6']],
    ])
  })

  it('knows a question again by its words, and a row by its id', async () => {
    const first = await read('question,answer\nHow long?,742 km\n', 'a.csv')
    const later = await read('question,answer\nHow  long? ,743 km\n', 'b.csv')
    expect(later.notes[0]?.guid).toBe(first.notes[0]?.guid)
    const numbered = await read('id,question,answer\n1,How long?,742 km\n', 'rivers.csv')
    const renamed = await read('id,question,answer\n1,How wide?,80 m\n', 'rivers (2).csv')
    const other = await read('id,question,answer\n1,How long?,742 km\n', 'lakes.csv')
    expect(renamed.notes[0]?.guid).toBe(numbered.notes[0]?.guid)
    expect(other.notes[0]?.guid).not.toBe(numbered.notes[0]?.guid)
  })
})

describe('text exported by Anki', () => {
  it('is read as its headers say', async () => {
    const { notes, cards, roles } = await read(
      [
        '#separator:tab',
        '#html:true',
        '#guid column:1',
        '#notetype column:2',
        '#deck column:3',
        '#tags column:6',
        'a~Bc{123456\tBasic\tGeo::Rivers\tHow <i>long</i> is the Oder?\t742&nbsp;km\trivers marked Belt_and_Road',
        'k)Lm[987654\tBasic (and reversed card)\tGeo\tOder\t"the ""long"" river<br>of Silesia"\t',
        'q?Rs]111111\tCloze\tGeo\tThe {{c1::Oder}} rises in {{c2::Czechia}}.\t\t',
        '',
      ].join('\n'),
      'Geo.txt',
    )
    expect(roles).toEqual(['id', 'form', 'deck', 'question', 'answer', 'tags'])
    expect(notes.map(({ guid, deck, topics }) => [guid, deck, topics])).toEqual([
      ['a~Bc{123456', 'Geo::Rivers', ['rivers', 'Belt_and_Road']],
      ['k)Lm[987654', 'Geo', []],
      ['q?Rs]111111', 'Geo', []],
    ])
    expect(cards).toEqual([
      ['question', 'How *long* is the Oder?', '742 km'],
      ['question', 'Oder', 'the "long" river\nof Silesia'],
      ['reversed', 'the "long" river\nof Silesia', 'Oder'],
      ['cloze', 'The {{c1::Oder}} rises in {{c2::Czechia}}.', ''],
      ['cloze', 'The {{c1::Oder}} rises in {{c2::Czechia}}.', ''],
    ])
  })

  it('takes deck, tags, note type and names of columns for all rows', async () => {
    const { notes, preview } = await read(
      'tags:old\n#separator:Semicolon\n#html:false\n#deck:Geo\n#tags:rivers north\n#notetype:Basic (type in the answer)\n#columns:Term;Meaning;Source\n# a comment\nOder;742 <km>;Atlas 2001\n',
    )
    expect(preview.table?.columns.map(({ name, role }) => [name, role])).toEqual([
      ['Term', 'question'],
      ['Meaning', 'answer'],
      ['Source', 'citation'],
    ])
    expect(notes[0]).toMatchObject({
      deck: 'Geo',
      topics: ['rivers', 'north'],
      cards: [{ form: 'typed', front: 'Oder', back: '742 <km>' }],
      beside: { sourceLine: 'Atlas 2001' },
    })
  })
})

it('a deck that a table or its file names is one that a deck can have', async () => {
  const { notes } = await read(`#deck:${'x'.repeat(500)}\nOder;742 km\n`)
  expect(notes[0]?.deck).toBe('x'.repeat(400))
})

describe('the encoding of a table', () => {
  const GERMAN =
    'question;answer\nWie lang ist die Spree in Kilometern?;rund 400 – „längs“ gemessen, für Übung\nWo mündet die Größe?;Südöstlich der Brücke, 5 €\n'
  it.each([
    ['utf-8', 'utf-8', false],
    ['utf-8', 'utf-8', true],
    ['utf-16le', 'utf-16le', true],
    ['utf-16le', 'utf-16le', false],
    ['utf-16be', 'utf-16be', false],
    ['windows-1252', 'windows-1252', false],
  ])('%s is found (%s, with a mark: %s)', async (encoding, expected, addBOM) => {
    const { cards, preview } = await read(iconv.encode(GERMAN, encoding, { addBOM }))
    expect(preview.encoding).toBe(expected)
    expect(cards[0]).toEqual([
      'question',
      'Wie lang ist die Spree in Kilometern?',
      'rund 400 – „längs“ gemessen, für Übung',
    ])
    expect(cards[1]?.[2]).toBe('Südöstlich der Brücke, 5 €')
  })

  it('is the one that was chosen', async () => {
    const bytes = iconv.encode('question,answer\nгде?,там\n', 'windows-1251')
    expect((await read(bytes, 'a.csv', { encoding: 'windows-1251' })).cards).toEqual([['question', 'где?', 'там']])
    expect(await refusal(bytes, { encoding: 'klingon' })).toContain('not a known encoding')
  })
})

describe('a bad table', () => {
  it('with a quotation mark that never closes is refused, with the line', async () => {
    expect(await refusal('question,answer\na,b\n"open,c\nd,e\n')).toMatch(
      /^A quotation mark opens in or after line 3 and never closes\./,
    )
  })

  it('with tabs takes such a mark for a sign', async () => {
    const { cards, problems } = await read('a\tb\n"open\tc\nd\te\n', 'a.tsv')
    expect(cards.map(([, front]) => front)).toEqual(['a', '"open', 'd'])
    expect(problems).toHaveLength(1)
  })

  it('that is no text at all is refused', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
    expect(await refusal(png)).toMatch(/^The file is not text\./)
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (((at * 2654435761) >>> 13) % 255) + 1)
    expect(await refusal(noise)).toMatch(/^The file is not text\./)
  })

  it('with a megabyte in one cell leaves that row out', async () => {
    const { cards, problems } = await read(`question,answer\n${'x'.repeat(1_000_000)},b\nc,d\n`)
    expect(cards).toEqual([['question', 'c', 'd']])
    expect(problems[0]?.what).toBe('1 row has a field that is too long for a card and was left out.')
  })

  it('with more rows than are taken is refused once they are reached', async () => {
    const rows: CsvRow[] = []
    const reading = async () => {
      for await (const row of csvRows('c,d\n'.repeat(11), ',', { most: 10 })) rows.push(row)
    }
    await expect(reading()).rejects.toThrow(/^The file has more than 250,000 rows\./)
    expect(rows).toHaveLength(10)
  })

  it('without a column for the question is refused', async () => {
    expect(await refusal('a,b\nc,d\n', { columns: ['answer', 'answer'] })).toMatch(/^No column is the question\./)
  })
})
