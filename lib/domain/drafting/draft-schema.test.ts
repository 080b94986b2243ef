import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneLine, severalLines } from './draft-schema'

describe('severalLines', () => {
  it.each([
    ['  one   line \t', 'one line'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['- a  \n  - b\n\t- c', '- a\n  - b\n    - c'],
    ['\n\na\n\n\n\nb\n', 'a\n\nb'],
    ['a\u0000b\u0007c', 'a b c'],
    [`${' '.repeat(80)}- a\n${' '.repeat(80)}- b`, `${' '.repeat(24)}- a\n${' '.repeat(24)}- b`],
  ])('of %j is %j', (text, expected) => {
    expect(severalLines(text)).toBe(expected)
  })

  it('is the same as one line where there is none to break, and changes nothing when done again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '-', '|', 'é', '\u0001') }), (text) => {
        const lines = severalLines(text)
        expect(severalLines(lines)).toBe(lines)
        if (!/\n/.test(text)) expect(lines).toBe(oneLine(text))
        expect(oneLine(lines)).toBe(oneLine(text))
      }),
    )
  })
})
