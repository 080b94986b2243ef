import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortened } from './shortened'

it.each([
  ['When was the bridge opened?', 60, 'When was the bridge opened?'],
  ['When was\n  the bridge opened?', 60, 'When was the bridge opened?'],
  ['When was the old stone bridge opened?', 20, 'When was the old…'],
  ['The bridge, the tower, the wall', 12, 'The bridge…'],
  ['a Donaudampfschifffahrtsgesellschaftskapitän', 40, 'a Donaudampfschifffahrtsgesellschaftska…'],
  ['', 10, ''],
])('“%s” in %i units', (text, most, expected) => {
  expect(shortened(text, most)).toBe(expected)
})

it('is never longer than it may be, never cuts a sign in half, and says that it was cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 2, max: 80 }), (text, most) => {
      const short = shortened(text, most)
      const line = text.replace(/\s+/gu, ' ').trim()
      expect(short.length).toBeLessThanOrEqual(most)
      if (!/\p{Surrogate}/u.test(line)) expect(short).not.toMatch(/\p{Surrogate}/u)
      expect(short === line || short.endsWith('…')).toBe(true)
    }),
  )
})
