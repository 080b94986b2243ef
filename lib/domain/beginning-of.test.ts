import { expect, it } from 'vitest'
import { beginningOf } from './beginning-of'

it('cuts a text, and no sign in half', () => {
  expect(beginningOf('bridge', 3)).toBe('bri')
  expect(beginningOf('bridge', 9)).toBe('bridge')
  expect(beginningOf('a😀b', 2)).toBe('a')
  expect(beginningOf('a😀b', 3)).toBe('a😀')
  expect(beginningOf('', 3)).toBe('')
})
