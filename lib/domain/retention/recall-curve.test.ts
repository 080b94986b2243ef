import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fsrsModel } from '../scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { recallCurve } from './recall-curve'

it('is the curve that the schedule forecasts with', () => {
  const time = fc.double({ min: 0, max: 4000, noNaN: true })
  const days = fc.double({ min: 0.01, max: 36_500, noNaN: true })
  const decays = fc.double({ min: 0.1, max: 0.8, noNaN: true })
  fc.assert(
    fc.property(time, days, decays, (elapsed, stability, last) => {
      const weights = [...DEFAULT_WEIGHTS.slice(0, 20), last]
      const { decay, factor } = recallCurve(weights)
      const recall = (1 + (factor * elapsed) / stability) ** decay
      expect(recall).toBeCloseTo(fsrsModel(weights).recall(elapsed, stability), 5)
    }),
  )
})
