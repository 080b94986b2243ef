import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, valuesOf } from '../../cards/values'
import { isRepeated, passageLine } from './passage-line'

const upTo = (most: number) => (text: string) => text.length <= most
const LONG =
  'The harbour office wrote on 24 June 2022 that trade over the lake had grown to $190 billion, as Mira Holm had expected, and 1.4 million people crossed it.'

describe('passageLine', () => {
  it('gives a passage that fits as it is, in one line', () => {
    expect(passageLine('Two  lines\nof text.', [], upTo(60))).toBe('Two lines of text.')
  })

  it.each([
    { answer: '$190 billion', most: 60 },
    { answer: '24 June 2022', most: 50 },
    { answer: 'Mira Holm', most: 40 },
    { answer: '1.4 million', most: 45 },
    { answer: '190bn dollars', most: 60 },
  ])('keeps $answer whole within $most characters', ({ answer, most }) => {
    const line = passageLine(LONG, [answer], upTo(most))
    expect(line.length).toBeLessThanOrEqual(most)
    const [shown] = answer === '190bn dollars' ? ['$190 billion'] : [answer]
    expect(line).toContain(shown)
    expect(line).toMatch(/^…|…$/)
  })

  it('keeps an answer that alone is too long rather than cut it', () => {
    expect(passageLine(LONG, ['24 June 2022'], upTo(3))).toBe('… 24 June 2022 …')
  })

  const words = fc.constantFrom(
    'The',
    'ferry',
    'carried',
    '12,400',
    '$190 billion',
    '24 June 2022',
    'Mira Holm',
    '3.5%',
    'and',
    'then,',
    'between',
    'six',
    'million',
    'people',
    'in',
    'March 2021',
    '€4 million',
    'Lake Review',
    'of',
    '1990s',
  )
  it('never cuts a figure, date or name, and takes nothing that does not stand in the passage', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), fc.nat(120), fc.nat(39), (parts, most, at) => {
        const passage = parts.join(' ')
        const line = passageLine(passage, [parts[at % parts.length] ?? ''], upTo(most))
        const shown = line.replace(/^… /, '').replace(/ …$/, '')
        const start = passage.indexOf(shown)
        expect(start).toBeGreaterThanOrEqual(0)
        // Some place where it stands cuts nothing: the same words may also stand elsewhere.
        const starts = [...passage.matchAll(new RegExp(shown.replace(/[$.*+?^()|[\]{}\\]/g, '\\$&'), 'g'))].map(
          ({ index }) => index,
        )
        const values = valuesOf(passage)
        const isClean = (from: number) => {
          const to = from + shown.length
          return values.every(
            (value) => value.end <= from || value.start >= to || (value.start >= from && value.end <= to),
          )
        }
        expect(starts.some(isClean)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('is never longer than what fits, unless the answer alone is', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 5, maxLength: 40 }),
        fc.integer({ min: 40, max: 120 }),
        (parts, most) => {
          const line = passageLine(parts.join(' '), ['12,400'], upTo(most))
          if (line.length > most) expect(figuresOf(line).length + valuesOf(line).length).toBeGreaterThan(0)
          else expect(line.length).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})

describe('isRepeated', () => {
  it.each([
    ['The bridge opened in 1999', 'The bridge opened in 1999.', true],
    ['opened in 1999', 'The bridge opened in 1999.', true],
    ['', 'The bridge opened in 1999.', true],
    ['The bridge was opened by Mira Holm in 1999', 'The bridge opened in 1999.', false],
  ])('“%s” beside “%s”: %s', (passage, statement, expected) => {
    expect(isRepeated(passage, statement)).toBe(expected)
  })
})
