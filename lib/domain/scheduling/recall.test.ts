import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../time/units'
import { PLAIN } from './answer.fixture'
import { fsrsModel } from './fsrs'
import { type Memory, UNSTUDIED } from './memory'
import { comparedRecall, recallOf } from './recall'

const model = fsrsModel(PLAIN.weights)
const REVIEWED: Memory = {
  ...UNSTUDIED,
  state: 'review',
  stability: 10,
  difficulty: 5,
  intervalDays: 10,
  lastReviewAt: 0,
  lastReviewDay: 100,
}

it('is the forgetting curve since the last review, and nothing for a card never studied', () => {
  expect(recallOf(REVIEWED, 10 * DAY_MS, model)).toBeCloseTo(0.9, 6)
  expect(recallOf(REVIEWED, -DAY_MS, model)).toBe(1)
  expect(recallOf(UNSTUDIED, 0, model)).toBeNull()
  expect(recallOf(null, 0, model)).toBeNull()
})

describe('an answer is compared with what was predicted', () => {
  const at = 10 * DAY_MS
  it.each([
    ['for a card that comes back', REVIEWED, 110, 0.9],
    ['not twice on one study day', REVIEWED, 100, null],
    ['not while relearning by days', { ...REVIEWED, state: 'relearning' }, 110, null],
    ['not for a card without an interval', { ...REVIEWED, intervalDays: 0 }, 110, null],
    ['not for a card never studied', null, 110, null],
  ] satisfies readonly (readonly [string, Memory | null, number, number | null])[])(
    '%s',
    (_, memory, day, expected) => {
      const predicted = comparedRecall(memory, at, day, model)
      if (expected === null) expect(predicted).toBeNull()
      else expect(predicted).toBeCloseTo(expected, 6)
    },
  )
})
