import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingValues, sourceOf } from '../cards/values'
import { parseEdtf } from '../content/edtf'
import { documentOf, finish } from './document'
import { findFacts, findFactsChunked } from './find'
import type { ExtractionOptions, Mention } from './mention'

const OPTIONS: ExtractionOptions = { language: 'en', published: '2024-09-04' }
const FIGURES: ReadonlySet<string> = new Set(['money', 'percent', 'count', 'date'])
const figures = (text: string): readonly Mention[] => findFacts(text, OPTIONS).filter(({ kind }) => FIGURES.has(kind))

const PHRASES = [
  '$190 billion',
  'S$5.7 billion',
  '€1.2m',
  '£2.2bn to £2.5bn',
  'between $3 and $4 billion',
  '4.1 billion yuan',
  '29.3%',
  'between 5 and 10 percent',
  '2,500 troops',
  'two dozen officials',
  '38 billion cubic metres',
  '3 percentage points',
  '4 September 2024',
  'Sept. 4, 2023',
  '2015–2021',
  'the 1990s',
  'last year',
  'on Tuesday',
] as const
const FILLERS = [
  'The ministry said',
  'and, in all,',
  'which was',
  'It moved',
  '(',
  ')',
  '“',
  '”',
  ',',
  '.',
  '—',
  ';',
] as const
const SPACES = ['\u00A0', '\r\n', '\n\n', ' ', '\u200F', '\u200B', '\t', '\uFEFF'] as const
const NOISE = [...SPACES, '🚢', 'שלום', '漢字仮名', 'é', '👩‍👩‍👧'] as const

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PHRASES),
      fc.constantFrom(...FILLERS),
      fc.constantFrom(...NOISE),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .chain((parts) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', '', '\u00A0', '\n'), { minLength: parts.length, maxLength: parts.length })
      .map((gaps) => parts.map((part, at) => part + (gaps[at] ?? ' ')).join('')),
  )

describe('findFacts', () => {
  it('gives offsets of UTF-16 units whatever stands in the text', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const { start, end, quote } of findFacts(words, OPTIONS)) expect(words.slice(start, end)).toBe(quote)
      }),
    )
  })

  it('gives the same for the same text, sorted by start, and no figure twice or inside another', () => {
    fc.assert(
      fc.property(text, (words) => {
        const found = findFacts(words, OPTIONS)
        expect(findFacts(words, OPTIONS)).toEqual(found)
        const own = found.filter(({ kind }) => FIGURES.has(kind))
        for (const [at, { end }] of own.entries()) expect(own[at + 1]?.start ?? end).toBeGreaterThanOrEqual(end)
      }),
    )
  })

  it('gives the same value to the quote alone as to the quote in its text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHRASES.filter((phrase) => phrase !== 'on Tuesday')),
        fc.constantFrom('It was ', 'They took ', 'So '),
        (phrase, before) => {
          for (const { quote, value, kind } of figures(`${before}${phrase}, it said.`)) {
            const alone = figures(quote)
            expect(alone.map((one) => [one.kind, one.value])).toContainEqual([kind, value])
          }
        },
      ),
    )
  })

  it('gives dates that are EDTF, and amounts that are finite with the low end first', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const { kind, value } of figures(words)) {
          if (typeof value === 'string') expect([kind, parseEdtf(value) !== null]).toEqual(['date', true])
          else if (value !== null) {
            const amount = 'currency' in value ? value.amount : 'percent' in value ? value.percent : value.count
            const [low, high] = typeof amount === 'number' ? [amount, amount] : amount
            expect(Number.isFinite(low) && low <= high).toBe(true)
          }
        }
      }),
    )
  })

  it('gives answers whose values the lint finds in the passage', () => {
    for (const phrase of PHRASES) {
      const passage = `The ministry said it was ${phrase}, more than before.`
      for (const { quote } of figures(passage))
        expect([quote, missingValues(quote, sourceOf(passage))]).toEqual([quote, []])
    }
  })

  it('finds the same in steps', () => {
    const words = 'It cost $3 billion in 2022.\n\nMaria Holm said “we will not pay it”.'
    expect(finish(findFactsChunked(words, OPTIONS))).toEqual(findFacts(words, OPTIONS))
  })

  it('leaves out captions, notes about authors, “read more” lines and repeated paragraphs', () => {
    const words = [
      'Trade rose 12% in 2022 across all of the ports in the region.',
      'Trade rose 12% in 2022 across all of the ports in the region.',
      'The port in 2019. Photo: Agency',
      'Read more: 40 ports that closed',
      'Ida Voss is a senior fellow at the Example Institute and wrote 12 books.',
    ].join('\n\n')
    expect(figures(words).map(({ quote }) => quote)).toEqual([])
    expect(figures(words.split('\n\n').slice(1).join('\n\n')).map(({ quote }) => quote)).toEqual(['12%', '2022'])
  })

  it('reads nothing into what is no prose', () => {
    const words = 'See [the 5 rules](https://a.example/2022/10%25/$5) and <b title="40 ships">this</b>, x@2022.example.'
    expect(figures(words).map(({ quote }) => quote)).toEqual(['5 rules'])
  })
})

describe('a document', () => {
  it('has a text to read of the same length, in which white space is plain and addresses are masked', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { plain } = documentOf(words, OPTIONS)
        expect(plain).toHaveLength(words.length)
        expect(plain).not.toMatch(/[^\S ]/u)
      }),
    )
    expect(documentOf('a\u00A0b https://a.example/x c', OPTIONS).plain).toBe(`a b ${'\uFFFC'.repeat(19)} c`)
  })

  it('has blocks and sentences in order that do not overlap', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { blocks, sentences } = documentOf(words, OPTIONS)
        for (const spans of [blocks, sentences]) {
          for (const [at, { start, end }] of spans.entries()) {
            expect(start).toBeLessThan(end)
            expect(spans[at + 1]?.start ?? end).toBeGreaterThanOrEqual(end)
          }
        }
      }),
    )
  })
})
