import { describe, expect, it } from 'vitest'
import type { CardId, FactId, PassageId } from '../ids'
import { anId } from '../ids.fixture'
import { recallCurve } from '../scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { DAY_MS } from '../time/units'
import type { DayTally } from './day-tally'
import { timeHeadline } from './effort-words'
import { memorySummary } from './expected-recall'
import { fadingPassages } from './fading'
import { missedWeekHeadline } from './headlines'
import { costliestHeadline, fadingHeadline, leechesHeadline, leechRule, sinceReadWords } from './problem-card-words'
import { shrunkShare } from './shrunk'
import { trendOf } from './trend'
import { firstDayOf } from './true-retention'
import { wilson } from './wilson'

const CURVE = recallCurve(DEFAULT_WEIGHTS)
const NOW = 20_000 * DAY_MS

const tested = (day: number, passed: number, n: number): DayTally => ({
  day,
  answers: n,
  young: { passed, n },
  mature: { passed: 0, n: 0 },
})

describe('the trend', () => {
  const tallies = [tested(100, 9, 10), tested(101, 1, 2), tested(120, 5, 5)]

  it('is of weeks that end today, without losing a review', () => {
    const weeks = trendOf(tallies, 121)
    expect(weeks.at(-1)).toMatchObject({ firstDay: 115, tested: { passed: 5, n: 5 } })
    expect(weeks.reduce((sum, week) => sum + week.tested.n, 0)).toBe(17)
    expect(weeks.at(-1)?.band).toEqual(wilson(15, 17))
  })

  it('is empty where nothing was tested', () => {
    expect(trendOf([], 121)).toEqual([])
    expect([firstDayOf('today', 121), firstDayOf('week', 121), firstDayOf('all', 121)]).toEqual([121, 115, null])
  })
})

describe('a shrunk share', () => {
  it('lies between its own and that of the whole, nearer its own with more reviews', () => {
    const whole = wilson(900, 1000)
    const [few, many] = [shrunkShare(1, 2, whole)?.share ?? 0, shrunkShare(500, 1000, whole)?.share ?? 0]
    expect(few).toBeGreaterThan(0.8)
    expect(few).toBeLessThan(0.9)
    expect(many).toBeCloseTo(0.508, 3)
    expect(shrunkShare(0, 0, whole)).toBeNull()
  })
})

