import { describe, expect, it } from 'vitest'
import { quotedIn } from '../../text/quotation-marks'
import { findFacts } from '../find'

const quotes = (text: string): string[] =>
  findFacts(text, { language: 'en', published: null })
    .filter(({ kind }) => kind === 'quote')
    .map(({ quote, speaker }) => (speaker === null ? quote : `${speaker}: ${quote}`))

const words = (text: string): string[] => quotedIn(text).map(({ start, end }) => text.slice(start, end))

describe('marks of quotation', () => {
  it.each([
    ['He said “we will stay” and left.', ['we will stay']],
    ['He said "we will stay" and left.', ['we will stay']],
    ['He said ‘we will stay’ and left.', ['we will stay']],
    ["He said 'we will stay' and left.", ['we will stay']],
    ['He said «we will stay» and left.', ['we will stay']],
    ['It’s not the workers’ fault, he said.', []],
    ['The workers’ union said ‘it’s the owners’ fault, not ours’.', ['it’s the owners’ fault, not ours']],
    ["The '90s are over, it's said.", []],
    ['‘They’re the boys’ shoes,’ she said, ‘not mine.’', ['They’re the boys’ shoes,', 'not mine.']],
    ['“He told me ‘never again’ twice,” she said.', ['He told me ‘never again’ twice,']],
    ['‘He told me “never again” twice,’ she said.', ['He told me “never again” twice,']],
    ['"One." "Two."', ['One.', 'Two.']],
    ['A 6" pipe and a 12" pipe.', []],
    ['He said “we will stay and left.', ['we will stay and left.']],
    ['He said “we will “stay” and left.', ['stay']],
    ['(“we will stay”)—“or not”', ['we will stay', 'or not']],
    ['', []],
    ['“', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

describe('quotations', () => {
  it.each([
    ['“We will stay here,” said Maria Holm, the mayor.', ['Maria Holm: We will stay here']],
    ['Maria Holm, the mayor, said: “We will stay here.”', ['Maria Holm: We will stay here']],
    ['According to Maria Holm, it is “a step too far” for them.', ['Maria Holm: a step too far']],
    ['Maria Holm told reporters that “nobody will be left behind”.', ['Maria Holm: nobody will be left behind']],
    [
      '“We will stay,” said Maria Holm. “We will not leave.”',
      ['Maria Holm: We will stay', 'Maria Holm: We will not leave'],
    ],
    ['The so-called “rules” did not hold.', []],
    ['The “rules based” order did not hold.', []],
    ['The “rules that bind nobody” did not hold.', ['rules that bind nobody']],
    ['Her book “The Long Road to the Sea” sold well.', []],
    ['“Is this the end?” she asked.', ['Is this the end?']],
    ['“We came. We saw it.” She left.', ['We came. We saw it.']],
    ['They called it “a plan of the U.S.” then.', ['a plan of the U.S.']],
    ['See “https://site.example/a/b and more” there.', []],
  ])('%s', (text, expected) => {
    expect(quotes(text)).toEqual(expected)
  })

  it('go over paragraphs where each opens with a mark and only the last closes', () => {
    const text = 'She wrote:\n\n“We came here early.\n\n“We went home late,” she added.'
    expect(quotes(text)).toEqual(['We came here early', 'We went home late'])
  })

  it('are not made of a mark that never closes', () => {
    expect(quotes('She wrote “we came here early.\n\nThen she left them all behind.')).toEqual([])
  })

  it('carry the doubt around them and not the doubt inside them', () => {
    const hedges = (text: string) =>
      findFacts(text, { language: 'en', published: null })
        .filter(({ kind }) => kind === 'quote')
        .map(({ hedge }) => hedge)
    expect(hedges('He reportedly said “we will stay here”.')).toEqual(['reportedly'])
    expect(hedges('He said “we will perhaps stay here”.')).toEqual([null])
  })

  it('are found beside the figures that stand in them, which have the same speaker', () => {
    const found = findFacts('“We lost 40% of our trade,” said Maria Holm.', { language: 'en', published: null })
    expect(found.map(({ kind, quote, speaker }) => [kind, quote, speaker])).toEqual([
      ['quote', 'We lost 40% of our trade', 'Maria Holm'],
      ['percent', '40%', 'Maria Holm'],
      ['person', 'Maria Holm', null],
    ])
  })
})
