import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, countWords, parseBlocks, sectionAround } from './canonical-text'

/** Text that is likely to hold markers, line ends, odd spaces and combining marks. */
const roughText = fc
  .array(
    fc.oneof(
      fc.constantFrom('#', '# ', '## a', '-', '- ', '- b', '\n', '\n\n', '\r\n', '\t', ' '),
      fc.constantFrom('\u00a0', '\u0301', '\u0000', '\u200b', '\u2028', 'e', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  )
  .map((parts) => parts.join(''))

describe('canonicalText', () => {
  it.each([
    ['line ends of every kind', 'a\r\n\r\nb\rc\u2028d', 'a\n\nb c d'],
    ['wrapped lines', 'one\ntwo\n\n\n\nthree', 'one two\n\nthree'],
    ['decomposed letters', 'Cafe\u0301', 'Café'],
    ['control and invisible characters', 'so\u00adft\u200b \u0007text\u202e', 'soft text'],
    ['spaces of every kind', ' a\u00a0 b\u2009c\t', 'a b c'],
    ['blocks without blank lines', '# A\n## B\n- one\n- two\nmore\ntext', '# A\n\n## B\n\n- one\n\n- two more text'],
    ['markers without words', '#\n\n-\ntext\n##', 'text'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['nothing but space', ' \n\t\n', ''],
  ])('brings %s into one form', (_, source, expected) => {
    expect(canonicalText(source)).toBe(expected)
  })

  it('leaves a canonical text as it is', () => {
    fc.assert(
      fc.property(roughText, (source) => {
        const once = canonicalText(source)
        expect(canonicalText(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves no control character but the line end, and no doubled space', () => {
    fc.assert(
      fc.property(roughText, (source) => {
        expect(canonicalText(source)).not.toMatch(/(?!\n)\p{Cc}| {2}|\n{3}|^\s|\s$/u)
      }),
    )
  })
})

describe('parseBlocks', () => {
  it('tells headings, items and paragraphs with their offsets', () => {
    const text = '## Trade\n\nIt grew.\n\n- gas'
    expect(parseBlocks(text)).toEqual([
      { kind: 'heading', level: 2, start: 0, end: 8, text: 'Trade' },
      { kind: 'paragraph', start: 10, end: 18, text: 'It grew.' },
      { kind: 'item', start: 20, end: 25, text: 'gas' },
    ])
  })

  it('covers every canonical text without gap or overlap', () => {
    fc.assert(
      fc.property(roughText.map(canonicalText), (text) => {
        const blocks = parseBlocks(text).map((block) => text.slice(block.start, block.end))
        expect(blocks.join('\n\n')).toBe(text)
      }),
    )
  })
})

describe('sectionAround', () => {
  const text = 'intro\n\n## One\n\nfirst\n\n## Two\n\nsecond'
  it.each([
    ['before the first heading', 'intro', 'intro\n\n'],
    ['in a section', 'first', '## One\n\nfirst\n\n'],
    ['in the last section', 'second', '## Two\n\nsecond'],
    ['in a heading', 'Two', '## Two\n\nsecond'],
  ])('gives the section of an offset %s', (_, word, section) => {
    const { start, end } = sectionAround(text, text.indexOf(word))
    expect(text.slice(start, end)).toBe(section)
  })
})

describe('countWords', () => {
  it.each([
    ['', 0],
    ['one – two', 2],
    ['Xi’s $190 billion, 29.3%', 4],
  ])('counts the words of %j', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})
