import { describe, expect, it } from 'vitest'
import type { PricedLevel } from './simulation'
import { addedCardWords, backlogWords, levelWords, marginalWords, simulatedCardWords } from './workload-words'

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
  const OF_TEN = 'in eight of ten runs'
  const SECONDS = { low: 0.2, high: 0.3 }
  const NOTHING = { minutesADay: 0, reviewsADay: 0, factsRemembered: 0, minutesRange: { low: 0, high: 0 } }
  it.each([
    [{}, 'about 12 minutes and 42 reviews', 812],
    [{ minutesRange: { low: 11.84, high: 12.61 } }, `about 12 minutes (11.8 to 12.6 ${OF_TEN}) and 42 reviews`, 812],
    [{ minutesADay: 0.25, reviewsADay: 1.6, minutesRange: SECONDS }, 'about 15 seconds and 2 reviews', 812],
    [NOTHING, '0 minutes and 0 reviews', 0],
  ])('is one sentence: %j', (more, work, facts) => {
    const words = `At 90%: ${work} per day. After 365 days you would remember ${facts} facts.`
    expect(levelWords({ ...level, ...more }, 365)).toBe(words)
    expect(levelWords({ ...level, ...NOTHING }, 365)).toMatch(
      /^At 90%: 0 minutes and 0 reviews per day\. .* 0 facts\.$/,
    )
  })

  it.each([
    [0.4, 'less than a second'],
    [1.2, 'about 1 second'],
    [80, 'about 80 seconds'],
    [240, 'about 4 minutes'],
  ])('names the marginal cost of %s seconds', (secondsPerFact, cost) => {
    const words = `Raising the target costs ${cost} a day for each extra fact you remember.`
    expect(marginalWords({ secondsPerFact })).toBe(words)
  })

  it('says so where a higher target gains nothing', () => {
    expect(marginalWords({ secondsPerFact: null })).toBe('Raising the target would not make you remember more.')
  })

  it('names cards that are still to be added', () => {
    expect(addedCardWords({ cards: 300, days: 30 })).toBe(
      'You also start 300 cards that you add over the next 30 days, on top of your new cards.',
    )
  })

  it('says what the limits leave waiting, if anything', () => {
    expect(backlogWords(level)).toBeNull()
    expect(backlogWords({ backlog: 1 })).toBe('Your daily limit would leave 1 review waiting at the end.')
  })

  it.each([
    [0, '5 studied cards and 1 new card'],
    [1, '5 studied cards, 1 card that was never answered but has a date, and 1 new card'],
    [1200, '5 studied cards, 1,200 cards that were never answered but have a date, and 1 new card'],
  ])('names the cards that are simulated, %s of them with only a date', (onlyDated, words) => {
    expect(simulatedCardWords({ studied: 5, onlyDated, newCards: 1 })).toBe(words)
  })
})
