import { expect, it } from 'vitest'
import { readingDayWords } from './reading-day-words'

it.each([
  [0, 'Your settings give no minutes of a day to reading, so nothing is proposed.'],
  [1, '1 minute a day is for reading. What finds no room comes back later; nothing is ever late.'],
  [20, '20 minutes a day are for reading. What finds no room comes back later; nothing is ever late.'],
])('says what %i minutes a day mean', (minutes, words) => {
  expect(readingDayWords(minutes)).toBe(words)
})
