import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../cards/segments'
import { wordDifferences } from './word-differences'

const written = (segments: readonly Segment[]): string =>
  segments.map(({ text, bold }) => (bold ? `[${text}]` : text)).join('')

const said = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('')

describe('changed words', () => {
  it.each([
    ['The Oder is 742 km long', 'The Oder is 866 km long', 'The Oder is [742] km long', 'The Oder is [866] km long'],
    ['1,094 km', '1,100 km', '[1,094] km', '[1,100] km'],
    ['Oder', 'Oder, a river', 'Oder', 'Oder[, a river]'],
    ['the oder', 'the Oder', 'the [oder]', 'the [Oder]'],
    ['a b', 'a b', 'a b', 'a b'],
    ['', 'new', '', '[new]'],
  ])('of “%s” and “%s” are marked in both', (one, other, inOne, inOther) => {
    expect(wordDifferences(one, other).map(written)).toEqual([inOne, inOther])
  })

  it('leave each text as it is, and mark nothing of two that are the same', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(wordDifferences(one, other).map(said)).toEqual([one, other])
        expect(
          wordDifferences(one, one)
            .flat()
            .some(({ bold }) => bold),
        ).toBe(false)
      }),
    )
  })

  it('of long texts are found where only a word changed, and are all that is between otherwise, compared or not', () => {
    const long = Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(' ')
    expect(wordDifferences(long, long.replace('word2500 ', 'x ')).map(written)[1]).toContain('word2499 [x] word2501')
    // Compared word by word, which takes the square of their length, they would have at least their spaces in common.
    const backwards = [...long].reverse().join('')
    expect(wordDifferences(long, backwards).map(written)).toEqual([`[${long}]`, `[${backwards}]`])
  })
})
