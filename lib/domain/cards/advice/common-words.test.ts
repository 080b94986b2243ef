import { describe, expect, it } from 'vitest'
import { adviseCommonAnswer, commonWords } from './common-words'
import { ask, gap, pantucci, rules } from './draft.fixture'

const times = (count: number, text: string): string[] => Array.from({ length: count }, () => text)
const library = [
  ...times(30, 'Beijing and Moscow trade, Pantucci said in 2022.'),
  ...times(25, 'The Chinese are in Kazakhstan’s oil.'),
  ...times(19, 'Tajikistan waits.'),
]

describe('commonWords', () => {
  it('counts words of any case, not figures nor words that every text has', () => {
    expect([...commonWords(library)]).toEqual([
      'beijing',
      'moscow',
      'pantucci',
      'trade',
      'chinese',
      'kazakhstan',
      'oil',
    ])
  })

  it('gives ten at most, in the order of the alphabet where they are equally common', () => {
    const texts = times(20, 'l k j i h g f e d c b a'.replaceAll(/\w/g, '$&$&'))
    expect([...commonWords(texts)]).toEqual(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii', 'jj'])
  })

  it('says nothing of a small library', () => {
    expect(commonWords(library.slice(0, 19)).size).toBe(0)
    expect(commonWords([]).size).toBe(0)
  })
})

describe('an answer of one word', () => {
  const common = commonWords(library)
  it.each(['Beijing', 'the Chinese', 'Kazakhstan’s', 'in Moscow.', '**Pantucci**'])(
    '“%s” is easy to guess',
    (answer) => {
      expect(adviseCommonAnswer(ask('Who?', answer), common)).toMatchObject([
        { rule: 'answer-common', severity: 'advice' },
      ])
    },
  )
  it.each(['Tajikistan', 'Beijing and Moscow', 'trade in oil', '2022', '', 'the'])('“%s” is not', (answer) => {
    expect(adviseCommonAnswer(ask('Who?', answer), common)).toEqual([])
  })
  it('is found in a gap, and not looked for where no library is known', () => {
    const cards = [gap('Both champion it, {{c1::Beijing}} first.')]
    expect(rules({ cards }, { ...pantucci, commonWords: common })).toEqual(['answer-common'])
    expect(rules({ cards })).toEqual([])
  })
})
