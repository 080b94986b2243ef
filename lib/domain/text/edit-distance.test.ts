import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, factDistance, typoDistance } from './edit-distance'

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['bridge', 'bridge', 0],
    ['', 'bridge', 6],
    ['kitten', 'sitting', 3],
    ['1999', '1998', 1],
    ['the bridge', 'The old bridge', 5],
    ['aaa', 'aaaa', 1],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  it('is the same both ways, nothing only for equal texts, and never more than the longer text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        const distance = editDistance(a, b)
        expect(distance).toBe(editDistance(b, a))
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
    )
  })

  it('keeps the triangle: a way round is never shorter', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c))
      }),
    )
  })

  it('takes texts that are too long to compare as replaced', () => {
    expect(editDistance('a'.repeat(5_000), 'b'.repeat(4_000))).toBe(5_000)
    expect(editDistance(`${'a'.repeat(50_000)}x`, `${'a'.repeat(50_000)}y`)).toBe(1)
  })
})

it.each([
  ['', 'bridge', 6],
  ['bridge', 'brigde', 1],
  ['bridge', 'rbigde', 2],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
])('the typo distance from %j to %j is %i: neighbours swapped are one slip', (a, b, distance) => {
  expect([typoDistance(a, b), typoDistance(b, a)]).toEqual([distance, distance])
})

it('a fact is compared statement by statement and card by card', () => {
  const drafted = { statement: 'It opened in 1999.', cards: [{ front: 'It opened in {{c1::1999}}.', back: '' }] }
  expect(factDistance(drafted, drafted)).toBe(0)
  expect(factDistance(drafted, { ...drafted, statement: 'The bridge opened in 1999.' })).toBe(10)
  const more = { ...drafted, cards: [...drafted.cards, { front: 'When?', back: '1999' }] }
  expect(factDistance(drafted, more)).toBe(9)
})
