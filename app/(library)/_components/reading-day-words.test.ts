import { expect, it } from 'vitest'
import { readingDayWords } from './reading-day-words'

it.each([
  [0, 'Your settings set aside no time for reading, so nothing is suggested.'],
  [1, '1 minute per day for reading. Anything that doesn’t fit is rescheduled.'],
  [20, '20 minutes per day for reading. Anything that doesn’t fit is rescheduled.'],
])('says what %i minutes a day mean', (minutes, words) => {
  expect(readingDayWords(minutes)).toBe(words)
})
