import { expect, it } from 'vitest'
import { solved } from './solve'

it('solves equations, also where a diagonal is zero', () => {
  expect(
    solved(
      [
        [0, 2],
        [4, 1],
      ],
      [6, 11],
    ),
  ).toEqual([2, 3])
})

it('says where there is no single solution', () => {
  expect(() =>
    solved(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toThrow('no single solution')
})
