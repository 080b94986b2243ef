import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'
import { starterArticles } from '../content-files/starter-library.fixture'
import { readMediaReference } from '../media/media-reference'
import { clozeAnswer, deletions, deletionTexts, plainText, renderCloze } from './cloze'
import { layoutOf } from './layout'
import { type Segment, textOf, withMarks } from './segments'
import { answerOf, answerText, questionOf } from './sides'

const read = (text: string): Segment[] => withMarks([{ text }])
const looks = (text: string): string[] =>
  read(text).map(({ text: words, place, between, ...look }) => [words, ...Object.keys(look)].join(':'))

describe('marks within a line', () => {
  it.each([
    ['__strong__ and _weak_', ['strong:bold', ' and ', 'weak:italic']],
    ['snake_case_name and _open', ['snake_case_name and _open']],
    ['`a * b * c` is code', ['a * b * c:code', ' is code']],
    ['``a ` b``', ['a ` b:code']],
    ['`open', ['`open']],
    ['\\*no star\\* and \\$5', ['*no star* and $5']],
    ['C:\\temp', ['C:\\temp']],
    ['[the **text**](https://example.org/a_(b)) here', ['the :href', 'text:bold:href', ' here']],
    ['[x](javascript:alert(1))', ['[x](javascript:alert(1))']],
    ['[x](data:text/html,a) [y](//example.org) [z](/a)', ['[x](data:text/html,a) [y](//example.org) [z](/a)']],
    ['![a map](https://example.org/map.png)', ['a map:href']],
    ['<https://example.org/x>', ['https://example.org/x:href']],
    ['<img src=x onerror=alert(1)> <svg onload=a> &amp;', ['<img src=x onerror=alert(1)> <svg onload=a> &amp;']],
    ['**bold `a**b` bold**', ['bold :bold', 'a**b:bold:code', ' bold:bold']],
  ])('of %j are %j', (text, expected) => {
    expect(looks(text)).toEqual(expected)
  })
})

describe('a formula', () => {
  const formulas = (text: string) => [
    ...new Set(read(text).flatMap(({ maths, text: latex }) => (maths ? [`${maths.display ? 2 : 1} ${latex}`] : []))),
  ]
  it.each([
    ['so $E = mc^2$ holds', ['1 E = mc^2']],
    ['$x$ and $y$', ['1 x', '1 y']],
    ['$$\\frac{a}{b}$$', ['2 \\frac{a}{b}']],
    ['$$\na\n+ b\n+ c\n$$', ['2 \na\n+ b\n+ c\n']],
    ['$3.5 \\times 10^8$', ['1 3.5 \\times 10^8']],
    ['$2x = 4$', ['1 2x = 4']],
    ['$\\text{rate of growth}$', ['1 \\text{rate of growth}']],
  ])('is read in %j', (text, expected) => {
    expect(formulas(text)).toEqual(expected)
  })

  it.each([
    'from $147 billion to $190 billion',
    'between $3 and $4 billion',
    'US$5 and S$7',
    'It cost 20$ and then 30$.',
    'costs $20 and 30$',
    'rose $5–$6 a barrel',
    'a $5/$6 spread',
    'trade in $ and €',
    'in $US and A$',
    '($5m, or $7m with tax)',
    '$1bn–$1.2bn, $2bn+$3bn',
    '-$5bn and -$4bn',
    '$.5m of $1m',
    '$ 5 and $ 6',
    '$$ or $$$ restaurants',
    '$AAPL and $TSLA',
    '\\$x\\$',
    '$',
    '$$',
    '$$$$',
    '~$5m vs ~$6m',
    '$5,$6,$7',
    '“$5” and “$6”',
    'at $5.\nThen at $6.',
  ])('is none in %j', (text) => {
    expect(formulas(text)).toEqual([])
    expect(textOf(read(text))).toBe(text.replaceAll('\\$', '$'))
  })

  it('holds its gap, its hint and its words', () => {
    const source = 'Energy: $E = {{c1::mc^2::mass}}$ and $ab {{c2::\\frac{a}{b}}}$.'
    expect(deletions(source)).toEqual([1, 2])
    expect(deletionTexts(source, 2)).toEqual(['\\frac{a}{b}'])
    const question = renderCloze(source, 1, 'question').filter(({ hidden }) => hidden)
    expect(question).toMatchObject([{ text: '[mass]', hint: 'mass', maths: { display: false } }])
    expect(plainText(source)).toBe('Energy: E = mc^2 and ab \\frac{a}{b}.')
  })
})

