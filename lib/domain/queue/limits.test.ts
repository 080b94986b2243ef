import { describe, expect, it } from 'vitest'
import { DEFAULT_QUEUE } from '../scheduling/settings'
import { studySession } from '../session/session.fixture'
import { beyondLimitWords, countBeyondLimits, hasReachedLimit } from './limits'
import { buildQueue } from './queue'
import { due, fresh, queueInput } from './queue.fixture'

const cards = <T>(count: number, make: (name: string) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(`${at + 1}a`))

const unlimited = { ...DEFAULT_QUEUE, newPerDay: 1_000, reviewsPerDay: 1_000, reviewLimitCapsNew: false }

describe('what a chosen session has beyond the day’s limits', () => {
  it.each([
    ['none of ten where nothing was done', 10, 0, { new: 0, reviews: 0 }, { new: 0, reviews: 0 }],
    ['all of ten new cards after twenty', 10, 0, { new: 20, reviews: 0 }, { new: 10, reviews: 0 }],
    ['two of ten after twelve', 10, 0, { new: 12, reviews: 0 }, { new: 2, reviews: 0 }],
    ['never more than there are', 10, 0, { new: 90, reviews: 0 }, { new: 10, reviews: 0 }],
    ['five of eight reviews', 0, 8, { new: 0, reviews: 197 }, { new: 0, reviews: 5 }],
    ['new cards too once the reviews fill their limit', 3, 4, { new: 0, reviews: 196 }, { new: 3, reviews: 0 }],
  ])('is %s', (_, news, reviews, done, expected) => {
    const input = queueInput({ fresh: cards(news, fresh), due: cards(reviews, (name) => due(`9${name}`)) })
    expect(countBeyondLimits(buildQueue({ ...input, settings: unlimited }), done, DEFAULT_QUEUE)).toEqual(expected)
  })

  it('is said as a sentence', () => {
    const words = (beyond: { new: number; reviews: number }) =>
      beyondLimitWords(studySession([], { beyondLimits: beyond }))
    expect(words({ new: 0, reviews: 0 })).toBeNull()
    expect(words({ new: 10, reviews: 0 })).toBe('This session goes past today’s limits by 10 new cards.')
    expect(words({ new: 1, reviews: 2 })).toBe('This session goes past today’s limits by 1 new card and 2 reviews.')
  })
})

it.each([
  [{ new: false, reviews: false }, false],
  [{ new: true, reviews: false }, true],
  [{ new: false, reviews: true }, true],
])('knows whether a limit ended the session: %o', (limitReached, isReached) => {
  expect(hasReachedLimit(studySession([], { limitReached }))).toBe(isReached)
})
