import { describe, expect, it } from 'vitest'
import { clozeAnswer, deletions, deletionTexts, plainText, renderCloze } from './cloze'
import { textOf } from './segments'

const side = (source: string, deletion: number, which: 'question' | 'answer') =>
  textOf(renderCloze(source, deletion, which))
const nested = 'foo {{c1::bar {{c2::baz}}::qux}}'
const shared = '{{c1,2::shared}} word and {{c1::first}} vs {{c2::second}}'

describe('deletions', () => {
  it.each([
    ['{{c2::te}}{{c1::s}}t{{', [1, 2]],
    ['{{c0::te}}s{{c2::t}}s', [2]],
    ['{{c1,2,3::multi}}', [1, 2, 3]],
    ['{{c1::a}} {{c1::b}} {{c1,1::c}}', [1]],
    ['{{c10::a}} {{c9::b}}', [9, 10]],
    ['no gap, {{c1: wrong}} {{cx::wrong}} {{c1::open', []],
  ])('of %s are %j', (source, numbers) => {
    expect(deletions(source)).toEqual(numbers)
  })
})

describe('renderCloze', () => {
  it.each([
    ['a nested deletion goes with the outer one', 'foo {{c1::bar {{c2::baz}}}}', 1, 'foo [...]', 'foo bar baz'],
    ['a hint may follow a nested deletion', nested, 1, 'foo [qux]', 'foo bar baz'],
    ['the inner deletion leaves the outer words standing', nested, 2, 'foo bar [...]', 'foo bar baz'],
    ['several numbers', shared, 1, '[...] word and [...] vs second', 'shared word and first vs second'],
    ['a hint may hold colons', 'It {{c1::orbits::a "::" here}} us', 1, 'It [a "::" here] us', 'It orbits us'],
    ['an empty hint is none', 'It {{c1::orbits::}} us', 1, 'It [...] us', 'It orbits us'],
    ['number 0 is plain text', '{{c0::te}}s{{c2::t}}s', 2, 'tes[...]s', 'tests'],
    ['an open deletion is plain text', 'a {{c1::b}} {{c2::c', 1, 'a [...] {{c2::c', 'a b {{c2::c'],
    ['closing braces alone are plain text', 'a }} {{c1::b}}', 1, 'a }} [...]', 'a }} b'],
  ])('%s', (_, source, deletion, question, answer) => {
    expect(side(source, deletion, 'question')).toBe(question)
    expect(side(source, deletion, 'answer')).toBe(answer)
  })

  it('marks the deletion it asks for on both sides, and no other', () => {
    const source = 'Trade grew {{c1::29.3%::per cent}} to {{c2::$190 billion}}.'
    expect(renderCloze(source, 1, 'question')).toEqual([
      { text: 'Trade grew ' },
      { text: '[per cent]', hidden: true, hint: 'per cent' },
      { text: ' to ' },
      { text: '$190 billion' },
      { text: '.' },
    ])
    expect(renderCloze(source, 2, 'answer')).toContainEqual({ text: '$190 billion', hidden: true })
  })

  it('shows marks that span a deletion', () => {
    expect(renderCloze('The **first {{c1::gap}}** here', 1, 'answer')).toEqual([
      { text: 'The ' },
      { text: 'first ', bold: true },
      { text: 'gap', hidden: true, bold: true },
      { text: ' here' },
    ])
  })
})

describe('clozeAnswer and plainText', () => {
  it('joins several deletions of one number', () => {
    expect(clozeAnswer(shared, 1)).toBe('shared, first')
    expect(deletionTexts(shared, 2)).toEqual(['shared', 'second'])
  })

  it('strips braces, hints and marks', () => {
    expect(plainText('The {{c1::moon::🌛}} {{c2::orbits::this hint has "::" in it}} the {{c3::🌏}}.')).toBe(
      'The moon orbits the 🌏.',
    )
    expect(clozeAnswer('It was {{c1::**bold**}}.', 1)).toBe('bold')
  })
})
