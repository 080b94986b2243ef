import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { recallCurve } from '../scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { type SpreadInput, spread } from './spread'
import type { SpreadCard } from './spread-card'
import { dailyReviewsWords, lostWords, spreadWords } from './spread-words'

const TODAY = 20_000
const curve = recallCurve(DEFAULT_WEIGHTS)

type Made = { stability: number; overdue: number; latest?: number | null; share?: number }

const cardOf = ({ stability, overdue, latest = null, share = 1 }: Made, index: number): SpreadCard => {
  const dueDay = TODAY - overdue
  return {
    cardId: `card-${String(index).padStart(3, '0')}` as CardId,
    dueDay,
    latestDay: latest === null ? null : TODAY + latest,
    share,
    recallOn: (day) => curve.recall(day - dueDay + stability, stability),
  }
}

const inputOf = (made: readonly Made[], days: number, others: readonly number[] = []): SpreadInput => ({
  cards: made.map(cardOf),
  today: TODAY,
  days: Array.from({ length: days }, (_, index) => TODAY + index),
  standing: (day) => others[day - TODAY] ?? 0,
})

const aCard = fc.record({
  stability: fc.double({ min: 0.5, max: 300, noNaN: true }),
  overdue: fc.integer({ min: -8, max: 60 }),
  latest: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 5 }),
  share: fc.constantFrom(1, 0.5, 0.25),
})
const anInput = fc
  .record({
    made: fc.array(aCard, { maxLength: 40 }),
    days: fc.integer({ min: 1, max: 9 }),
    others: fc.array(fc.nat(6), { maxLength: 9 }),
  })
  .map(({ made, days, others }) =>
    inputOf(
      made.filter(({ overdue }) => -overdue < days),
      days,
      others,
    ),
  )

/** The day of every card that has one: where the plan put it, or where it is due. */
const dayOf = (input: SpreadInput) => {
  const moved = new Map(spread(input).moves.map(({ cardId, dueDay }) => [cardId, dueDay]))
  return (card: SpreadCard) => moved.get(card.cardId) ?? Math.max(card.dueDay, input.today)
}

const mayHave = ({ dueDay, latestDay }: SpreadCard, day: number) =>
  day >= dueDay && (latestDay === null || day <= latestDay)

const placedOf = (input: SpreadInput) =>
  input.cards.filter((card) => input.days.some((day) => day >= TODAY && mayHave(card, day)))

