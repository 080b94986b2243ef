import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, anchorIn, passageContext } from './anchor'
import { canonicalText } from './canonical-text'

const text = '## Trade\n\nIt grew 29.3% in 2022, to $190 billion. It will grow.\n\nIt grew again.'

describe('anchorIn', () => {
  it('finds words with 32 characters on both sides', () => {
    const anchor = anchorIn(text, 'to $190 billion')
    expect(anchor).toEqual({
      exact: 'to $190 billion',
      prefix: '# Trade\n\nIt grew 29.3% in 2022, ',
      suffix: '. It will grow.\n\nIt grew again.',
      start: text.indexOf('to $190'),
      end: text.indexOf('. It will'),
    })
  })

  it.each([
    ['words that do not occur', 'It shrank', undefined, 'absent'],
    ['no words', '', undefined, 'absent'],
    ['words that occur twice', 'It grew', undefined, 'ambiguous'],
    ['words that only begin in the span', 'It will grow.', { start: 0, end: 60 }, 'absent'],
    ['words before the span', 'Trade', { start: 10, end: text.length }, 'absent'],
  ] as const)('fails for %s', (_, exact, within, failure) => {
    expect(anchorIn(text, exact, within)).toEqual({ failure })
  })

  it('counts overlapping occurrences as two', () => {
    expect(anchorIn('aaa', 'aa')).toEqual({ failure: 'ambiguous' })
  })

  it('tells occurrences in different spans apart', () => {
    const end = text.indexOf('It grew again')
    expect(anchorIn(text, 'It grew', { start: 0, end })).toMatchObject({ start: 10 })
    expect(anchorIn(text, 'It grew', { start: end, end: text.length })).toMatchObject({ start: end })
  })

  it('always slices back to the exact words, with prefix and suffix beside them', () => {
    const spans = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .chain((source) => fc.tuple(fc.constant(source), fc.nat(source.length - 1), fc.nat(source.length)))
    fc.assert(
      fc.property(spans, ([source, from, length]) => {
        const exact = source.slice(from, from + Math.max(1, length))
        const anchor = anchorIn(source, exact)
        if ('failure' in anchor) {
          expect(anchor.failure).toBe('ambiguous')
          return
        }
        expect(source.slice(anchor.start, anchor.end)).toBe(exact)
        expect(source).toContain(anchor.prefix + exact + anchor.suffix)
        expect(Math.max(anchor.prefix.length, anchor.suffix.length)).toBeLessThanOrEqual(32)
      }),
    )
  })
})

describe('anchorAt', () => {
  it('does not cut a character of two units in its contexts', () => {
    const source = `😀${'a'.repeat(31)}passage${'b'.repeat(31)}😀`
    const anchor = anchorAt(source, 33, 40)
    expect(anchor).toMatchObject({ exact: 'passage', prefix: 'a'.repeat(31), suffix: 'b'.repeat(31) })
  })

  it.each([
    [3, 3],
    [-1, 2],
    [0, 99],
  ])('refuses the span %i to %i of a short text', (start, end) => {
    expect(() => anchorAt('short', start, end)).toThrow(RangeError)
  })
})

describe('passageContext', () => {
  it('gives the paragraph around a passage', () => {
    const start = text.indexOf('to $190')
    expect(passageContext(text, { start, end: start + 15 })).toEqual({
      before: 'It grew 29.3% in 2022, ',
      exact: 'to $190 billion',
      after: '. It will grow.',
    })
  })

  it('always joins up to a piece of the text that holds the passage', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n\n', '# ', 'b.') }).map(canonicalText)
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (source, a, b) => {
        fc.pre(source.length > 1)
        const start = a % (source.length - 1)
        const end = start + 1 + (b % (source.length - start))
        fc.pre(end <= source.length)
        const { before, exact, after } = passageContext(source, { start, end })
        expect(exact).toBe(source.slice(start, end))
        expect(source).toContain(before + exact + after)
      }),
    )
  })
})
