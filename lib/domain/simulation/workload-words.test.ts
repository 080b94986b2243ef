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
  it.each([
    [{}, 'At 90%: about 12 minutes and 42 reviews per day. After 365 days you would remember 812 facts.'],
    [
      { minutesRange: { low: 11.84, high: 12.61 } },
      'At 90%: about 12 minutes (11.8 to 12.6 in eight of ten runs) and 42 reviews per day. After 365 days you would remember 812 facts.',
    ],
    [
      { minutesADay: 0.25, reviewsADay: 1.6, minutesRange: { low: 0.2, high: 0.3 } },
      'At 90%: about 15 seconds and 2 reviews per day. After 365 days you would remember 812 facts.',
    ],
    [
      { minutesADay: 0, reviewsADay: 0, factsRemembered: 0, minutesRange: { low: 0, high: 0 } },
      'At 90%: 0 minutes and 0 reviews per day. After 365 days you would remember 0 facts.',
    ],
  ])('is one sentence: %j', (more, words) => {
    expect(levelWords({ ...level, ...more }, 365)).toBe(words)
  })

  it.each([
    [0.4, 'Raising the target costs less than a second a day for each extra fact you remember.'],
    [1.2, 'Raising the target costs about 1 second a day for each extra fact you remember.'],
    [80, 'Raising the target costs about 80 seconds a day for each extra fact you remember.'],
    [240, 'Raising the target costs about 4 minutes a day for each extra fact you remember.'],
    [null, 'Raising the target would not make you remember more.'],
  ])('names the marginal cost of %s seconds', (secondsPerFact, words) => {
    expect(marginalWords({ secondsPerFact })).toBe(words)
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
