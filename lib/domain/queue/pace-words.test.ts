import { describe, expect, it } from 'vitest'
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

describe('what minutes rest on', () => {
  it('is said while there are few answers', () => {
    expect(wordsFrom(0)).toBe('The minutes are a first guess: you haven’t answered any cards yet.')
    expect(wordsFrom(1)).toBe('The minutes are estimated from only 1 answer and may be well off.')
    expect(wordsFrom(7)).toBe('The minutes are estimated from only 7 answers and may be well off.')
    expect(wordsFrom(59)).not.toBeNull()
    expect(wordsFrom(60)).toBeNull()
  })
})
