import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ankiLimitsOf, deckLimitsOf, hasLimits, NO_ANKI_LIMITS } from './deck-limits'

const FIRST = 20_000
const TODAY = 20_500

describe('limits of a deck of Anki', () => {
  it.each([
    ['none', {}, null],
    ['new cards', { newPerDay: 3 }, { newPerDay: 3, reviewsPerDay: null, today: null }],
    ['none a day', { newPerDay: 0 }, { newPerDay: 0, reviewsPerDay: null, today: null }],
    ['more than is possible here', { reviewsPerDay: 99_999 }, { newPerDay: null, reviewsPerDay: 9_999, today: null }],
    [
      'of today',
      { newToday: { limit: 50, day: 500 } },
      { newPerDay: null, reviewsPerDay: null, today: { day: TODAY, newPerDay: 50, reviewsPerDay: null } },
    ],
    ['of yesterday', { reviewsToday: { limit: 50, day: 499 } }, null],
    [
      'of yesterday beside usual ones',
      { reviewsPerDay: 10, reviewsToday: { limit: 50, day: 499 } },
      { newPerDay: null, reviewsPerDay: 10, today: null },
    ],
  ])('%s', (_, given, here) => {
    expect(deckLimitsOf({ ...NO_ANKI_LIMITS, ...given }, FIRST, TODAY)).toEqual(here)
  })

  it('come back from Anki as they left', () => {
    const limit = fc.option(fc.integer({ min: 0, max: 9_999 }))
    const today = fc.record({ day: fc.constant(TODAY), newPerDay: limit, reviewsPerDay: limit })
    const limits = fc.record({ newPerDay: limit, reviewsPerDay: limit, today: fc.option(today) })
    fc.assert(
      fc.property(limits, (own) => {
        const there = ankiLimitsOf(own, FIRST)
        const hasToday = own.today !== null && (own.today.newPerDay !== null || own.today.reviewsPerDay !== null)
        const expected = { ...own, today: hasToday ? own.today : null }
        expect(deckLimitsOf(there, FIRST, TODAY)).toEqual(hasLimits(there) ? expected : null)
      }),
    )
  })
})
