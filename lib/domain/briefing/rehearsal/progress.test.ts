import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../../ids'
import { anId } from '../../ids.fixture'
import type { RehearsalItem } from '../briefing'
import { askedInOrder, effectiveRounds, progressOf, type RehearsalAnswer } from './progress'

const item = (cardId: CardId): RehearsalItem => ({
  cardId,
  factId: anId(`fact of ${cardId}`),
  format: 'typed',
  hinted: false,
  predictedRecall: 0.6,
})

const ITEMS = ['a', 'b', 'c', 'd', 'e'].map(anId<CardId>).map(item)

const answer = (cardId: string, verdict: RehearsalAnswer['verdict'], at: number, ms = 1_000): RehearsalAnswer => ({
  id: `${at}-${cardId}`,
  cardId: anId(cardId),
  format: 'typed',
  round: 1,
  given: null,
  verdict,
  confidence: 2,
  reviewId: null,
  ms,
  at,
})

/** Answers what is up by a list of whether it is known. */
const play = (known: readonly boolean[], minutes = 60, items = ITEMS) => {
  const answers: RehearsalAnswer[] = []
  const asked: string[] = []
  for (const knows of known) {
    const { up } = progressOf(items, answers, minutes)
    if (!up) break
    asked.push(up.item.cardId)
    answers.push({ ...answer(up.item.cardId, knows ? 'right' : 'wrong', answers.length), round: up.round })
  }
  return { answers, asked, progress: progressOf(items, answers, minutes) }
}

describe('the progress of a rehearsal', () => {
  it('brings a miss back after three others until it is recalled', () => {
    const { asked, progress } = play([false, true, true, true, false, true, true])
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'a', 'e', 'a'])
    expect(progress).toMatchObject({ over: 'recalled', up: null, recalled: 5, asked: 5 })
  })

  it('never asks a missed question again before three others, where three are open', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (known) => {
        const { answers, asked } = play(known)
        for (const [at, one] of answers.entries()) {
          if (one.verdict !== 'wrong') continue
          const open = progressOf(ITEMS, answers.slice(0, at + 1), 60).open.length - 1
          const next = asked.indexOf(one.cardId, at + 1)
          if (next > 0) expect(next - at - 1).toBeGreaterThanOrEqual(Math.min(3, open))
        }
      }),
    )
  })

  it('ends with everything recalled once, whatever was missed on the way', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (known) => {
        const { progress, answers } = play([...known, ...Array(10).fill(true)])
        expect(progress.over).toBe('recalled')
        expect(new Set(answers.filter(({ verdict }) => verdict === 'right').map(({ cardId }) => cardId)).size).toBe(5)
      }),
    )
  })

  it('ends when the minutes of its answers are used, and not by the clock on the wall', () => {
    const hours = 3_600_000
    const answers = [answer('a', 'right', 0, 40_000), answer('b', 'right', 9 * hours, 19_999)]
    expect(progressOf(ITEMS, answers, 1).over).toBeNull()
    expect(progressOf(ITEMS, [...answers, answer('c', 'right', 10 * hours, 1)], 1)).toMatchObject({
      over: 'time',
      up: null,
    })
  })

  it('is the same in whatever order answers arrive, and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), fc.infiniteStream(fc.nat()), (known, places) => {
        const { answers, progress } = play(known)
        const shuffled = [...answers, ...answers]
          .map((one) => ({ one, place: places.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one)
        expect(progressOf(ITEMS, shuffled, 60)).toEqual(progress)
      }),
    )
  })

  it('keeps the time of an answer to a question that is closed, and nothing else', () => {
    const before = progressOf(ITEMS, [answer('a', 'right', 0)], 60)
    const after = progressOf(ITEMS, [answer('a', 'right', 0), answer('a', 'wrong', 1)], 60)
    expect(after).toEqual({ ...before, usedMs: 2_000 })
  })
})

describe('answers taken back', () => {
  const voidOf = (answer: RehearsalAnswer) => ({ voids: answer.id })

  it('bring the rehearsal back to where it stood before them, in whatever order answers and voids come', () => {
    const known = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(known, fc.nat(30), fc.array(fc.nat(), { maxLength: 40 }), (knows, back, places) => {
        const { answers } = play(knows)
        const kept = answers.slice(0, Math.max(0, answers.length - back))
        const shuffled = [...answers].sort(
          (a, b) => (places[answers.indexOf(a)] ?? 0) - (places[answers.indexOf(b)] ?? 0),
        )
        const left = effectiveRounds(shuffled, answers.slice(kept.length).map(voidOf))
        expect(askedInOrder(left)).toEqual(kept)
        expect(progressOf(ITEMS, left, 60)).toEqual(progressOf(ITEMS, kept, 60))
      }),
    )
  })

  it('are those that are named: a void of an answer that is not there takes nothing', () => {
    const { answers } = play([true, false])
    expect(effectiveRounds(answers, [{ voids: 'elsewhere' }])).toEqual(answers)
    expect(effectiveRounds(answers, [])).toBe(answers)
  })
})
