import { describe, expect, it } from 'vitest'
import { textOf } from './segments'
import { answerOf, answerText, questionOf, questionText } from './sides'

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
