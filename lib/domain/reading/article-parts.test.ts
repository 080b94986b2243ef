import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, parseBlocks } from '../content/canonical-text'
import { finish } from '../finder/document'
import { blocksOfPart, type PartLimits, partsChunked } from './article-parts'

const partsOf = (text: string, limits?: PartLimits) => finish(partsChunked(text, limits))
const WIDE: PartLimits = { characters: 40_000, blocks: 400, blockCharacters: 8_000 }
const TEXT = '## Trade\n\nTrade grew 29.3% in 2022, to $190 billion.\n\n- Crude came first.'

const withoutSpace = (text: string): string => text.replace(/\s/gu, '')

describe('the parts of a text', () => {
  it('are one for a short text, with the place where the words of each block begin', () => {
    const [part = { start: 0, end: 0 }, ...more] = partsOf(TEXT)
    expect(more).toEqual([])
    const blocks = blocksOfPart(TEXT, part)
    expect(blocks.map(({ wordsFrom, ...block }) => block)).toEqual(parseBlocks(TEXT))
    expect(blocks.map((block) => TEXT.slice(block.wordsFrom, block.end))).toEqual(blocks.map((block) => block.text))
  })

  it('is one for an empty text', () => {
    expect(partsOf('')).toEqual([{ start: 0, end: 0 }])
  })

  it('hold every word of any text once and in order, and none is larger than it may be', () => {
    const limits = fc.record({
      characters: fc.integer({ min: 1, max: 200 }),
      blocks: fc.integer({ min: 1, max: 6 }),
      blockCharacters: fc.integer({ min: 2, max: 80 }),
    })
    const lines = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom('# A', '- b')))
    fc.assert(
      fc.property(lines, limits, (given, most) => {
        const text = canonicalText(given.join('\n\n'))
        const parts = partsOf(text, most).map((part) => blocksOfPart(text, part, most))
        const words = parts.flat().map(({ start, end }) => text.slice(start, end))
        expect(withoutSpace(words.join(''))).toBe(withoutSpace(text))
        for (const blocks of parts) {
          const before = blocks.slice(0, -1).reduce((sum, { start, end }) => sum + end - start, 0)
          expect(before).toBeLessThan(most.characters)
          expect(blocks.length).toBeLessThanOrEqual(most.blocks)
          for (const { start, end } of blocks) expect(end - start).toBeLessThanOrEqual(most.blockCharacters)
        }
      }),
    )
  })

  it('are cut before a heading where one is near', () => {
    const section = `## Heading\n\n${'words '.repeat(30).trim()}.`
    const text = canonicalText(Array.from({ length: 6 }, () => section).join('\n\n'))
    const parts = partsOf(text, { ...WIDE, characters: 250 })
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.every((part) => blocksOfPart(text, part)[0]?.kind === 'heading')).toBe(true)
  })

  it('show a paragraph of a whole book in pieces that end with a sentence', () => {
    const text = 'The river has many bridges. '.repeat(2_000).trim()
    const blocks = partsOf(text).flatMap((part) => blocksOfPart(text, part))
    expect(blocks.length).toBeGreaterThan(5)
    for (const block of blocks)
      expect(block).toMatchObject({ kind: 'paragraph', text: expect.stringMatching(/^The .*\.$/) })
  })

  it('take a sign at the beginning of such a piece for a word, not for a list', () => {
    const text = `Weir ${'- so '.repeat(3_000)}`.trim()
    const kinds = partsOf(text).flatMap((part) => blocksOfPart(text, part).map(({ kind }) => kind))
    expect(new Set(kinds)).toEqual(new Set(['paragraph']))
  })
})
