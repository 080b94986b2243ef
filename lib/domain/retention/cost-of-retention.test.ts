import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEDULING } from '../scheduling/settings'
import { costOfRetention } from './cost-of-retention'

const LEVELS = [0.7, 0.8, 0.9, 0.95, 0.99]

describe('the cost of a desired retention', () => {
  const costs = costOfRetention(DEFAULT_SCHEDULING, LEVELS)

  it('rises with the retention that is asked for', () => {
    const answers = costs.map(({ answersPerCard }) => answersPerCard)
    expect(answers).toEqual([...answers].sort((a, b) => a - b))
    expect(new Set(answers).size).toBe(LEVELS.length)
  })

  it('buys a mean recall above the level at which cards come back, and never certainty', () => {
    for (const { desiredRetention, meanRecall } of costs) {
      expect(meanRecall).toBeGreaterThan(desiredRetention)
      expect(meanRecall).toBeLessThan(1)
    }
  })

  it('is the same each time', () => {
    expect(costOfRetention(DEFAULT_SCHEDULING, LEVELS)).toEqual(costs)
  })

  it('is an answer a day at least where no interval may be longer than a day', () => {
    const [cost] = costOfRetention({ ...DEFAULT_SCHEDULING, maximumIntervalDays: 1 }, [0.9])
    expect(cost?.answersPerCard).toBeGreaterThanOrEqual(365)
    expect(cost?.meanRecall).toBeGreaterThan(0.95)
  })

  it('is less for a memory that fades more slowly', () => {
    const slower = DEFAULT_SCHEDULING.weights.map((weight, index) => (index < 4 ? weight * 4 : weight))
    const [cost] = costOfRetention({ ...DEFAULT_SCHEDULING, weights: slower }, [0.9])
    expect(cost?.answersPerCard).toBeLessThan(costs[2]?.answersPerCard ?? 0)
  })
})
