import { expect, it } from 'vitest'
import { changeWords } from './change-words'

it.each([
  ['0', 'due today'],
  ['0!', 'due today'],
  ['1', 'due tomorrow'],
  ['3', 'due in 3 days'],
  ['5-7', 'due in 5–7 days'],
])('says of cards that were given the days “%s” that they are %s', (days, words) => {
  const change = { kind: 'set-due-days' as const, days }
  expect(changeWords(change, 20, 'british')).toBe(`20 cards ${words}`)
})
