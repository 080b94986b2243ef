import { expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { daysOfCard, readDueDays } from './due-days'

it.each([
  ['0', { lowest: 0, highest: 0, setsInterval: false }],
  [' 5 ', { lowest: 5, highest: 5, setsInterval: false }],
  ['5-7', { lowest: 5, highest: 7, setsInterval: false }],
  ['5 – 7', { lowest: 5, highest: 7, setsInterval: false }],
  ['5!', { lowest: 5, highest: 5, setsInterval: true }],
  ['60-90!', { lowest: 60, highest: 90, setsInterval: true }],
  ['7-5', null],
  ['-1', null],
  ['5.5', null],
  ['36501', null],
  ['soon', null],
  ['', null],
])('reads “%s”', (text, expected) => {
  expect(readDueDays(text)).toEqual(expected)
})

it('draws days from the whole range, the same for a card and a day', () => {
  const range = { lowest: 5, highest: 7, setsInterval: false }
  const cards = Array.from({ length: 60 }, (_, index) => anId<CardId>(`card-${index}`))
  const drawn = cards.map((card) => daysOfCard(range, card, 20_000))
  expect(new Set(drawn)).toEqual(new Set([5, 6, 7]))
  expect(cards.map((card) => daysOfCard(range, card, 20_000))).toEqual(drawn)
  expect(cards.map((card) => daysOfCard(range, card, 20_001))).not.toEqual(drawn)
})
