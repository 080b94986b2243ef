import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '@/lib/domain/content/canonical-text'
import { partsOf, stretchesOf } from './article-text'

const TEXT = '## Trade\n\nTrade grew 29.3% in 2022, to $190 billion.\n\n- Crude came first.'
const blocks = partsOf(TEXT)[0] ?? []

describe('the parts of a text', () => {
  it('are one for a short text, with the place where the words of each block begin', () => {
    expect(partsOf(TEXT)).toHaveLength(1)
    expect(blocks.map((block) => TEXT.slice(block.wordsFrom, block.end))).toEqual(blocks.map((block) => block.text))
  })

  it('hold every block of any text once and in order, none much longer than asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 })),
        fc.integer({ min: 1, max: 200 }),
        (lines, size) => {
          const text = canonicalText(lines.join('\n\n'))
          const parts = partsOf(text, size)
          const whole = parts.flat().map((block) => text.slice(block.start, block.end))
          expect(whole.join('\n\n')).toBe(text)
          for (const part of parts) {
            const before = part.slice(0, -1).reduce((sum, block) => sum + block.end - block.start, 0)
            expect(before).toBeLessThan(size)
          }
        },
      ),
    )
  })

  it('are cut before a heading where one is near', () => {
    const section = `## Heading\n\n${'words '.repeat(30).trim()}.`
    const parts = partsOf(canonicalText(Array.from({ length: 6 }, () => section).join('\n\n')), 250)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.every((part) => part[0]?.kind === 'heading')).toBe(true)
  })
})

describe('the stretches of a block', () => {
  const paragraph = blocks[1] ?? { wordsFrom: 0, end: 0, text: '' }
  const passage = (factId: string, words: string) => {
    const start = TEXT.indexOf(words)
    return { factId, start, end: start + words.length }
  }

  it('mark what passages cover, and tell overlapping ones apart inside one mark', () => {
    const stretches = stretchesOf(paragraph, [
      passage('a', 'grew 29.3% in 2022'),
      passage('b', 'in 2022, to $190 billion'),
    ])
    expect(stretches).toEqual([
      { marked: false, runs: [{ text: 'Trade ', facts: [] }] },
      {
        marked: true,
        runs: [
          { text: 'grew 29.3% ', facts: ['a'] },
          { text: 'in 2022', facts: ['a', 'b'] },
          { text: ', to $190 billion', facts: ['b'] },
        ],
      },
      { marked: false, runs: [{ text: '.', facts: [] }] },
    ])
  })

  it('joined are the words of the block, whatever passages there are', () => {
    const span = fc
      .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        for (const block of blocks) {
          const passages = spans.map((one, i) => ({ ...one, factId: String(i) }))
          const words = stretchesOf(block, passages).flatMap(({ runs }) => runs.map(({ text }) => text))
          expect(words.join('')).toBe(block.text)
        }
      }),
    )
  })
})
