import { expect, it } from 'vitest'
import { dueOrEarlyWords } from './early-left'

it.each([
  [0, 0, '0 due'],
  [31, 0, '31 due'],
  [39, 39, '39 early'],
  [7, 5, '2 due, 5 early'],
])('of %i cards that are left %i are early', (due, early, words) => {
  expect(dueOrEarlyWords(due, early)).toBe(words)
})
