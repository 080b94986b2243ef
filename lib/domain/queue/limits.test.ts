import { describe, expect, it } from 'vitest'
import { DEFAULT_QUEUE } from '../scheduling/settings'
import { KNOWN, studyCard, studySession, TODAY } from '../session/session.fixture'
import { presetGroup } from './limit-groups'
import { countBeyondLimits, hasReachedLimit } from './limits'
import { buildQueue } from './queue'
import { DAY, due, fresh, queueInput } from './queue.fixture'
import { sessionNote } from './session-note'

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
    const { main } = buildQueue({ ...input, settings: unlimited })
    const group = presetGroup('all', DEFAULT_QUEUE, DAY, done)
    expect(countBeyondLimits(main, () => [group])).toEqual(expected)
  })

  it('is said as a sentence', () => {
    const words = (beyond: { new: number; reviews: number }) => sessionNote(studySession([], { beyondLimits: beyond }))
    expect(words({ new: 0, reviews: 0 })).toBeNull()
    expect(words({ new: 10, reviews: 0 })).toBe('This session goes past today’s limits by 10 new cards.')
    expect(words({ new: 1, reviews: 2 })).toBe('This session goes past today’s limits by 1 new card and 2 reviews.')
  })
})

describe('the note of a session', () => {
  const early = studyCard('early', { memory: { ...KNOWN, dueDay: TODAY + 3 } })
  const ripe = studyCard('ripe', { memory: KNOWN })
  it.each([
    [[ripe], null],
    [[early], 'This card is not due yet. Its answer sets a new date, counted from today.'],
    [[early, ripe], '1 card is not due yet. Its answer sets a new date, counted from today.'],
    [[early, { ...early }], 'These 2 cards are not due yet. Each answer sets a new date, counted from today.'],
  ])('says how many cards are early: %#', (shown, expected) => {
    expect(sessionNote(studySession(shown))).toBe(expected)
  })

  it('says both where early cards go past a limit too', () => {
    const study = studySession([early, ripe, ripe], { beyondLimits: { new: 0, reviews: 2 } })
    expect(sessionNote(study)).toBe(
      'This session goes past today’s limits by 2 reviews. 1 card is not due yet. Its answer sets a new date, counted from today.',
    )
  })

  it('says of cramming that it changes nothing', () => {
    expect(sessionNote(studySession([early], { isCram: true }))).toBe(
      'Cramming: your answers don’t change when cards are due.',
    )
  })
})

it.each([
  [{ new: false, reviews: false }, false],
  [{ new: true, reviews: false }, true],
  [{ new: false, reviews: true }, true],
])('knows whether a limit ended the session: %o', (limitReached, isReached) => {
  expect(hasReachedLimit(studySession([], { limitReached }))).toBe(isReached)
})
