import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anId } from '../../ids.fixture'
import type { Confidence } from '../briefing'
import { hintOf } from './hint'
import { daysToNextRehearsal } from './next-rehearsal'
import type { RehearsalAnswer } from './progress'
import { pointsOf, rehearsalOutcomesOf, scoreOf } from './score'

const answer = (
  cardId: string,
  verdict: RehearsalAnswer['verdict'],
  confidence: Confidence | null,
  at = 0,
): RehearsalAnswer => ({
  id: `${at}-${cardId}`,
  cardId: anId(cardId),
  format: 'typed',
  round: 1,
  given: null,
  verdict,
  confidence,
  reviewId: null,
  ms: 1_000,
  at,
})

describe('the score of a rehearsal', () => {
  it('gives 1, 2, 3 for right and 0, −2, −6 for wrong', () => {
    expect(([1, 2, 3] as const).map((mark) => [pointsOf(mark, true), pointsOf(mark, false)])).toEqual([
      [1, 0],
      [2, -2],
      [3, -6],
    ])
  })

  it('pays most for the mark that is honest: sure above 4 in 5, a guess below 2 in 3', () => {
    const best = (p: number) => {
      const worth = (mark: Confidence) => p * pointsOf(mark, true) + (1 - p) * pointsOf(mark, false)
      return ([1, 2, 3] as const).reduce((a, b) => (worth(b) > worth(a) ? b : a))
    }
    expect([best(0.5), best(0.75), best(0.9)]).toEqual([1, 2, 3])
  })

  it('counts the first answer to a question only', () => {
    const answers = [answer('a', 'wrong', 3, 0), answer('a', 'right', 3, 1), answer('b', 'close', 2, 2)]
    expect(scoreOf(answers)).toMatchObject({ asked: 2, right: 1, points: -4, mostPoints: 6 })
    expect(scoreOf([])).toMatchObject({ asked: 0, right: 0, points: 0, mostPoints: 0 })
  })

  it('lists errors made with confidence first, then misses by how often they came back', () => {
    const answers = [
      answer('right', 'right', 2, 0),
      answer('guessed', 'wrong', 1, 1),
      answer('twice', 'wrong', 1, 2),
      answer('sure', 'wrong', 3, 3),
      answer('twice', 'wrong', 3, 4),
      answer('twice', 'right', 1, 5),
    ]
    expect(rehearsalOutcomesOf(answers).map(({ cardId, misses, recalled }) => ({ cardId, misses, recalled }))).toEqual([
      { cardId: 'sure', misses: 1, recalled: false },
      { cardId: 'twice', misses: 2, recalled: true },
      { cardId: 'guessed', misses: 1, recalled: false },
      { cardId: 'right', misses: 0, recalled: true },
    ])
  })
})

describe('a hint', () => {
  it('shows first letters, signs and units and no digits', () => {
    expect(hintOf('Fatih Birol')).toBe('F···· B····')
    expect(hintOf('$190 billion')).toBe('$··· b······')
    expect(hintOf('14 March 2021')).toBe('·· M···· ····')
  })

  it('of a phrase says how many words it has', () => {
    expect(hintOf('Cut the capacity to move oil; insure')).toBe('7 words')
    expect(hintOf('about 1.2 million barrels')).toBe('4 words')
  })

  it('never shows a digit, nor the whole of a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Z', 'é', '7', '$', ' ', '-') }), (text) => {
        const hint = hintOf(text)
        if (text.trim().split(/\s+/u).length > 3) {
          expect(hint).toMatch(/^\d+ words$/)
          return
        }
        expect(hint).not.toMatch(/\d/)
        for (const word of hint.split(/\s+/)) expect(word).not.toMatch(/\p{L}.*\p{L}/u)
      }),
    )
  })
})

describe('the next rehearsal', () => {
  it('comes after 30% of the days that are left and never after the last day', () => {
    expect([daysToNextRehearsal(0, 10), daysToNextRehearsal(0, 3), daysToNextRehearsal(0, 2)]).toEqual([3, 1, 1])
    expect([daysToNextRehearsal(0, 1), daysToNextRehearsal(0, 0)]).toEqual([null, null])
  })
})
