import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOfPart } from '@/lib/domain/reading/article-parts'
import { textStretchesOf } from './article-body'

const TEXT = '## Trade\n\nTrade grew 29.3% in 2022, to $190 billion.\n\n- Crude came first.'
const blocks = blocksOfPart(TEXT, { start: 0, end: TEXT.length })

describe('the stretches of a block', () => {
  const paragraph = blocks[1] ?? { wordsFrom: 0, end: 0, text: '' }
  const passage = (factId: string, words: string) => {
    const start = TEXT.indexOf(words)
    return { factId, start, end: start + words.length }
  }

  it('mark what passages cover, and tell overlapping ones apart inside one mark', () => {
    const stretches = textStretchesOf(paragraph, [
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
          const words = textStretchesOf(block, passages).flatMap(({ runs }) => runs.map(({ text }) => text))
          expect(words.join('')).toBe(block.text)
        }
      }),
    )
  })
})
