import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../cards/segments'
import { gradeTyped, type Verdict } from './typed'

const verdict = (typed: string, answer: string, aliases: readonly string[] = []): Verdict =>
  gradeTyped(typed, answer, aliases).verdict

describe('words', () => {
  it.each([
    ['Hua Chunying', 'hua chunying'],
    ['the Shanghai Cooperation Organisation', 'Shanghai Cooperation Organisation'],
    ['an air base', 'Air base.'],
    ['Wałęsa', 'Walesa'],
    ['the “culprit”', 'culprit'],
    ['Moscow’s', "Moscow's"],
    ['China and Russia', 'China & Russia'],
    ['Ｎａｔｏ', 'nato'],
    ['31 December 2027', '31/12/2027'],
    ['31 December 2027', '31.12.2027'],
    ['31 December 2027', '12/31/2027'],
    ['5 March 2027', '5/3/2027'],
  ])('%s is answered correctly by %s', (answer, typed) => {
    expect(verdict(typed, answer)).toBe('correct')
  })

  it.each([
    ['one letter too many in a short word', 'Kabul', 'Kabull'],
    ['two letters swapped', 'Hua Chunying', 'Hua Chunyign'],
    ['two slips in a long word', 'Turkmenistan', 'Turkmenstn'],
    ['names the other way round', 'Hua Chunying', 'Chunying Hua'],
    ['other words of place', 'two new bridges across the Amur River', 'two bridges over the Amur'],
    ['a title left out', 'Foreign Minister Wang Yi', 'Wang Yi'],
    ['a surname alone', 'Raffaello Pantucci', 'Pantucci'],
    ['a word more', 'Wang Yi', 'Minister Wang Yi'],
  ])('is close with %s', (_, answer, typed) => {
    expect(verdict(typed, answer)).toBe('close')
  })

  it.each([
    ['nothing typed', 'Kabul', '  '],
    ['another name of three letters', 'Xi', 'Li'],
    ['two slips in a word of seven letters', 'Beijing', 'Beljlng'],
    ['one word of four', 'the Foreign Minister of Kazakhstan', 'Minister'],
    ['only small words', 'the end of the war in Ukraine', 'of in'],
    ['many words around the answer', 'Kabul', 'Kabul Tashkent Dushanbe Bishkek'],
    ['another word in place of one', 'Kyrgyz president', 'Kyrgyz parliament'],
    ['another letter at the end', 'Plan A', 'Plan B'],
  ])('is wrong with %s', (_, answer, typed) => {
    expect(verdict(typed, answer)).toBe('wrong')
  })

  it('that are the answer of another card are no slip; the same letters are one where no card has them', () => {
    const grade = (typed: string, answer: string, others: readonly string[]) =>
      gradeTyped(typed, answer, [], () => others).verdict
    expect(grade('Tarsen', 'Tarken', [])).toBe('close')
    expect(grade('Tarsen', 'Tarken', ['Tarsen'])).toBe('wrong')
    expect(grade('Iraqq', 'Iraq', ['Iraq', 'Iran'])).toBe('close')
    expect(grade('Wang Yi', 'Foreign Minister Wang Yi', ['Wang Yi'])).toBe('close')
    expect(grade('Iraq', 'Iraq', ['Iraq', 'Iran'])).toBe('correct')
  })

  it('takes an alias as an answer of its own', () => {
    expect(verdict('SCO', 'the Shanghai Cooperation Organisation', ['SCO'])).toBe('correct')
    expect(verdict('SCA', 'the Shanghai Cooperation Organisation', ['SCO'])).toBe('wrong')
  })
})

describe('figures', () => {
  it.each([
    ['a per cent sign left out', '29.3%', '29.3'],
    ['a month left out', 'February 2023', '2023'],
    ['a unit added', '20', '20 years'],
    ['a word around it left out', 'about 6,000 people', '6000 people'],
    ['a further figure', '$190 billion', '$190 billion in 2022'],
  ])('is close with %s', (_, answer, typed) => {
    expect(verdict(typed, answer)).toBe('close')
  })

  it.each([
    ['the point elsewhere', '1.5', '15'],
    ['one of two figures', '29.3%, to $190 billion', '$190 billion'],
    ['a figure where none is asked', 'Kabul', 'Kabul 7'],
  ])('is wrong with %s', (_, answer, typed) => {
    expect(verdict(typed, answer)).toBe('wrong')
  })
})

describe('the difference', () => {
  const shown = (typed: string, answer: string, aliases: readonly string[] = []): string =>
    gradeTyped(typed, answer, aliases)
      .difference.map((segment) => (segment.bold ? `[${segment.text}]` : segment.text))
      .join('')

  it.each([
    ['Hua Chunyin', 'Hua Chunying', 'Hua Chunyin[g]'],
    ['Wang Yi', 'Foreign Minister Wang Yi', '[Foreign] [Minister] Wang Yi'],
    ['2015', '2014', '[2014]'],
    ['Bejing', 'Beijing', 'Be[i]jing'],
    ['hua chunying', 'Hua Chunying', 'Hua Chunying'],
    ['Tashkent', 'Kabul', '[Kabul]'],
  ])('of “%s” to “%s” marks what was not typed', (typed, answer, expected) => {
    expect(shown(typed, answer)).toBe(expected)
  })

  it('is shown against the nearest alias', () => {
    expect(shown('Nursultan Nazarbaev', 'the first president', ['Nursultan Nazarbayev'])).toBe('Nursultan Nazarba[y]ev')
  })
})

describe('for any text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  const word = fc.stringMatching(/^[b-z]{4,12}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))

  it('the answer itself is correct, also as an alias', () => {
    fc.assert(
      fc.property(text, text, (answer, other) => {
        fc.pre(answer.trim() !== '')
        expect(verdict(answer, answer)).toBe('correct')
        expect(verdict(answer, other, [answer])).toBe('correct')
      }),
    )
  })

  it('case, accents, spaces and a full stop make no difference', () => {
    fc.assert(
      fc.property(words, (answer) => {
        const accented = answer.replaceAll('e', 'é').replaceAll('o', 'ö')
        expect(verdict(`  ${accented.toUpperCase().replaceAll(' ', '   ')}. `, answer)).toBe('correct')
      }),
    )
  })

  it('another whole number is never taken for the right one', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (right, typed) => {
        fc.pre(right !== typed)
        expect(verdict(String(typed), String(right))).toBe('wrong')
        expect(verdict(`$${typed} million`, `$${right} million`)).toBe('wrong')
      }),
    )
  })

  it('a “not” on one side alone is always wrong', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(verdict(`${before} not ${after}`, `${before} ${after}`)).toBe('wrong')
        expect(verdict(`${before} ${after}`, `${before} not ${after}`)).toBe('wrong')
      }),
    )
  })

  it('the segments of the difference make up the answer or an alias', () => {
    fc.assert(
      fc.property(text, text, text, (typed, answer, alias) => {
        const { difference } = gradeTyped(typed, answer, [alias])
        expect([answer, alias]).toContain(textOf(difference))
      }),
    )
  })
})
