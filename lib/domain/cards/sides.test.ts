import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf, withMarks } from './segments'
import { answerOf, answerText, questionOf, questionText } from './sides'

describe('withMarks', () => {
  it.each([
    ['**bold** and *italic*', [{ text: 'bold', bold: true }, { text: ' and ' }, { text: 'italic', italic: true }]],
    [
      '**bold *both* bold**',
      [
        { text: 'bold ', bold: true },
        { text: 'both', bold: true, italic: true },
        { text: ' bold', bold: true },
      ],
    ],
    ['5 * 3 * 2', [{ text: '5 * 3 * 2' }]],
    ['**open', [{ text: '**open' }]],
    ['a <b>tag</b> stays text', [{ text: 'a <b>tag</b> stays text' }]],
    ['', []],
  ])('reads the marks of %j', (text, segments) => {
    expect(withMarks([{ text }])).toEqual(segments)
  })

  it('takes nothing away but stars, on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', 'a', ' ', '😀', '\0') }), (text) => {
        expect(textOf(withMarks([{ text }])).replaceAll('*', '')).toBe(text.replaceAll('*', ''))
      }),
    )
  })
})

describe('the sides of a card', () => {
  const plain = { form: 'typed', deletion: 0, front: 'How **much**?', back: '*$190 billion*' } as const
  const cloze = { form: 'cloze', deletion: 1, front: 'It grew {{c1::29.3%::per cent}}.', back: '' } as const

  it('of a question are its front and back with marks', () => {
    expect(questionOf(plain)).toEqual([{ text: 'How ' }, { text: 'much', bold: true }, { text: '?' }])
    expect(answerOf(plain)).toEqual([{ text: '$190 billion', italic: true }])
    expect([questionText(plain), answerText(plain)]).toEqual(['How much?', '$190 billion'])
  })

  it('of a cloze are the sentence with the gap, and with the words in it', () => {
    expect(questionText(cloze)).toBe('It grew [per cent].')
    expect(textOf(answerOf(cloze))).toBe('It grew 29.3%.')
    expect(answerText(cloze)).toBe('29.3%')
  })
})
