import { describe, expect, it } from 'vitest'
import { voteIn } from '../claims/votes'
import { documentOf } from '../document'
import { findDrafts } from '../drafts/find-drafts'
import { voteAsked } from './votes'

const voteOf = (text: string): string | null => {
  const doc = documentOf(text, { language: 'en', published: '2026-10-14' })
  const [sentence] = doc.sentences
  const span = sentence ? voteIn(doc, sentence) : null
  return span && text.slice(span.start, span.end)
}

describe('the result of a vote', () => {
  it.each([
    ['The board of Kestrel Shipping voted 4–2 to close the yard.', '4–2'],
    ['The court of Norvane closed the port, ruling 5-4 that it was unsafe.', '5-4'],
    ['The law was passed by parliament in a 141–28 vote.', '141–28'],
    ['The court reversed it by a vote of 2 to 1 last year.', '2 to 1'],
    ['A bill on ferries passed the House in March, 266 to 160.', '266 to 160'],
    ['Norvane beat Lethra 4–2 in the final.', null],
    ['The board raised the levy from 12 to 15 per cent.', null],
    ['They voted in 1998-99 to close the yard.', null],
    ['They decided 2 to 3 years ago.', null],
  ])('%s', (text, vote) => {
    expect(voteOf(text)).toBe(vote)
  })
})

describe('the question for it', () => {
  it.each([
    [
      'The board of Kestrel Shipping voted 4–2 to close the yard in Lethra.',
      'By what margin did the board of Kestrel Shipping vote to close the yard in Lethra?',
      '4–2',
    ],
    [
      'The contract, worth €19 billion, was approved by parliament in a 141-28 vote.',
      'By what margin was the contract approved by parliament?',
      '141-28',
    ],
    [
      'A bill on ferries passed the House in March, 266 to 160, but the Senate has not voted.',
      'By what margin did a bill on ferries pass the House in March?',
      '266 to 160',
    ],
  ])('%s', (text, front, answer) => {
    expect(voteAsked(text)).toEqual({ front, answer })
  })

  it.each([
    'The court of Norvane closed the port, ruling 5–4 that it was unsafe.',
    'Voting 4–2, the board closed the yard.',
    'The board, which voted 4–2 in May to close the yard, met again.',
  ])('is not put where the words are not plain: %s', (text) => {
    expect(voteAsked(text)).toBeNull()
  })
})

it('is offered as a draft with its answer', () => {
  const text =
    'The board of Kestrel Shipping voted 4–2 on Tuesday. The council of Lethra voted 9–3 to close the yard in Norholt.'
  const drafts = findDrafts(text, { language: 'en', published: '2026-10-14' }).flatMap(({ fact }) => fact.cards)
  expect(drafts.map(({ front, back }) => `${front} → ${back}`)).toContain(
    'By what margin did the council of Lethra vote to close the yard in Norholt? → 9–3',
  )
})
