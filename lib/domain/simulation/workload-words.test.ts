import { describe, expect, it } from 'vitest'
import type { PricedLevel } from './simulation'
import { backlogWords, levelWords, marginalWords } from './workload-words'

const level: PricedLevel = {
  desiredRetention: 0.9,
  minutesADay: 12.2,
  reviewsADay: 41.6,
  factsRemembered: 812.4,
  newStudied: 400,
  backlog: 0,
  mostMinutes: 30,
  minutesRange: null,
  secondsPerFact: 3.2,
}

describe('what a target comes to', () => {
  it.each([
    [{}, 'At 90%, expect about 12 minutes and 42 reviews a day, and to remember 812 facts after 365 days.'],
    [
      { minutesRange: { low: 11.84, high: 12.61 } },
      'At 90%, expect about 12 minutes (11.8 to 12.6 in eight of ten runs) and 42 reviews a day, and to remember 812 facts after 365 days.',
    ],
    [
      { minutesADay: 0, reviewsADay: 0, factsRemembered: 0, minutesRange: { low: 0, high: 0 } },
      'At 90%, expect 0 minutes and 0 reviews a day, and to remember 0 facts after 365 days.',
    ],
  ])('is one sentence: %j', (more, words) => {
    expect(levelWords({ ...level, ...more }, 365)).toBe(words)
  })

  it.each([
    [0.4, 'Near this target, each further fact takes less than a second a day.'],
    [1.2, 'Near this target, each further fact takes about 1 second a day.'],
    [80, 'Near this target, each further fact takes about 80 seconds a day.'],
    [240, 'Near this target, each further fact takes about 4 minutes a day.'],
    [null, 'Near this target, more study would not make you remember more.'],
  ])('names the marginal cost of %s seconds', (secondsPerFact, words) => {
    expect(marginalWords({ secondsPerFact })).toBe(words)
  })

  it('says what the limits leave waiting, if anything', () => {
    expect(backlogWords(level)).toBeNull()
    expect(backlogWords({ backlog: 1 })).toBe('Your daily limit would leave 1 review waiting at the end.')
  })
})
