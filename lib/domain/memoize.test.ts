import { expect, it, vi } from 'vitest'
import { memoize } from './memoize'

it('makes a value once for each key, even one that is false or 0', () => {
  const make = vi.fn((key: number) => key > 1)
  const isLarge = memoize(10, make)
  expect([isLarge(1), isLarge(2), isLarge(1), isLarge(2)]).toEqual([false, true, false, true])
  expect(make).toHaveBeenCalledTimes(2)
})

it('never keeps more values than it may', () => {
  const make = vi.fn((key: number) => key)
  const same = memoize(2, make)
  for (const key of [1, 2, 3, 1]) expect(same(key)).toBe(key)
  expect(make.mock.calls.flat()).toEqual([1, 2, 3, 1])
})

it('keeps nothing that throws', () => {
  const make = vi.fn((key: string) => {
    if (make.mock.calls.length === 1) throw new RangeError(key)
    return key
  })
  const once = memoize(2, make)
  expect(() => once('a')).toThrow(RangeError)
  expect(once('a')).toBe('a')
})
