import fc from 'fast-check'
import { expect, it } from 'vitest'
import { redated } from './redate'

const HOUR = 3_600_000
const DAY = 24 * HOUR

it('moves a sitting to just before what came after it, as long as it was', () => {
  const ahead = 400 * DAY
  const sitting = [0, 20_000, 45_000].map((at) => 1_000 * DAY + at + ahead)
  const before = 1_000 * DAY + HOUR
  expect(redated(sitting, { after: 999 * DAY, before })).toEqual([before - 105_000, before - 85_000, before - 60_000])
})

it('makes room where there is less than the clock says, and lies between what came before and after', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3_000 * DAY }), { minLength: 1, maxLength: 30 }),
      fc.option(fc.integer({ min: 0, max: 40 * DAY })),
      fc.integer({ min: 1, max: 60 * DAY }),
      (instants, after, span) => {
        const before = (after ?? 40 * DAY) + span
        const moved = redated(instants, { after, before })
        expect(moved).toHaveLength(instants.length)
        for (const [i, at] of moved.entries()) {
          expect(at).toBeLessThan(before)
          expect(at).toBeGreaterThanOrEqual(moved[i - 1] ?? after ?? Number.NEGATIVE_INFINITY)
        }
      },
    ),
  )
})

it('is never a millisecond before what came before, however the fractions come out', () => {
  const [first] = redated([0, 604_799_165, 0], { after: 0, before: 23 })
  expect(first).toBe(0)
})

it('takes a minute where the clock jumped', () => {
  const [first = 0, second = 0] = redated([500 * DAY, 20 * DAY], { after: null, before: 10 * DAY })
  expect(second - first).toBe(60_000)
})
