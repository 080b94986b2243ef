import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import type { Weight } from '../library'
import type { Confidence } from '../scheduling/log'
import { type RehearsalAnswer, rehearsalCards, rehearsalOutcomes, rehearsalScore } from './rehearsal'

describe('rehearsalCards', () => {
  const orderOf = (facts: Readonly<Record<string, readonly [Weight, ...number[]]>>) => {
    const recalls = new Map<CardId, number>()
    const cards = Object.entries(facts).flatMap(([fact, [weight, ...all]]) =>
      all.map((recall, i) => {
        const cardId = anId<CardId>(`${fact}${i}`)
        recalls.set(cardId, recall)
        return { cardId, factId: anId<never>(fact), weight, cardsOfFact: all.length }
      }),
    )
    return rehearsalCards(cards, (cardId) => recalls.get(cardId) ?? 0, 0.95)
  }

  it('takes one card of each fact, its weakest, and what matters most and fades first', () => {
    expect(orderOf({ a: ['should', 0.9, 0.6], b: ['nice', 0.1], c: ['should', 0.95] })).toEqual(['b0', 'a1', 'c0'])
  })

  it('takes must-knows below their target before all others', () => {
    expect(orderOf({ a: ['should', 0.1], b: ['must', 0.93], c: ['must', 0.99] })).toEqual(['b0', 'a0', 'c0'])
  })
})

describe('the results of a rehearsal', () => {
  let at = 0
  const answer = (card: string, rating: 1 | 3, confidence: Confidence, predictedRecall = 0.5): RehearsalAnswer => {
    at += 1
    return { cardId: anId(card), at, rating, confidence, thinkingMs: 1_000, predictedRecall }
  }
  const answers = [
    answer('guessed', 3, 1),
    answer('unsure', 1, 2),
    answer('confident', 1, 3, 0.9),
    answer('known', 3, 3),
    answer('unsure', 1, 1),
    answer('confident', 3, 3),
  ]
  const outcomes = rehearsalOutcomes(answers)

  it('list errors made with confidence first, and what was right but guessed before what was known', () => {
    expect(outcomes.map(({ cardId }) => cardId)).toEqual(['confident', 'unsure', 'guessed', 'known'])
    expect(outcomes[0]).toMatchObject({ isRight: false, misses: 1, isRecalled: true, predictedRecall: 0.9 })
    expect(outcomes[1]).toMatchObject({ isRight: false, misses: 2, isRecalled: false })
  })

  it('count first answers only, beside what the forecast expected of them', () => {
    const score = rehearsalScore(outcomes)
    expect(score).toMatchObject({ asked: 4, right: 2 })
    expect(score.expected).toBeCloseTo(2.4, 12)
    expect(score.marks).toEqual([
      { confidence: 3, answers: 2, right: 1 },
      { confidence: 2, answers: 1, right: 0 },
      { confidence: 1, answers: 1, right: 1 },
    ])
  })
})