describe('spreading', () => {
  it('spreads a backlog evenly', () => {
    const plan = spread(
      inputOf(
        Array.from({ length: 100 }, (_, index) => ({ stability: 5 + index, overdue: 3 })),
        7,
      ),
    )
    expect(plan.days.map(({ cards }) => cards)).toEqual([15, 15, 15, 15, 15, 15, 10])
    expect(plan.moves).toHaveLength(85)
  })

  it('counts what each day has anyway', () => {
    const plan = spread(
      inputOf(
        Array.from({ length: 12 }, () => ({ stability: 10, overdue: 1 })),
        3,
        [5, 0, 1],
      ),
    )
    expect(plan.days.map(({ cards }) => cards)).toEqual([6, 6, 6])
  })

  it('asks first what fades fastest, and last what lasts', () => {
    const plan = spread(
      inputOf(
        [
          { stability: 400, overdue: 0 },
          { stability: 3, overdue: 0 },
          { stability: 40, overdue: 0 },
        ],
        3,
      ),
    )
    expect(plan.moves).toEqual([
      { cardId: 'card-000', dueDay: TODAY + 2 },
      { cardId: 'card-002', dueDay: TODAY + 1 },
    ])
  })

  it('leaves a card of a briefing before the briefing, or where it is if that is too late', () => {
    const long = { stability: 300, overdue: 0 }
    const plan = spread({ ...inputOf([{ ...long, latest: 1 }, { ...long, overdue: -3, latest: 1 }, long, long], 4) })
    expect(plan.kept).toBe(1)
    for (const { cardId, dueDay } of plan.moves)
      if (cardId === 'card-000') expect(dueDay).toBeLessThanOrEqual(TODAY + 1)
    expect(plan.moves.some(({ cardId }) => cardId === 'card-001')).toBe(false)
  })

  it('says what it costs: recall when due less recall on the day, by the share of the fact', () => {
    const cards = [
      { stability: 4, overdue: 0, share: 0.5 },
      { stability: 2, overdue: 0 },
    ]
    const plan = spread(inputOf(cards, 2))
    expect(plan.moves).toEqual([{ cardId: 'card-000', dueDay: TODAY + 1 }])
    expect(plan.factsLost).toBeCloseTo((curve.recall(4, 4) - curve.recall(5, 4)) / 2, 10)
  })

  it('puts no card before it is due, behind its latest day, or on a day that takes none', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const cards = new Map(input.cards.map((card) => [card.cardId, card]))
        for (const { cardId, dueDay } of spread(input).moves) {
          const card = cards.get(cardId)
          expect(card && mayHave(card, dueDay) && dueDay >= TODAY && input.days.includes(dueDay)).toBe(true)
        }
      }),
    )
  })

  it('counts every card once', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const plan = spread(input)
        const others = input.days.reduce((sum, day) => sum + input.standing(day), 0)
        const cards = plan.days.reduce((sum, day) => sum + day.cards, 0)
        expect(cards).toBe(others + placedOf(input).length)
        expect(plan.kept).toBe(input.cards.length - placedOf(input).length)
      }),
    )
  })

  it('has no day with more cards than some run of days makes necessary', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const { days, standing } = input
        const placed = placedOf(input)
        if (placed.length === 0) return
        const on = dayOf(input)
        const most = Math.max(
          ...days.map((day) => {
            const own = placed.filter((card) => on(card) === day).length
            return own === 0 ? 0 : own + standing(day)
          }),
        )
        // As in Hall's theorem: one fewer a day would not hold the cards that must lie within some days.
        const isNeeded = days.some((from, first) =>
          days.slice(first).some((to) => {
            const inside = placed.filter(({ dueDay, latestDay }) => {
              const last = latestDay === null ? (days.at(-1) ?? to) : Math.min(latestDay, days.at(-1) ?? to)
              return Math.max(dueDay, TODAY) >= from && last <= to
            }).length
            const room = days
              .filter((day) => day >= from && day <= to)
              .reduce((sum, day) => sum + Math.max(0, most - 1 - standing(day)), 0)
            return inside > room
          }),
        )
        expect(isNeeded).toBe(true)
      }),
    )
  })

  it('leaves no two cards that could change places with more recall', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const on = dayOf(input)
        const placed = placedOf(input)
        const value = (card: SpreadCard, day: number) => card.share * card.recallOn(day)
        for (const one of placed) {
          for (const other of placed) {
            const [a, b] = [on(one), on(other)]
            if (a === b || !mayHave(one, b) || !mayHave(other, a)) continue
            expect(value(one, a) + value(other, b)).toBeGreaterThanOrEqual(value(one, b) + value(other, a) - 1e-9)
          }
        }
      }),
    )
  })

  it('leaves no room on a day that a later card could have had', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const on = dayOf(input)
        const placed = placedOf(input)
        const loadOn = (day: number) => input.standing(day) + placed.filter((card) => on(card) === day).length
        const most = Math.max(0, ...placed.map((card) => loadOn(on(card))))
        for (const card of placed) {
          for (const day of input.days) {
            if (day < on(card) && mayHave(card, day)) expect(loadOn(day)).toBeGreaterThanOrEqual(most)
          }
        }
      }),
    )
  })

  it('gives the same plan for the same cards in another order, and never a gain', () => {
    fc.assert(
      fc.property(anInput, (input) => {
        const plan = spread(input)
        expect(spread({ ...input, cards: [...input.cards].reverse() })).toEqual(plan)
        expect(plan.factsLost).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the words', () => {
  const plan = {
    days: [40, 46].map((cards, index) => ({ day: TODAY + index, cards })),
    moves: Array.from({ length: 11 }, (_, index) => ({ cardId: anId<CardId>(`c${index}`), dueDay: TODAY + 1 })),
    kept: 0,
    factsLost: 2.6,
  }

  it('say cards and minutes a day, and the facts that it costs', () => {
    expect(spreadWords(plan, 15)).toBe(
      '40 to 46 reviews per day for 2 days, about 12 minutes each day: 11 moved, the rest fall due then anyway. Cost of waiting: about 3 facts forgotten.',
    )
    const days = [{ day: TODAY, cards: 11 }]
    expect(spreadWords({ ...plan, days, factsLost: 0 }, 15)).toBe(
      '11 reviews on one day, about 3 minutes: all 11 moved. Cost of waiting: no fact forgotten.',
    )
  })

  it.each([
    [0, 'no fact forgotten'],
    [0.3, 'less than one fact forgotten'],
    [0.7, 'about 1 fact forgotten'],
    [1200.2, 'about 1,200 facts forgotten'],
  ])('say %s facts', (facts, words) => {
    expect(lostWords(facts)).toBe(words)
  })

  it('give one number where all days are alike', () => {
    expect(dailyReviewsWords({ days: [{ day: TODAY, cards: 1 }] })).toBe('1 review')
    expect(dailyReviewsWords({ days: [3, 3].map((cards) => ({ day: TODAY, cards })) })).toBe('3 reviews per day')
  })
})
