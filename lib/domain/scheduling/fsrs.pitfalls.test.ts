import { expect, it } from 'vitest'
import { fsrsModel } from './fsrs'
import { DEFAULT_WEIGHTS } from './settings'

const model = fsrsModel(DEFAULT_WEIGHTS)

it('recall is not that of whole days, as in ts-fsrs', () => {
  expect(model.recall(23.9 / 24, 1)).toBeLessThan(0.902)
  expect(model.recall(23.9 / 24, 1)).toBeGreaterThan(0.9)
})

it('a first stability below 0.1, where weights were fitted without that floor, is not raised as by ts-fsrs', () => {
  expect(fsrsModel([0.02, ...DEFAULT_WEIGHTS.slice(1)]).next(null, 0, 1, true).stability).toBe(0.02)
})

it('a desired retention of 0 is not taken for 0.9', () => {
  expect(() => model.intervalDays(10, 0)).toThrow()
})

it('ts-fsrs leaves no methods on every Date', () => {
  const inherited: string[] = []
  for (const key in new Date(0)) inherited.push(key)
  expect(inherited).toEqual([])
})
