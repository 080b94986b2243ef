import { expect, it } from 'vitest'
import { earlierUndoneWords } from './earlier-undone-words'

it.each([
  [
    { words: 'Answered Good, “word 11”', at: Date.UTC(2026, 10, 28, 0, 44) },
    'Undone, from before this session (28 Nov 2026, 01:44): answered Good, “word 11”.',
  ],
  [{ words: 'Suspended, “word 11”' }, 'Undone, from before this session: suspended, “word 11”.'],
])('says what was undone and when it had been done: %#', (undone, expected) => {
  expect(earlierUndoneWords(undone, 'Europe/Zurich', 'british')).toBe(expected)
})
