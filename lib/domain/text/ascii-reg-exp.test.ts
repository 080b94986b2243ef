import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asciiRegExp } from './ascii-reg-exp'

const PATTERNS = [
  /[\p{L}\p{N}]/u,
  /^\p{Lu}\p{Ll}+$/u,
  /^[\p{P}\p{S}\s]*(?<word>[\p{L}\p{N}][\p{L}\p{N}'’]*)/u,
  /(?<![\p{L}\p{N}])(?<word>\p{L}[\p{L}\p{N}]*(?:\.\p{L}[\p{L}\p{N}]*)*)\.\s*$/u,
  /^(?:["'“”‘’«»([]*\p{Ll}|[\d,\s]*\]|[\p{Pe}\p{Pf},;:%–—-]|\uFFFC[\uFFFC\s]*$)/u,
  /^\P{L}/u,
  /[^\p{L}]/u,
  /^[([{"“”„‘«|*_~≈<>=—…\p{Sc}]$/u,
  /\baccording to (?:[\p{L}.’'-]+ ){0,6}$/iu,
  /^\p{Lu}[\p{L}\p{M}’'-]+$/u,
] as const

const USUAL = [...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)), ...'‘’“”–—…•€\uFFFC«»']
const OTHER = [...'ŁžΩяش中ﬁ½²ªĲ\u0301\u200B', '𝒜', '😀', '\uD800']

/** Words of signs that are usual, and of some that are not. */
const words = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...USUAL, 'a', 'B', ' ', '.', 'according to ') },
      { weight: 1, arbitrary: fc.constantFrom(...OTHER) },
    ),
    { maxLength: 12 },
  )
  .map((signs) => signs.join(''))

describe('latin', () => {
  it.each(PATTERNS.map((pattern) => [pattern]))('finds what %s finds', (pattern) => {
    const narrow = asciiRegExp(pattern)
    for (const sign of [...USUAL, ...OTHER]) expect([sign, narrow.test(sign)]).toEqual([sign, pattern.test(sign)])
    fc.assert(
      fc.property(words, (text) => {
        const [found, expected] = [narrow.exec(text), pattern.exec(text)]
        expect(found && [...found, found.index]).toEqual(expected && [...expected, expected.index])
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every class apart from every other', () => {
    for (const name of ['L', 'Lu', 'Ll', 'M', 'N', 'P', 'Pe', 'Pf', 'S', 'Sc'])
      for (const sign of [...USUAL, ...OTHER]) {
        const expected = sign === '_' || new RegExp(`[\\p{${name}}]`, 'u').test(sign)
        expect([name, sign, asciiRegExp(new RegExp(`[_\\p{${name}}]`, 'u')).test(sign)]).toEqual([name, sign, expected])
      }
  })

  it('refuses a class that it has no narrow form of', () => {
    expect(() => asciiRegExp(/\p{Script=Greek}/u).test('a')).toThrow(/no narrow form/)
  })
})