describe('places', () => {
  const kinds = (text: string) => (layoutOf(read(text)) ?? []).map(({ kind }) => kind)
  it.each([
    ['one line', []],
    ['two\nlines', []],
    ['two\n\nparagraphs', ['paragraph', 'paragraph']],
    ['# Head\ntext', ['heading', 'paragraph']],
    ['Members:\n- one\n- two\n\nafter', ['paragraph', 'list', 'paragraph']],
    ['1. one\n2. two', ['list']],
    ['1. FC Köln', []],
    ['- 5 degrees', []],
    ['> said so\n> and more', ['quote']],
    ['> 50% of trade', []],
    ['```\na  b\n```', ['code']],
    ['a | b\n--|--\n1 | 2\nafter', ['table', 'paragraph']],
    ['a | b\nno table', []],
    ['| a |\n| - |\n| 1 |', ['table']],
  ])('of %j are %j', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  it('of nested lists are lists in items', () => {
    const [list] = layoutOf(read('- a\n  - b\n    1. c\n    2. d\n- e')) ?? []
    expect(list).toMatchObject({
      kind: 'list',
      items: [
        { segments: [{ text: 'a' }], children: [{ items: [{ children: [{ start: 1, items: [{}, {}] }] }] }] },
        { segments: [{ text: 'e' }], children: [] },
      ],
    })
  })

  it('of a table are rows of as many cells, with their sides', () => {
    const [table] = layoutOf(read('| State | Troops |\n|:--|--:|\n| A \\| B | 2,500 |\n| C |\n| | 7 |')) ?? []
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.rows.map((row) => row.map(textOf))).toEqual([
      ['State', 'Troops'],
      ['A | B', '2,500'],
      ['C', ''],
      ['', '7'],
    ])
    expect(table.aligns).toEqual(['left', 'right'])
  })

  it('are read as one text by line and cell', () => {
    expect(textOf(read('Head:\n\n- **a**\n- b'))).toBe('Head:\n\na\nb')
    expect(textOf(read('| a | b |\n|--|--|\n| 1 | *2* |'))).toBe('a | b\n1 | 2')
  })
})

describe('a gap', () => {
  it('stands in a cell, in emphasis and across both', () => {
    const table =
      '| Year | Trade |\n|--|--|\n| 2021 | {{c1::$147 billion}} |\n| {{c1::2022}} | **{{c2::$190}} billion** |'
    const [drawn] = layoutOf(renderCloze(table, 1, 'question')) ?? []
    if (drawn?.kind !== 'table') throw new Error('no table')
    expect(drawn.rows.map((row) => row.map(textOf))).toEqual([
      ['Year', 'Trade'],
      ['2021', '[...]'],
      ['[...]', '$190 billion'],
    ])
    expect(renderCloze(table, 2, 'question')).toContainEqual(
      expect.objectContaining({ text: '[...]', hidden: true, bold: true }),
    )
    const across = '**a {{c1::b** c}} d'
    expect(textOf(renderCloze(across, 1, 'question'))).toBe('a [...] d')
    expect(deletionTexts(across, 1)).toEqual(['b c'])
  })

  it('over several items leaves one in each, with one hint', () => {
    const source = 'Members: {{c1::\n- one\n- two\n::which two}}'
    const items = renderCloze(source, 1, 'question').filter(({ hidden }) => hidden)
    expect(items.map(({ place }) => place?.kind)).toEqual(['item', 'item'])
    expect(deletionTexts(source, 1)[0]?.trim()).toBe('one\ntwo')
  })
})

const WEIRD = ['{{c1::', '{{c2,3::', '}}', '::', '*', '**', '_', '`', '$', '$$', '\n', '\n\n', '- ', '1. ', '> ', '# ']
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...WEIRD, '|', '|--|\n', '```\n', '[', '](https://a.b)', '\\', ' ', '<http://x>'),
    fc.string({ maxLength: 3, unit: 'binary' }),
    fc.constantFrom('a', '5', 'שלום', '汉字', '😀'),
  ),
  { maxLength: 60 },
)

