import { expect, it } from 'vitest'
import { limitsWords } from './limits-words'

const usual = { newPerDay: 5, reviewsPerDay: 200 }

it.each([
  [null, '5 new cards and 200 reviews per day'],
  [{ day: 7, newPerDay: 50, reviewsPerDay: null }, '5 new cards (50 today) and 200 reviews per day'],
  [{ day: 7, newPerDay: null, reviewsPerDay: 1200 }, '5 new cards and 200 reviews (1,200 today) per day'],
  [{ day: 6, newPerDay: 50, reviewsPerDay: 1 }, '5 new cards and 200 reviews per day'],
])('limits of %j are told beside the usual ones only on their day', (today, words) => {
  expect(limitsWords({ ...usual, today }, 7)).toBe(words)
})
