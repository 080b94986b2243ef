import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readinessOf } from '@/lib/domain/briefing/forecast'
import { WEIGHTS } from '@/lib/domain/library'

const partOf = (recall: number) => ({ weight: 'should' as const, cardsOfFact: 1, recall })
const part = fc.record({
  weight: fc.constantFrom(...WEIGHTS),
  cardsOfFact: fc.constant(1),
  recall: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.01, max: 0.99, noNaN: true })),
})

/** Of a briefing of 33 facts of which 4 had ever been shown, “2 to 5 of 33 facts” were expected on the day. */
describe('a range of facts', () => {
  it('ends at the facts that were studied', () => {
    const four = [...Array(4).fill(partOf(0.86)), ...Array(29).fill(partOf(0))]
    const { expectedFacts, high } = readinessOf(four)
    expect(expectedFacts.high).toBe(4)
    expect(high).toBeCloseTo(4 / 33, 12)
    const { expectedFacts: of32 } = readinessOf([...Array(29).fill(partOf(0.93)), ...Array(3).fill(partOf(0))])
    expect(Math.round(of32.high)).toBe(29)
  })

  it('stays within what is possible, whatever is known of the facts', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), (parts) => {
        const { mean, low, high, expectedFacts } = readinessOf(parts)
        expect(expectedFacts.high).toBeLessThanOrEqual(parts.filter(({ recall }) => recall > 0).length + 1e-9)
        expect(expectedFacts.low).toBeGreaterThanOrEqual(parts.filter(({ recall }) => recall === 1).length - 1e-9)
        expect(expectedFacts.low <= expectedFacts.mean && expectedFacts.mean <= expectedFacts.high).toBe(true)
        expect(low <= mean && mean <= high).toBe(true)
      }),
    )
  })

  it('in whole facts, as a page says it, holds what is recalled in 95 of 100 draws', () => {
    const DRAWS = 3_000
    let state = 42
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 4_294_967_296
    }
    const shares: number[] = []
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
        const { expectedFacts } = readinessOf(parts)
        const [low, high] = [Math.round(expectedFacts.low), Math.round(expectedFacts.high)]
        let inside = 0
        for (let draw = 0; draw < DRAWS; draw += 1) {
          const recalled = parts.filter(({ recall }) => random() < recall).length
          if (recalled >= low && recalled <= high) inside += 1
        }
        shares.push(inside / DRAWS)
        // The worst scope that 40,000 exact sums found has 94.6%; a draw of 3,000 is within a percentage point of it.
        expect(inside / DRAWS).toBeGreaterThan(0.93)
      }),
      { seed: 7, numRuns: 60 },
    )
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.95)
  })
})
