import { describe, expect, it } from 'vitest'
import { drawUp, expectedSeconds } from '@/lib/domain/briefing/rehearsal/draw'
import type { DrawCard } from '@/lib/domain/briefing/rehearsal/format'
import type { CardId, FactId } from '@/lib/domain/ids'

const cardOf = (index: number, more: Partial<DrawCard>): DrawCard => ({
  cardId: `card-${index}` as CardId,
  factId: `fact-${index}` as FactId,
  weight: 'should',
  form: 'question',
  articleKey: 'ports',
  topics: [],
  question: 'Why did the port open first?',
  answer: 'because the river carried less and less water to the harbours that lay above it',
  aliases: [],
  predictedRecall: 0.92,
  ...more,
})

const QUICK = { known: 4, again: 4 }
const draw = (cards: readonly DrawCard[], minutes: number) =>
  drawUp({ cards, formats: ['typed', 'spoken'], minutes, isLast: false, seed: 's', pace: QUICK })

describe('a rehearsal', () => {
  it('asks the must-knows at risk, also those answered a few minutes ago', () => {
    const others = Array.from({ length: 40 }, (_, index) => cardOf(index, { recallAtBriefing: 0.5 }))
    const atRisk = Array.from({ length: 3 }, (_, index) =>
      cardOf(100 + index, { weight: 'must', predictedRecall: 1, recallAtBriefing: 0.93, isAtRisk: true }),
    )
    const asked = draw([...others, ...atRisk], 2).map(({ factId }) => factId)
    expect(asked).toEqual(expect.arrayContaining(atRisk.map(({ factId }) => factId)))
    expect(asked.length).toBeGreaterThan(atRisk.length)
  })

  it('takes what will be forgotten by the briefing before what is only less known now', () => {
    const fading = cardOf(1, { predictedRecall: 0.99, recallAtBriefing: 0.3 })
    const steady = cardOf(2, { predictedRecall: 0.9, recallAtBriefing: 0.88 })
    const one = draw([steady, fading], 0.26)
    expect(one.map(({ factId }) => factId)).toEqual([fading.factId])
  })

  it('gives a question said aloud 15 seconds at least, however quick the learner is in reviews', () => {
    expect(expectedSeconds('spoken', 1, QUICK)).toBe(15)
    const known = Array.from({ length: 80 }, (_, index) => cardOf(index, { predictedRecall: 1 }))
    expect(draw(known, 5)).toHaveLength(20)
  })
})
