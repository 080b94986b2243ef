import { expect, it } from 'vitest'
import { noon, reviewed, START_DAY } from './answer.fixture'
import { intervalLabel, intervalPhrase } from './interval-label'
import { UNSTUDIED } from './memory'

const at = noon(START_DAY)

it.each([
  [1, '1 day'],
  [4, '4 days'],
  [30, '30 days'],
  [31, '1 month'],
  [45, '1.5 months'],
  [91, '3 months'],
  [250, '8.2 months'],
  [320, '11 months'],
  [365, '1 year'],
  [438, '1.2 years'],
  [4383, '12 years'],
  [36_500, '100 years'],
])('%i days read "%s"', (intervalDays, label) => {
  expect(intervalLabel(reviewed({ intervalDays }), at)).toBe(label)
})

it.each([
  [5, '1 min'],
  [60, '1 min'],
  [330, '6 min'],
  [600, '10 min'],
  [3599, '1 hour'],
  [5400, '1.5 hours'],
  [18_316, '5.1 hours'],
])('%i seconds read "%s"', (seconds, label) => {
  expect(intervalLabel(reviewed({ state: 'learning', dueAt: at + seconds * 1000, intervalDays: 0 }), at)).toBe(label)
})

it('a phrase stands in a sentence', () => {
  expect(intervalPhrase(reviewed({ intervalDays: 12 }), at)).toBe('in 12 days')
  expect(intervalPhrase(reviewed({ state: 'learning', dueAt: at + 600_000, intervalDays: 0 }), at)).toBe('in 10 min')
  expect(intervalPhrase(reviewed({ state: 'learning', dueAt: at, intervalDays: 0 }), at)).toBe('now')
  expect([intervalLabel(UNSTUDIED, at), intervalPhrase(UNSTUDIED, at)]).toEqual(['new', 'not studied yet'])
})
