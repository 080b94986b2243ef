import fc from 'fast-check'
import { expect, it } from 'vitest'
import { intersperse } from './intersperse'

it.each([
  ['1 2 3', '11 22 33', '1 11 2 22 3 33'],
  ['1 2 3', '11 22', '1 11 2 22 3'],
  ['1 2 3', '11 22 33 44 55 66', '11 1 22 33 2 44 55 3 66'],
  ['1 2 3', '11 22 33 44 55 66 77 88', '11 22 1 33 44 2 55 66 3 77 88'],
  ['1 2 3', '', '1 2 3'],
  ['', '11', '11'],
])('“%s” and “%s” become “%s”', (one, other, mixed) => {
  const listed = (text: string) => text.split(' ').filter(Boolean)
  expect([...intersperse(listed(one), listed(other))]).toEqual(listed(mixed))
})

it('keeps all, each list in its own order, and never many of the longer list in a row', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (ones, others) => {
      const one = Array.from({ length: ones }, (_, index) => index)
      const other = Array.from({ length: others }, (_, index) => 1000 + index)
      const mixed = [...intersperse(one, other)]
      expect(mixed.filter((each) => each < 1000)).toEqual(one)
      expect(mixed.filter((each) => each >= 1000)).toEqual(other)
      const most = Math.ceil((Math.max(ones, others) + 1) / (Math.min(ones, others) + 1))
      expect(longestRun(mixed.map((each) => each < 1000))).toBeLessThanOrEqual(most)
    }),
  )
})

function longestRun(kinds: readonly boolean[]) {
  let longest = 0
  let run = 0
  for (const [index, kind] of kinds.entries()) {
    run = kind === kinds[index - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}
