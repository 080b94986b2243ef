import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOfText } from '@/lib/domain/text/sentences-of-text'
import { moveEnd, wholeWords } from './sentences'

const cut = (text: string) => sentencesOfText(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it('are cut at full stops and not after initials, titles and abbreviations', () => {
    expect(
      cut('He met Dr. Holm of the S. Rajaratnam School. The U.S. Congress agreed! Did it? On 3 Dec. it did.'),
    ).toEqual([
      'He met Dr. Holm of the S. Rajaratnam School.',
      'The U.S. Congress agreed!',
      'Did it?',
      'On 3 Dec. it did.',
    ])
  })

  it('cover every word of any text once', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 6 }), (text) => {
        expect(cut(text).join(' ')).toBe(text)
      }),
    )
  })
})

describe('a selection', () => {
  const text = 'Trade grew 29.3% in 2022, to $190 billion.'

  it('loses the white space at its ends and cuts no word', () => {
    const span = wholeWords(text, { start: text.indexOf('rew'), end: text.indexOf('022,') })
    expect(span && text.slice(span.start, span.end)).toBe('grew 29.3% in 2022')
  })

  it.each([
    ['190', '190 billion'],
    ['29', '29.3'],
    ['3', '29.3'],
    ['$190', '$190 billion'],
    ['grew 29', 'grew 29.3'],
    ['2022', '2022'],
    ['billion', 'billion'],
  ])('of “%s” has the number in full: “%s”', (words, whole) => {
    const start = words === '3' ? text.indexOf('.3') + 1 : text.indexOf(words)
    const span = wholeWords(text, { start, end: start + words.length })
    expect(span && text.slice(span.start, span.end)).toBe(whole)
  })

  it('of white space or marks alone is none', () => {
    expect(wholeWords(text, { start: 5, end: 6 })).toBeNull()
    expect(wholeWords('… — …', { start: 0, end: 5 })).toBeNull()
  })

  it('moves word by word at either end, never past the other or out of the text', () => {
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
    const words = (span: { start: number; end: number }) => text.slice(span.start, span.end)
    expect(words(moveEnd(text, at('grew 29.3%'), 'start', -1))).toBe('Trade grew 29.3%')
    expect(words(moveEnd(text, at('grew 29.3%'), 'start', 1))).toBe('29.3%')
    expect(words(moveEnd(text, at('29.3%'), 'start', 1))).toBe('29.3%')
    expect(words(moveEnd(text, at('29.3%'), 'end', -1))).toBe('29.3%')
    expect(words(moveEnd(text, at('to $190 billion.'), 'end', 1))).toBe('to $190 billion.')
    expect(words(moveEnd(text, at('in 2022'), 'end', 1))).toBe('in 2022,')
  })
})
