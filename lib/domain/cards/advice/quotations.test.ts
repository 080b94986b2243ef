import { describe, expect, it } from 'vitest'
import { adviseFact } from './advise-fact'
import { ask, from, gap } from './draft.fixture'

const YERMAK = 'In 2022 Andriy Yermak called China’s position on the war “neutral”.'
const CONCERNS = 'Chief Cabinet Secretary Hirokazu Matsuno voiced “severe concerns” over the flights.'

const rules = (passage: string, fact: Parameters<typeof from>[1]) =>
  adviseFact(from(passage, { kind: 'quote', speaker: null, ...fact })).map(({ rule }) => rule)

describe('a quote', () => {
  it.each([
    ['its words in marks, the surname of its speaker', YERMAK, YERMAK, 'Andriy Yermak'],
    ['straight marks and another case', YERMAK, 'Yermak called it "Neutral".', 'Andriy Yermak'],
    ['part of what is quoted', CONCERNS, 'Matsuno voiced “concerns”.', 'Hirokazu Matsuno'],
    ['words left out', 'Xi said: “History will judge us all, and harshly.”', 'Xi: “History … harshly”.', 'Xi Jinping'],
    ['words in brackets', 'Xi said: “He will judge us all.”', 'Xi: “[Putin] will judge us all”.', 'Xi Jinping'],
    ['an office as speaker', 'A spokesman called it ‘a trap’.', 'A spokesman called it “a trap”.', 'a spokesman'],
    ['a passage that begins inside the quotation', 'judge us all,” said Xi.', 'Xi: “judge us all”.', 'Xi Jinping'],
  ])('may have %s', (_, passage, statement, speaker) => {
    expect(rules(passage, { statement, speaker })).toEqual([])
  })

  it.each<[string, string, string, string, string]>([
    ['nothing marked', 'Behind a curtain, Yi said.', 'Yi spoke of “a curtain”.', 'Yi', 'quote-unmarked'],
    ['an apostrophe', 'Wang said of Ukraine’s war that it’s odd.', 'Wang called it odd.', 'Wang', 'quote-unmarked'],
    ['other words in marks', CONCERNS, 'Matsuno voiced “grave concerns”.', 'Matsuno', 'quote-words'],
    ['no speaker', 'He voiced “severe concerns”.', '“Severe concerns”.', 'Hirokazu Matsuno', 'quote-speaker'],
    ['nothing in marks itself', YERMAK, 'Yermak called it neutral.', 'Andriy Yermak', 'quote-absent'],
  ])('is told of %s', (_, passage, statement, speaker, rule) => {
    expect(rules(passage, { statement, speaker })).toEqual([rule])
  })

  it('is told of words in marks on a card that the passage only reports', () => {
    const cards = [ask('What did Yermak call it?', '“China’s position”')]
    expect(rules(YERMAK, { statement: YERMAK, speaker: 'Andriy Yermak', cards })).toEqual(['quote-words'])
  })

  it('with a gap is compared with its words in full', () => {
    const cards = [gap('Yermak called it “{{c1::neutral}}”.')]
    expect(rules(YERMAK, { statement: YERMAK, speaker: 'Andriy Yermak', cards })).toEqual([])
  })

  it('is another kind of fact if somebody’s words are reported', () => {
    expect(rules('Vassilenko did not want to be stuck.', { kind: 'position', speaker: 'Vassilenko' })).toEqual([])
  })
})

describe('a long quotation', () => {
  const LONG = 'we have two power pools, four secretariats and one dark village, and it waits'
  it('is told of once, on the card that has it', () => {
    const cards = [ask(`Whose words are these: “${LONG}”?`, 'Wafula', 'whose'), gap(`“${LONG}”, said {{c1::Wafula}}.`)]
    expect(
      adviseFact(
        from(`“${LONG},” Wafula said.`, { kind: 'quote', statement: `Wafula: “${LONG}”.`, speaker: 'Wafula', cards }),
      ),
    ).toMatchObject([
      {
        rule: 'quotation-long',
        severity: 'advice',
        cardKey: 'whose',
        what: 'The quotation has 14 words, more than 12',
      },
    ])
  })

  it('may stand in the statement of another kind, and have 12 words', () => {
    expect(rules(`“${LONG}”`, { kind: 'claim', statement: `“${LONG}”` })).toEqual([])
    const twelve = LONG.split(' ').slice(0, 12).join(' ')
    expect(rules(`“${twelve},” Wafula said.`, { statement: `Wafula: “${twelve}”.`, speaker: 'Wafula' })).toEqual([])
  })
})
