import { expect, it } from 'vitest'
import { overWords } from './debrief-words'

it('says how many facts came up and were recalled, or asks for the debrief', () => {
  expect(overWords({ cameUp: 4, recalled: 1 })).toBe('This briefing is over. 4 facts came up, and you recalled 1.')
  expect(overWords(null)).toContain('Mark in its debrief which facts came up.')
})
