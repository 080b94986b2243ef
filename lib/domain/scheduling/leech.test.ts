import { expect, it } from 'vitest'
import { isLeechAt } from './leech'

it.each([
  [3, [3, 5, 7]],
  [8, [8, 12, 16]],
  [1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]],
  [0, []],
])('with a threshold of %i a card is a leech at %j lapses', (threshold, expected) => {
  const upTo = expected.at(-1) ?? 16
  const lapses = Array.from({ length: upTo + 1 }, (_, index) => index)
  expect(lapses.filter((each) => isLeechAt(each, threshold))).toEqual(expected)
})
