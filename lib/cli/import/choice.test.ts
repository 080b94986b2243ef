import { describe, expect, it } from 'vitest'
import { beyond, chosenOf, parseChoice } from './choice'

describe('choosing of a numbered list', () => {
  it.each([
    ['all', 'all'],
    [' A ', 'all'],
    ['none', 'none'],
    ['', 'none'],
    ['3', [3]],
    ['1,3-5', [1, 3, 4, 5]],
    ['5 1, 1-2', [1, 2, 5]],
  ] as const)('understands %j', (text, expected) => {
    expect(parseChoice(text)).toEqual(expected)
  })

  it.each(['0', '5-3', 'x', '1-', '-2', '1;2', '1-99999'])('does not understand %j', (text) => {
    expect(parseChoice(text)).toBeNull()
  })

  it('takes what is chosen and names what the list does not have', () => {
    expect(chosenOf(['a', 'b', 'c'], [1, 3])).toEqual(['a', 'c'])
    expect(chosenOf(['a', 'b', 'c'], 'all')).toEqual(['a', 'b', 'c'])
    expect(chosenOf(['a', 'b', 'c'], 'none')).toEqual([])
    expect(beyond([2, 4, 9], 3)).toEqual([4, 9])
    expect(beyond('all', 3)).toEqual([])
  })
})
