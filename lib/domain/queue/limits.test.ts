import { describe, expect, it } from 'vitest'
import { DEFAULT_QUEUE } from '../scheduling/settings'
import { KNOWN, studyCard, studySession, TODAY } from '../session/session.fixture'
import { leftOutWords } from './left-out'
import { learnerGroup } from './limit-groups'
import { countBeyondLimits, hasReachedLimit } from './limits'
import { buildQueue } from './queue'
import { due, fresh, queueInput } from './queue.fixture'
import { sessionNotes } from './session-note'

const cards = <T>(count: number, make: (name: string) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(`${at + 1}a`))

const unlimited = { ...DEFAULT_QUEUE, newPerDay: 1_000, reviewsPerDay: 2_000 }

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
    const group = learnerGroup(DEFAULT_QUEUE, done)
    expect(countBeyondLimits(main, () => [group])).toEqual(expected)
  })

  it('is said as a sentence', () => {
    const words = (beyond: { new: number; reviews: number }) =>
      sessionNotes(studySession([], { beyondLimits: beyond }), null).start
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
    expect(sessionNotes(studySession(shown), null).early).toBe(expected)
  })

  it('says beside it how far they go past a limit, and what is left out', () => {
    const study = studySession([early, ripe, ripe], { beyondLimits: { new: 0, reviews: 2 } })
    expect(sessionNotes(study, 'This card is suspended.')).toEqual({
      start: 'This session goes past today’s limits by 2 reviews. This card is suspended.',
      early: '1 card is not due yet. Its answer sets a new date, counted from today.',
      leftOut: 'This card is suspended.',
    })
  })

  it('says of cramming that it changes nothing', () => {
    expect(sessionNotes(studySession([early], { isCram: true }), null)).toEqual({
      start: 'Cramming: your answers don’t change any due dates.',
      early: null,
      leftOut: null,
    })
  })
})

it.each([
  [{ new: false, reviews: false }, false],
  [{ new: true, reviews: false }, true],
  [{ new: false, reviews: true }, true],
])('knows whether a limit ended the session: %o', (limitReached, isReached) => {
  expect(hasReachedLimit(studySession([], { limitReached }))).toBe(isReached)
})

describe('chosen cards that are not asked', () => {
  const answered = { memory: { ...KNOWN, lastReviewDay: TODAY }, isRetired: false }
  const suspended = { memory: { ...KNOWN, suspended: true }, isRetired: false }
  const buried = { memory: { ...KNOWN, buriedUntilDay: TODAY + 1 }, isRetired: false }
  it.each([
    ['none', [], 3, null],
    ['one', [suspended], 1, 'This card is suspended.'],
    ['both', [answered, answered], 2, 'Both cards were answered today.'],
    ['all', [suspended, suspended, suspended], 3, 'All 3 cards are suspended.'],
    ['some', [answered, suspended], 12, 'Of these 12 cards, 1 was answered today and 1 is suspended.'],
    [
      'every kind',
      [answered, buried, buried, { memory: null, isRetired: true }, suspended],
      1_200,
      'Of these 1,200 cards, 1 was answered today, 1 is suspended, 2 are buried until tomorrow and 1 is retired.',
    ],
  ])('are named with the reason: %s', (_, leftOut, chosen, expected) => {
    expect(leftOutWords(leftOut, chosen, TODAY)).toBe(expected)
  })

  it('are said to be more than a session holds', () => {
    expect(leftOutWords([], 1_000, TODAY, 21)).toBe('A session holds 1,000 cards; your search finds 21 more.')
  })
})
