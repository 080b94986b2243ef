import { expect, it } from 'vitest'
import { memorySpread } from './import-summary'

it.each([
  [0.2, 3, 1, '%', '0.2% (median, at most 3.0%)'],
  [0.01, 0.02, 1, '%', 'less than 0.1%'],
  [0.01, 0.4, 1, '%', 'less than 0.1% (median, at most 0.4%)'],
  [0.01, 0.01, 2, '', '0.01'],
])(
  'differences of %d in the middle and %d at most are said with %d decimals, “%s”',
  (median, max, digits, unit, words) => {
    expect(memorySpread({ median, max }, digits, unit)).toBe(words)
  },
)
