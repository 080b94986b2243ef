import { expect, it } from 'vitest'
import { MINUTE_MS } from '@/lib/domain/time/units'
import { aheadWords, behindWords } from './clock-words'

it.each([
  [{ entries: 12, answers: 12, days: 400 }, '12 answers are dated up to 400 days ahead'],
  [{ entries: 1, answers: 1, days: 1 }, '1 answer is dated 1 day ahead'],
  [{ entries: 3, answers: 2, days: 1200 }, '3 answers and changes are dated up to 1,200 days ahead'],
])('says how many are how far ahead: %j', (ahead, words) => {
  expect(aheadWords(ahead)).toBe(words)
})

it.each([
  [6 * MINUTE_MS + 59_000, 'This device’s clock is 6 minutes behind'],
  [119 * MINUTE_MS, 'This device’s clock is 119 minutes behind'],
  [26 * 60 * MINUTE_MS, 'This device’s clock is 26 hours behind'],
  [49 * 60 * MINUTE_MS, 'This device’s clock is 2 days behind'],
])('says of a clock that is behind by how much: %d ms', (behindMs, words) => {
  expect(behindWords(behindMs)).toBe(words)
})
