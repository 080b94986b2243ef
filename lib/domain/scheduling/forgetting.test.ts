import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DAY_MS } from '../time/units'
import { forgettingOf } from './forgetting'
import { fsrsModel } from './fsrs'
import { DEFAULT_WEIGHTS } from './settings'

const model = fsrsModel(DEFAULT_WEIGHTS)
const NOW = 1_800_000_000_000

it('falls from what is recalled now, and says when it passes each level', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 900, noNaN: true }), fc.nat(400), (stability, ago) => {
      const { days, recall, falls } = forgettingOf({ stability, lastReviewAt: NOW - ago * DAY_MS }, NOW, model)
      expect(recall[0]).toBeCloseTo(model.recall(ago, stability), 8)
      expect(recall.at(-1)).toBeCloseTo(model.recall(ago + days, stability), 8)
      for (const [index, value] of recall.entries()) expect(value).toBeLessThanOrEqual(recall[index - 1] ?? 1)
      for (const fall of falls) {
        expect(model.recall(ago + fall.days, stability)).toBeLessThanOrEqual(fall.level + 1e-6)
        expect(model.recall(ago + Math.max(0, fall.days - 1), stability)).toBeGreaterThanOrEqual(fall.level - 1e-6)
      }
    }),
    { numRuns: 300, seed: 64 },
  )
})

it('starts at the stability for a card just reviewed: recall falls to 90% then', () => {
  const { falls } = forgettingOf({ stability: 20, lastReviewAt: NOW }, NOW, model)
  expect(falls[0]).toEqual({ level: 0.9, days: 20 })
})