describe('any text', () => {
  it('is read without an error, keeps its letters and its deletions, and is drawn', () => {
    fc.assert(
      fc.property(pieces, fc.nat(4), (parts, deletion) => {
        const source = parts.join('')
        const answer = renderCloze(source, deletion, 'answer')
        expect(textOf(answer)).toBe(plainText(source))
        layoutOf(answer)
        for (const number of deletions(source)) {
          const question = renderCloze(source, number, 'question')
          expect(question.some(({ hidden }) => hidden)).toBe(true)
          expect(deletionTexts(source, number).length).toBeGreaterThan(0)
        }
        const letters = (text: string) => text.replace(/[^a汉字שלום😀]/gu, '')
        const words = letters(textOf(read(source.replaceAll(/[{}]|https?:\S*|```|\|/g, ''))))
        expect(words).toBe(letters(source.replaceAll(/[{}]|https?:\S*|```|\|/g, '')))
      }),
      { numRuns: 2000 },
    )
  })

  it('without markup is unchanged', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'Z', '5', ' ', '.', ',', '’', '(', ')', '€', 'é', '😀', '$') })
    fc.assert(
      fc.property(plain, (text) => {
        fc.pre(!/\$[^\d\s$][^$]*\$/.test(text))
        expect(read(text)).toEqual(text === '' ? [] : [{ text }])
      }),
    )
  })

  it('nested 50 deep, long or right to left is read', () => {
    const deep = `${'{{c1::'.repeat(50)}x${'}}'.repeat(50)}`
    expect(deletionTexts(deep, 1)).toEqual(['x'])
    const rows = `| a | b |\n|--|--|\n${'| {{c1::1}} | *2* |\n'.repeat(100)}`
    expect(layoutOf(renderCloze(rows, 1, 'question'))?.[0]).toMatchObject({ kind: 'table' })
    expect(renderCloze(rows, 1, 'question').filter(({ hidden }) => hidden)).toHaveLength(100)
    expect(textOf(read('**שלום** עולם'))).toBe('שלום עולם')
  })
})

describe('against the parser of CommonMark', () => {
  const words = (text: string): string => {
    const flat = (node: { value?: string; children?: readonly object[]; type?: string }): string =>
      node.value ?? (node.children ?? []).map((child) => flat(child)).join('')
    return flat(fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }))
  }
  it.each([
    '**bold *both* bold** and `code * star`',
    'a [link](https://example.org "title") and <https://example.org/a>',
    '\\*literal\\* and snake_case and 5 * 3 * 2',
    '- a\n- *b*\n  - c\n- d',
    '1. one\n2. two',
    '## Head\n\ntext **strong**',
    '> quoted\n> words',
    '| a | b |\n|---|:-:|\n| 1 | **2** |\n| x \\| y | `z` |',
    '```\ncode *x*\n```',
  ])('%j has the same words', (text) => {
    expect(textOf(read(text)).replace(/\s|\|/g, '')).toBe(words(text).replace(/\s|\|/g, ''))
  })
})

describe('the starter library', () => {
  const cards = starterArticles().flatMap(({ facts }) => facts.flatMap((fact) => fact.cards))

  it('has cards of which none holds a place, a formula, code or a link', () => {
    expect(cards.length).toBeGreaterThan(100)
    for (const card of cards) {
      for (const segment of [...questionOf(card), ...answerOf(card)]) {
        expect(
          Object.keys(segment).filter((key) => !['text', 'hidden', 'hint', 'bold', 'italic'].includes(key)),
        ).toEqual([])
      }
      const sides = card.form === 'cloze' ? [plainText(card.front)] : [textOf(questionOf(card)), answerText(card)]
      const sources = card.form === 'cloze' ? [] : [card.front, card.back]
      if (card.form !== 'cloze') expect(sides).toEqual(sources.map((source) => source.replaceAll('*', '')))
    }
  })
})

describe('an image, sound or video', () => {
  const digest = '0123456789abcdef'.repeat(4)
  const target = `media:${digest}.png#640x480`
  const shown = (text: string) =>
    read(text).map(({ text: words, media }) =>
      media ? `${words} (${readMediaReference(media.target)?.kind} at ${media.at})` : words,
    )

  it.each([
    [`![a map](${target})`, ['a map (image at 0)']],
    [`See ![a map](${target} "Title") here`, ['See ', 'a map (image at 4)', ' here']],
    [`![](${target})`, ['png (image at 0)']],
    [`![ ](media:${digest}.mp3)`, ['mp3 (sound at 0)']],
    [`![a \\[small\\] *map*](media:${digest}.webm#1x2)`, ['a [small] *map* (video at 0)']],
    [`![a](${target})![b](${target})`, ['a (image at 0)', 'b (image at 88)']],
  ])('is read in %j', (text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  it.each([
    `[a map](${target})`,
    `![a map](media:${digest}.exe)`,
    `![a map](media:${digest.slice(1)}.png)`,
    `![a map](media:../../etc/passwd)`,
    `\`![a map](${target})\``,
  ])('is none in %j', (text) => {
    expect(read(text).some(({ media }) => media)).toBe(false)
  })

  it('is hidden whole by a gap around it, and its words by a gap in them', () => {
    const around = `The capital: {{c1::![a view of Astana](${target})}}`
    expect(renderCloze(around, 1, 'question').map(({ text, media }) => [text, Boolean(media)])).toEqual([
      ['The capital: ', false],
      ['[...]', true],
    ])
    expect(clozeAnswer(`![a view of {{c1::Astana}}](${target})`, 1)).toBe('Astana')
  })
})
