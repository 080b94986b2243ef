import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_FORMS, FACT_KINDS } from '../../library'
import { lintFact } from '../lint'
import { adviseFact, adviseQuestion } from './advise-fact'
import { advice, ask, claim, from, gap, rules } from './draft.fixture'

describe('an answer', () => {
  const long = 'it is one that has a lot of words in it too'
  it('of more than 12 words is told of', () => {
    expect(advice({ cards: [ask('Why did goods flow only one way?', `${long} indeed`)] })).toMatchObject([
      { rule: 'answer-wordy', severity: 'advice', what: 'The answer has 13 words, more than 12' },
    ])
    expect(rules({ cards: [{ ...ask('Why did goods flow only one way?', `${long} indeed`), form: 'typed' }] })).toEqual(
      ['answer-wordy'],
    )
    expect(rules({ cards: [{ ...ask('Nurly Zhol', `${long} indeed`), form: 'reversed' }] })).toEqual(['answer-wordy'])
  })
  it('of 12 words is not, nor a gap, nor one that the lint already warns of', () => {
    expect(rules({ cards: [ask('Why did goods flow only one way?', long)] })).toEqual([])
    expect(rules({ cards: [gap(`Goods flow because {{c1::${long} indeed}}.`)] })).toEqual([])
    const longer = `${long} and more of the same words until it is very long indeed`
    expect(rules({ cards: [ask('Why did goods flow only one way?', longer)] })).toEqual([])
  })
})

it.each([
  ['What deal divided Central Asia between Russia and China?', 'Russia handles security, China the economy'],
  ['Why is the rise of 29.3% less impressive than it sounds?', 'much of it was Russian oil and coal at a discount'],
  ['Who called Russian forces into Kazakhstan, and against what?', 'its own government, against mass protests'],
  ['How did Beijing’s line on Ukraine differ in 2022?', 'it would not condemn Moscow, and blamed NATO'],
])('a good card needs no advice: “%s”', (front, back) => {
  expect(advice({ cards: [ask(front, back)] })).toEqual([])
})

describe('adviseFact', () => {
  it('says what is about the fact first, then each card in order', () => {
    const long = 'it is one that has a lot of words in it too, and more'
    const fact = from('Moscow felt short of options.', { kind: 'quote', cards: [ask('Who felt what?', long, 'asked')] })
    expect(adviseFact(fact).map(({ rule, cardKey }) => [rule, cardKey])).toEqual([
      ['quote-unmarked', undefined],
      ['answer-wordy', 'asked'],
    ])
  })

  it.each([
    ['What did Moscow feel short of?', false],
    ['Why goods flowed only one way', false],
    ['Say why goods flowed. Which way?', false],
    ['The capital of Kazakhstan', true],
  ])('tells whether “%s” asks nothing', (front, isMissing) => {
    expect(adviseQuestion(ask(front)).map(({ rule }) => rule)).toEqual(isMissing ? ['question-missing'] : [])
    expect(adviseQuestion({ ...ask(front), form: 'reversed' })).toEqual([])
  })

  const words = fc.oneof(
    fc.constantFrom('Of what ', 'into which ', 'according to ', 'Pantucci', ' and ', 'the visit', 'that year', ' 2022'),
    fc.constantFrom(', ', '(', ')', '“', '”', '"', "'", '’s ', '? ', '. ', '…', '|', '\n', '- '),
    fc.constantFrom('{{c1::', '{{c2::', '::', '}}', 'March ', '$1', 'Ähm', '\u00A0', '😀', '\uD800'),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(words, { maxLength: 25 }).map((parts) => parts.join('')),
  )
  const card = fc.record({
    key: fc.constantFrom('card 1', 'card 2'),
    form: fc.constantFrom(...CARD_FORMS),
    deletion: fc.integer({ min: 0, max: 3 }),
    front: text,
    back: text,
    hint: fc.option(text),
    aliases: fc.constant([]),
  })
  const fact = fc.record({
    kind: fc.constantFrom(...FACT_KINDS),
    statement: text,
    passage: fc.option(text.map((exact) => ({ exact, prefix: '', suffix: '', start: 0, end: exact.length }))),
    speaker: fc.option(text),
    asOf: fc.option(fc.oneof(text, fc.constantFrom('2022', '2022-03', '2015/2021'))),
    published: fc.option(fc.oneof(text, fc.constantFrom('2022', '2022-03-17'))),
    cards: fc.array(card, { maxLength: 4 }),
  })

  it('gives advice on any text, and never fails', () => {
    fc.assert(
      fc.property(fact, (draft) => {
        const whole = { ...claim, ...draft }
        lintFact(whole, draft.passage?.exact ?? '')
        for (const issue of adviseFact(whole)) {
          expect(issue.severity).toBe('advice')
          expect(issue.what).not.toBe('')
          expect(issue.remedy).not.toBe('')
        }
      }),
      { numRuns: 200 },
    )
  })
})
