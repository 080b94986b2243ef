import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from './wilson'

describe('the Wilson interval', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3; 8 of 10 and 50 of 100 from R's prop.test(correct = FALSE).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [8, 10, 0.4902, 0.9433],
    [50, 100, 0.4038, 0.5962],
  ])('of %i of %i is %f to %f', (passed, n, low, high) => {
    const estimate = wilson(passed, n)
    expect(estimate?.share).toBe(passed / n)
    expect(estimate?.low).toBeCloseTo(low, 4)
    expect(estimate?.high).toBeCloseTo(high, 4)
  })

  it('does not exist without a trial', () => {
    expect(wilson(0, 0)).toBeNull()
  })

  it('refuses what is no share', () => {
    expect(() => wilson(3, 2)).toThrow(RangeError)
    expect(() => wilson(-1, 2)).toThrow(RangeError)
    expect(() => wilson(Number.NaN, 2)).toThrow(RangeError)
  })

  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  it('holds the share, lies within 0 to 1, and mirrors when passed and failed change places', () => {
    fc.assert(
      fc.property(counts, ([passed, n]) => {
        const [one, other] = [wilson(passed, n), wilson(n - passed, n)]
        if (!one || !other) throw new Error('there were trials')
        expect(one.low).toBeGreaterThanOrEqual(0)
        expect(one.high).toBeLessThanOrEqual(1)
        expect(one.low).toBeLessThanOrEqual(one.share)
        expect(one.high).toBeGreaterThanOrEqual(one.share)
        expect(one.low).toBeCloseTo(1 - other.high, 10)
      }),
    )
  })

  it('solves the equation that it is defined by: its ends lie 1.96 standard errors from the share', () => {
    fc.assert(
      fc.property(counts, ([passed, n]) => {
        const estimate = wilson(passed, n)
        for (const end of [estimate?.low ?? 0, estimate?.high ?? 0]) {
          if (end <= 0 || end >= 1) continue
          const errors = Math.abs(passed / n - end) / Math.sqrt((end * (1 - end)) / n)
          if (end !== passed / n) expect(errors).toBeCloseTo(1.95996, 3)
        }
      }),
    )
  })
})
