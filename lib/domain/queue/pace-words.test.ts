import { expect, it } from 'vitest'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import { studyPaceOf } from './pace'
import { fewAnswersWords } from './pace-words'

const wordsFrom = (answers: number) =>
  fewAnswersWords(
    studyPaceOf(
      Array.from({ length: answers }, () => ({ state: 'new', rating: 3, seconds: 12 }) as const),
      DEFAULT_SCHEDULING,
    ),
  )

it.each([
  [0, 'The minutes are a first guess: you haven’t answered any cards yet.'],
  [1, 'The minutes are estimated from only 1 answer and may be well off.'],
  [59, 'The minutes are estimated from only 59 answers and may be well off.'],
  [60, null],
])('what minutes rest on is said while there are few answers: %i', (answers, words) => {
  expect(wordsFrom(answers)).toBe(words)
})
