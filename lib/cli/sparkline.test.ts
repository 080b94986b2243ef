import { expect, it } from 'vitest'
import { sparkline } from './sparkline'

it('draws the lowest value lowest and the highest highest, and leaves gaps', () => {
  expect(sparkline([0, 5, null, 10])).toBe('▁▅ █')
})

it('keeps a scale that is given, and draws what lies outside it at its ends', () => {
  expect(sparkline([0.5, 0.9, 2], { from: 0, to: 1 })).toBe('▅██')
})

it('joins what is too long to means of the same width', () => {
  expect(sparkline([0, 0, 8, 8], { width: 2 })).toBe('▁█')
})

it('is empty without values, and full where all are alike', () => {
  expect(sparkline([null, null])).toBe('')
  expect(sparkline([3, 3])).toBe('██')
})
