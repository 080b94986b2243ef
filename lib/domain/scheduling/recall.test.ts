import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../time/units'
import { PLAIN, reviewed } from './answer.fixture'
import { fsrsModel } from './fsrs'
import { type Memory, UNSTUDIED } from './memory'
import { comparedRecall, recallAsked, recallOf } from './recall'

const model = fsrsModel(PLAIN.weights)
const REVIEWED = reviewed({ lastReviewAt: 0, lastReviewDay: 100 })

it('is the forgetting curve since the last review, and nothing for a card never studied', () => {
  expect(recallOf(REVIEWED, 10 * DAY_MS, model)).toBeCloseTo(0.9, 6)
  expect(recallOf(REVIEWED, -DAY_MS, model)).toBe(1)
  expect(recallOf(UNSTUDIED, 0, model)).toBeNull()
  expect(recallOf(null, 0, model)).toBeNull()
})

describe('an answer is compared with what was predicted', () => {
  const at = 10 * DAY_MS
  const onFirstDay: Memory = { ...REVIEWED, lastReviewAt: DAY_MS / 2, lastReviewDay: 0 }
  it.each([
    ['for a card that comes back', onFirstDay, 10, 0.9],
    ['not twice on one study day', onFirstDay, 0, null],
    ['not while relearning by days', { ...onFirstDay, state: 'relearning' }, 10, null],
    ['not for a card without an interval', { ...onFirstDay, intervalDays: 0 }, 10, null],
    ['not for a card never studied', null, 10, null],
  ] satisfies readonly (readonly [string, Memory | null, number, number | null])[])(
    '%s',
    (_, memory, day, expected) => {
      const predicted = comparedRecall(memory, at, day, PLAIN)
      if (expected === null) expect(predicted).toBeNull()
      else expect(predicted).toBeCloseTo(expected, 6)
    },
  )
})

describe('the recall predicted for an answer', () => {
  const HOUR_MS = DAY_MS / 24
  // Last answered at 20:00 of study day 0 (UTC, day start 04:00), asked at 08:00 of a later one.
  const evening: Memory = { ...REVIEWED, lastReviewAt: 20 * HOUR_MS, lastReviewDay: 0 }

  it.each([
    ['counts whole study days on a later day', 1, DAY_MS + 8 * HOUR_MS, 1],
    ['counts the time that has passed on the same day', 0, 22 * HOUR_MS, 1 / 12],
  ] as const)('%s', (_, day, at, days) => {
    expect(recallAsked(evening, at, day, PLAIN)).toBeCloseTo(model.recall(days, 10), 12)
  })

  it('counts both days in the zone of the answer', () => {
    const tokyo = { ...PLAIN, timeZone: 'Asia/Tokyo' }
    // 20:00 UTC is 05:00 in Tokyo, the next study day: answered an hour later it is the same day there.
    expect(recallAsked(evening, 21 * HOUR_MS, 1, tokyo)).toBeCloseTo(model.recall(1 / 24, 10), 12)
  })

  it('is none for a card that was never studied', () => {
    expect(recallAsked(null, DAY_MS, 1, PLAIN)).toBeNull()
    expect(recallAsked(UNSTUDIED, DAY_MS, 1, PLAIN)).toBeNull()
  })
})
