import { describe, expect, it } from 'vitest'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import {
  addedWords,
  afterSaving,
  BLANK,
  cardToSend,
  fieldsOfSent,
  lacking,
  topOf,
  withCard,
  withTop,
} from './written-cards'

const card = (front: string, back = '') => ({ ...BLANK, front, back })

describe('the next card', () => {
  it('is the one that waits behind the one that was saved', () => {
    const written = withCard([card('What?', 'This')], card('Who?'))
    expect(topOf(written)).toEqual(card('Who?'))
    expect(afterSaving(written)).toEqual([card('What?', 'This')])
  })

  it('is blank, with topic, weight, deck and source of the last', () => {
    const about = { topics: 'trade', weight: 'must', deck: 'Own', source: 'a talk' } as const
    expect(afterSaving([{ ...card('Who?', 'Ada'), ...about }])).toEqual([{ ...BLANK, ...about }])
  })
})

describe('what is missing', () => {
  it.each([
    ['everything', '', '', { front: expect.any(String) }],
    ['an answer', 'Who?', ' ', { back: expect.any(String) }],
    ['nothing with a gap', 'It is {{c1::here}}.', '', {}],
    ['nothing with an answer', 'Who?', 'Ada', {}],
    ['no answer beside shapes', 'Who? {{c1::[Ada](shape:rect/0,0,100,100)}}', 'Ada', { back: expect.any(String) }],
  ])('is %s', (_, front, back, expected) => {
    expect(lacking(card(front, back))).toEqual(expected)
  })
})

describe('what is too long', () => {
  const fits = { ...card('q'.repeat(2_000), 'a'.repeat(2_000)), topics: 't'.repeat(300), deck: 'd'.repeat(300) }
  const many = Array.from({ length: 31 }, (_, at) => `t${at}`).join(', ')
  it.each([
    ['a question', { front: `${fits.front}q` }, 'Use at most 2,000 characters. It has 2,001.'],
    ['an answer', { back: `${fits.back}a` }, 'Use at most 2,000 characters. It has 2,001.'],
    ['a topic', { topics: `${fits.topics}t, b` }, 'Use at most 300 characters.'],
    ['topics', { topics: many }, 'Enter at most 30.'],
    ['a deck', { deck: `${fits.deck}d` }, 'Use at most 300 characters.'],
    ['a source', { source: 's'.repeat(301) }, 'Use at most 300 characters.'],
  ])('is said of %s before it is sent, and is what the server refuses', (_, part, words) => {
    const written = { ...fits, ...part }
    expect(lacking(fits)).toEqual({})
    expect(lacking(written)).toEqual({ [Object.keys(part)[0] ?? '']: words })
    const id = '0190a0a0-0000-7000-8000-000000000000'
    expect(ownCardSchema.safeParse(cardToSend(id, fits)).success).toBe(true)
    expect(ownCardSchema.safeParse(cardToSend(id, written)).success).toBe(false)
  })
})

describe('a card that could not be saved', () => {
  it('comes back into the form as it was written, and what was typed waits behind it', () => {
    const sent = { ...card('Who?', 'Ada'), topics: 'trade, energy', deck: 'Own', form: 'typed' } as const
    expect(fieldsOfSent(cardToSend('id', sent))).toEqual(sent)
    expect(withCard([card('What?')], sent)).toEqual([card('What?'), sent])
    expect(withCard([BLANK], sent)).toEqual([sent])
  })
})

describe('what is sent', () => {
  it('has topics as a list, parted by semicolons where one holds a comma', () => {
    expect(cardToSend('id', { ...BLANK, topics: 'trade, energy' }).topics).toEqual(['trade', ' energy'])
    expect(cardToSend('id', { ...BLANK, topics: 'Oder, the; energy' }).topics).toEqual(['Oder, the', ' energy'])
  })

  it('is what is in the form', () => {
    const written = withTop([BLANK], { ...card('Who?', 'Ada'), form: 'typed' })
    expect(cardToSend('id', topOf(written))).toMatchObject({ id: 'id', front: 'Who?', back: 'Ada', form: 'typed' })
  })
})

it.each([
  [card('Who wrote it?', 'Ada'), 'Card added: “Who wrote it?”'],
  [{ ...card('Who wrote it?', 'Ada'), form: 'reversed' as const }, '2 cards added: “Who wrote it?”'],
  [card('{{c1::Oslo}} lies in {{c2::Norway}}.'), '2 cards added: “Oslo lies in Norway.”'],
  [
    card(
      `![](media:${'a'.repeat(64)}.png#800x500)\n{{c1::[Kazakhstan](shape:rect/0,0,100,100)}},\n{{c2::[Uzbekistan](shape:rect/200,0,100,100)}}`,
    ),
    '2 cards added: Kazakhstan, Uzbekistan',
  ],
  [card('x'.repeat(90), 'y'), `Card added: “${'x'.repeat(59)}…”`],
])('names what was added without its code: %#', (fields, words) => {
  expect(addedWords(fields)).toBe(words)
})
