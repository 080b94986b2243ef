import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactId } from '../ids'
import { anId } from '../ids.fixture'
import { recallCurve } from '../scheduling/fsrs'
import { DEFAULT_WEIGHTS } from '../scheduling/settings'
import { DAY_MS } from '../time/units'
import { expectedFacts, memorySummary } from './expected-recall'

const NOW = Date.UTC(2026, 2, 2)

type Card = { readonly stability: number; readonly lastReviewAt: number; readonly cardsOfFact: number }

const sumsOf = (cards: readonly Card[]) =>
  memorySummary(
    {
      stability: cards.map(({ stability }) => stability),
      lastReviewAt: cards.map(({ lastReviewAt }) => lastReviewAt),
      cardsOfFact: cards.map(({ cardsOfFact }) => cardsOfFact),
      factIds: cards.map((_, index) => anId<FactId>(`fact-${index}`)),
    },
    NOW,
    recallCurve(DEFAULT_WEIGHTS),
  ).sums

describe('facts known now', () => {
  it('uses fractions of days', () => {
    const recallAfter = (days: number) =>
      sumsOf([{ stability: 2, lastReviewAt: NOW - days * DAY_MS, cardsOfFact: 1 }]).recall
    expect(recallAfter(0)).toBe(1)
    expect(recallAfter(0.9)).toBeLessThan(recallAfter(0.1))
  })

  it('counts a fact with the mean recall of its cards, those never studied with none', () => {
    const fresh = { stability: 10, lastReviewAt: NOW, cardsOfFact: 4 }
    expect(sumsOf([fresh]).facts).toBe(0.25)
    expect(sumsOf([fresh, fresh, fresh, fresh]).facts).toBe(1)
  })

  it('has a range of 1.96 standard deviations around the mean, within what there is', () => {
    const even = { stability: 10, lastReviewAt: NOW - 10 * DAY_MS, cardsOfFact: 1 }
    const sums = sumsOf(Array.from({ length: 100 }, () => even))
    const { mean, low, high } = expectedFacts(sums, 100)
    expect(mean).toBeCloseTo(90, 2)
    expect(low).toBeCloseTo(90 - 1.96 * 3, 1)
    expect(high).toBeCloseTo(90 + 1.96 * 3, 1)
    expect(expectedFacts(sums, 92).high).toBe(92)
    expect(expectedFacts(sumsOf([]), 9)).toEqual({ mean: 0, low: 0, high: 0 })
  })

  it('is the same in one piece and in many', () => {
    const cards = fc.array(
      fc.record({
        stability: fc.double({ min: 0.1, max: 1000, noNaN: true }),
        lastReviewAt: fc.integer({ min: NOW - 900 * DAY_MS, max: NOW }),
        cardsOfFact: fc.integer({ min: 1, max: 9 }),
      }),
    )
    fc.assert(
      fc.property(cards, (list) => {
        const whole = sumsOf(list)
        const pieces = list.map((card) => sumsOf([card]))
        const sum = (of: keyof typeof whole) => pieces.reduce((total, piece) => total + piece[of], 0)
        expect({ cards: sum('cards'), facts: sum('facts'), recall: sum('recall'), variance: sum('variance') }).toEqual(
          whole,
        )
        expect(whole.facts).toBeLessThanOrEqual(whole.recall)
        expect(whole.recall).toBeLessThanOrEqual(list.length)
      }),
    )
  })
})
