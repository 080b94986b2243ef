import { expect, it } from 'vitest'
import { overWords } from './debrief-words'

it.each([
  [0, 0, 0, 'none of the facts came up.'],
  [1, 1, 0, '1 fact came up, and you recalled 0.'],
  [4, 3, 1, '4 facts came up; of the 3 you could judge, you recalled 1.'],
  [2, 0, 0, '2 facts came up.'],
])('of %i facts that came up, %i judged and %i recalled, it says so', (cameUp, known, recalled, words) => {
  expect(overWords({ cameUp, known, recalled })).toBe(`This briefing is over. According to its debrief, ${words}`)
})

it('asks for a debrief where none was written', () => {
  expect(overWords(null)).toContain('Write a debrief')
})