describe('the picture of memories', () => {
  const columns = {
    stability: [10, 0, 0.5, 2000],
    lastReviewAt: [NOW - 10 * DAY_MS, NOW, NOW, NOW + DAY_MS],
    cardsOfFact: [1, 1, 2, 2],
    factIds: ['a', 'b', 'c', 'd'].map((id) => anId<FactId>(id)),
  }
  const picture = memorySummary(columns, NOW, CURVE)

  it('sums recall, each card as its share of its fact, and passes over what is no card', () => {
    expect(picture.sums.cards).toBe(3)
    expect(picture.sums.recall).toBeCloseTo(0.9 + 1 + 1, 6)
    expect(picture.sums.facts).toBeCloseTo(0.9 + 1, 6)
    expect(picture.factsInAWeek).toBeLessThan(picture.sums.facts)
  })

  it('puts every card in one bar of the histogram, the ends too', () => {
    expect(picture.recall.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    expect(picture.recall.at(-1)).toEqual({ from: 0.95, to: 1, count: 2 })
  })
})

it('says what a missed week would cost', () => {
  expect(missedWeekHeadline({ facts: 2.4, dueCards: 30, minutes: 9 })).toContain(
    'cost about 2 facts that you could recall today, and leave 30 cards due, 9 minutes of reviews.',
  )
})

describe('fading passages', () => {
  const card = (passageId: string, cardId: string) => ({
    passageId: anId<PassageId>(passageId),
    factId: anId<FactId>(`fact-${cardId}`),
    cardId: anId<CardId>(cardId),
  })

  it('have two lapsed cards and half of all', () => {
    const cards = [card('p', 'a'), card('p', 'b'), card('p', 'c'), card('q', 'd'), card('r', 'e'), card('r', 'f')]
    const { fading, readAgain } = fadingPassages(cards, new Map(['a', 'b', 'd', 'e'].map((id) => [id, 50])), new Map())
    expect(fading.map(({ first, cards: all, lapsed }) => [first.passageId, all, lapsed])).toEqual([['p', 3, 2]])
    expect(readAgain).toEqual([])
  })

  const SOME = [card('p', 'a'), card('p', 'b'), card('p', 'c')]

  it.each([
    ['every lapse before it', { a: 10, b: 20 }, 20, 0, false],
    ['one lapse after it', { a: 10, b: 30 }, 20, 1, false],
    ['two lapses after it', { a: 21, b: 30, c: 5 }, 20, 2, true],
    ['no lapse at all', {}, 20, 0, false],
  ])('leave the list when they are read again, with %s', (_, lapses, read, lapsed, isFading) => {
    const found = fadingPassages(SOME, new Map(Object.entries(lapses)), new Map([['p', read]]))
    const [shown] = isFading ? found.fading : found.readAgain
    expect(found.fading).toHaveLength(isFading ? 1 : 0)
    expect(found.readAgain).toHaveLength(isFading ? 0 : 1)
    expect(shown).toMatchObject({ cards: 3, lapsed, readAt: read })
  })

  const FORGOTTEN = 'had half or more of its cards forgotten in the last 30 days'
  it.each([
    [fadingHeadline(0, 0), 'No passage is fading: none had half of its cards forgotten in the last 30 days.'],
    [fadingHeadline(45, 0, 20), 'read them again. Here are the 20 with the most cards forgotten.'],
    [fadingHeadline(1, 0), `1 passage ${FORGOTTEN}: read it again.`],
    [fadingHeadline(1, 1), `1 passage ${FORGOTTEN} and has not been read again since: read it again.`],
    [fadingHeadline(2, 1), '2 passages had half or more of their cards'],
    [fadingHeadline(2, 1), 'in the last 30 days and have not been read again since: read them again.'],
    [fadingHeadline(0, 1), 'No passages to read again: you read 1 again in the last 30 days.'],
    [leechRule(0), 'Your settings do not mark any card as a leech.'],
    [leechRule(1), 'With your settings, a card forgotten 1 time or more is a leech.'],
    [leechRule(8), 'forgotten 8 times or more'],
    [leechesHeadline(0, 0), 'No card is a leech.'],
    [leechesHeadline(1, 1), '1 card is a leech: a simpler question may help more than another try.'],
    [leechesHeadline(61, 20), '61 cards are leeches: a simpler question may help more than another try. Here'],
    [leechesHeadline(61, 20), 'Here are the 20 that took the most time.'],
    [sinceReadWords(3, 0), 'None of its 3 cards has been forgotten since.'],
    [sinceReadWords(1, 0), 'Its card has not been forgotten since.'],
    [sinceReadWords(3, 1), '1 of 3 cards forgotten since.'],
  ])('are told as they are: “%s”', (told, words) => {
    expect(told).toContain(words)
  })
})

it.each([
  [costliestHeadline([], 0), 'No card here has been answered yet.'],
  [costliestHeadline([{ minutes: 0.2 }], 0.2), 'card took less than a minute, 100% of the total time.'],
  [costliestHeadline([{ minutes: 2 }, { minutes: 3 }], 50), 'cards took 5 minutes in total, 10% of the total time.'],
  [timeHeadline([10, 20], 30), 'cards for 30 minutes in all: about 15 minutes on each of 2 days.'],
  [timeHeadline([10, 20], 2), 'In the last 2 days you answered cards for 30 minutes in all: about 15 minutes a day.'],
  [timeHeadline([7], 30), 'You answered cards for 7 minutes in the last 30 days, all on one day.'],
  [timeHeadline([2], 1), 'You answered cards for 2 minutes today.'],
  [timeHeadline([], 1), 'No card was answered today.'],
  [timeHeadline([], 30), 'No card was answered in the last 30 days.'],
])('says what cards took: “%s”', (told, words) => {
  expect(told).toContain(words)
})
