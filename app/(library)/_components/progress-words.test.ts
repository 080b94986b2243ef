import { expect, it } from 'vitest'
import { progressWords } from './progress-words'

it.each([
  ['reading', 0, 'Reading “rivers.csv” …'],
  ['reading', 0.429, 'Reading “rivers.csv”: 42%.'],
  ['importing', 1, 'Importing “rivers.csv”: 100%.'],
] as const)('of a file that is %s, %d done', (doing, share, words) => {
  expect(progressWords(doing, 'rivers.csv', share)).toBe(words)
})
