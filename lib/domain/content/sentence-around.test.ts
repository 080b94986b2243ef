import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceAround } from './sentence-around'

const PARAGRAPH =
  'In 2022 Gen. V. Petrov met U.S. officials. Trade rose by 29.3%, to $190 billion, he said. “Nobody knows!” It was over.'

const around = (exact: string, paragraph = PARAGRAPH) => {
  const at = paragraph.indexOf(exact)
  const shown = sentenceAround(paragraph.slice(0, at), exact, paragraph.slice(at + exact.length))
  return `${shown.before}[${exact}]${shown.after}`
}

describe('the sentences of a passage', () => {
  it.each([
    ['29.3%', 'Trade rose by [29.3%], to $190 billion, he said.'],
    ['Trade rose by 29.3%, to $190 billion, he said.', '[Trade rose by 29.3%, to $190 billion, he said.]'],
    ['U.S. officials', 'In 2022 Gen. V. Petrov met [U.S. officials].'],
    ['Petrov', 'In 2022 Gen. V. [Petrov] met U.S. officials.'],
    ['he said. “Nobody', 'Trade rose by 29.3%, to $190 billion, [he said. “Nobody] knows!”'],
    ['Nobody knows!', '“[Nobody knows!]”'],
    ['over', 'It was [over].'],
  ])('around “%s” are shown alone', (exact, expected) => {
    expect(around(exact)).toBe(expected)
  })

  it('end with a line', () => {
    expect(around('second', 'The first line\nthe second line\nthe third')).toBe('the [second] line')
  })

  it('are the end of the text before and the beginning of the text after, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'b', '.', ' ', '”', '?', '\n', 'Mr'), maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, (before, exact, after) => {
        const shown = sentenceAround(before, exact, after)
        expect(before.endsWith(shown.before)).toBe(true)
        expect(after.startsWith(shown.after)).toBe(true)
      }),
    )
  })
})
