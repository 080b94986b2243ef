import { describe, expect, it } from 'vitest'
import { isPlainValue, withAsOf, withValue } from './replace-value'

const fact = {
  statement: 'As of May 2020 the bridge carries 12,000 vehicles a day, up from 2,000 in May 2020.',
  asOf: '2020-05',
  cards: [
    { form: 'typed' as const, front: 'How many, as of May 2020?', back: '12,000', aliases: ['twelve thousand'] },
    { form: 'cloze' as const, front: 'It carries {{c1::12,000}} and once {{c2::2,000}}.', back: '', aliases: ['12k'] },
    { form: 'question' as const, front: 'What carries 12,000?', back: 'the bridge', aliases: ['the Stone Bridge'] },
  ],
}

describe('replacing a value', () => {
  it('reaches statement and cards, and drops other spellings of answers that changed', () => {
    expect(withValue(fact, '12,000', '15,500')).toEqual({
      ...fact,
      statement: 'As of May 2020 the bridge carries 15,500 vehicles a day, up from 2,000 in May 2020.',
      cards: [
        { ...fact.cards[0], back: '15,500', aliases: [] },
        { ...fact.cards[1], front: 'It carries {{c1::15,500}} and once {{c2::2,000}}.', aliases: [] },
        { ...fact.cards[2], front: 'What carries 15,500?' },
      ],
    })
  })

  it('leaves numbers that only hold the value', () => {
    const replaced = withValue(fact, '2,000', '3,000')
    expect(replaced?.statement).toContain('carries 12,000 vehicles a day, up from 3,000')
    expect(withValue(fact, '000', '111')).toBeNull()
    expect(withValue(fact, 'vehicle', 'car')).toBeNull()
  })

  it('takes signs of patterns as they are written', () => {
    const priced = { statement: 'It cost $1 (net).', asOf: null, cards: [] }
    expect(withValue(priced, '$1 (net)', '$& (gross)')?.statement).toBe('It cost $& (gross).')
  })

  it('refuses the signs of a cloze', () => {
    expect(['15,500', '15}}', '{{c1', 'a::b', ' '].map(isPlainValue)).toEqual([true, false, false, false, false])
  })
})

describe('another as-of', () => {
  it('is written where the texts say “as of”, and not into dates of events', () => {
    const moved = withAsOf(fact, '2026-02')
    expect(moved.asOf).toBe('2026-02')
    expect(moved.statement).toBe(
      'As of February 2026 the bridge carries 12,000 vehicles a day, up from 2,000 in May 2020.',
    )
    expect(moved.cards[0]?.front).toBe('How many, as of February 2026?')
  })

  it('leaves the texts where there was or is none', () => {
    expect(withAsOf(fact, null).statement).toBe(fact.statement)
    expect(withAsOf({ ...fact, asOf: null }, '2026').statement).toBe(fact.statement)
  })
})
