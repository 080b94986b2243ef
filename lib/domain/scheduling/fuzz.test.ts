import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInRange, fractionOfDay, fuzzedInterval, fuzzRange, minimumAfter, seededFraction } from './fuzz'

describe('a fuzzed interval', () => {
  it.each([
    [1, 1, 1000, 1, 1, 1],
    [2.49, 1, 1000, 2, 2, 2],
    [2.5, 1, 1000, 2, 3, 4],
    [7, 1, 1000, 5, 7, 9],
    [17, 1, 1000, 14, 17, 20],
    [37, 1, 1000, 33, 37, 41],
    [2, 2, 1000, 2, 2, 2],
    [2, 3, 1000, 3, 4, 4],
    [2, 3, 3, 3, 3, 3],
    [1, 3, 2, 2, 2, 2],
    [6.9, 3, 1000, 5, 7, 9],
    [7.1, 3, 1000, 5, 7, 9],
    [19.9, 3, 1000, 17, 20, 23],
    [20, 3, 1000, 17, 20, 23],
    [20.1, 3, 1000, 17, 20, 23],
    [100, 101, 1000, 101, 105, 108],
    [100, 1, 99, 92, 96, 99],
    [100, 97, 103, 97, 100, 103],
  ])('of %d days inside %i to %i is as in Anki', (interval, minimum, maximum, lowest, middle, highest) => {
    expect([0, 0.5, 0.99].map((fuzz) => fuzzedInterval(interval, fuzz, minimum, maximum))).toEqual([
      lowest,
      middle,
      highest,
    ])
  })

  it('stays inside its range, which stays inside the limits', () => {
    const days = fc.double({ min: 0.01, max: 40_000, noNaN: true })
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 36_500 }),
        fraction(),
        (...input) => {
          const [interval, minimum, maximum, fuzz] = input
          const range = fuzzRange(interval, minimum, maximum)
          const fuzzed = fuzzedInterval(interval, fuzz, minimum, maximum)
          expect(fuzzed).toBeGreaterThanOrEqual(range.lowest)
          expect(fuzzed).toBeLessThanOrEqual(range.highest)
          expect(range.lowest).toBeGreaterThanOrEqual(Math.min(minimum, maximum))
          expect(range.highest).toBeLessThanOrEqual(maximum)
        },
      ),
    )
  })

  it('lies on each day of its range for one place in it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5000, noNaN: true }), fraction(), (interval, fuzz) => {
        const range = fuzzRange(interval, 1, 36_500)
        const day = dayInRange(range, fuzz)
        expect(dayInRange(range, fractionOfDay(range, day))).toBe(day)
      }),
    )
  })
})

describe('the least interval after a previous one', () => {
  it.each([
    [2.7269483, 4, 4],
    [2.7269483, 5, 0],
    [4.591988, 4, 5],
  ])('for %d days after %i is %i', (interval, previous, least) => {
    expect(minimumAfter(interval, previous, 36_500)).toBe(least)
  })

  it('keeps fuzz from going back, unless the interval has shrunk out of its range', () => {
    const days = fc.double({ min: 0.5, max: 4000, noNaN: true })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 4000 }), fraction(), (interval, previous, fuzz) => {
        const least = Math.max(1, minimumAfter(interval, previous, 36_500))
        const fuzzed = fuzzedInterval(interval, fuzz, least, 36_500)
        const hasShrunk = previous > fuzzRange(interval, 1, 36_500).highest
        expect(fuzzed >= previous || hasShrunk).toBe(true)
      }),
    )
  })
})

it('a seeded fraction is always the same for the same seed', () => {
  const seeds = ['', 'a', '0197b6f0-0000-7000-8000-000000000000:12']
  expect(seeds.map(seededFraction)).toEqual([0.007765133599349383, 0.49409382860727213, 0.9946913421357745])
})

function fraction() {
  return fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
}
