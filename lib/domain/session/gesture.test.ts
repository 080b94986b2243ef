import { expect, it } from 'vitest'
import { actOfGesture, type FingerPath } from './gesture'
import { DEFAULT_SESSION_OPTIONS, hasExtras, hasGestures } from './session-options'

const OPTIONS = {
  ...DEFAULT_SESSION_OPTIONS,
  tapLeft: 'again',
  tapRight: 'good',
  swipeQuestion: 'undo',
  swipeLeft: 'hard',
  swipeRight: 'easy',
} as const

const path = (change: Partial<FingerPath>): FingerPath => ({
  fromX: 100,
  byX: 0,
  byY: 0,
  ms: 80,
  width: 360,
  ...change,
})

it.each([
  ['a tap on a question', {}, false, 'primary'],
  ['a tap on the left half of an answer', {}, true, 'again'],
  ['a tap on the right half', { fromX: 200 }, true, 'good'],
  ['a finger that rests', { ms: 700 }, true, null],
  ['a swipe to the left', { byX: -90 }, true, 'hard'],
  ['a swipe to the right', { byX: 90, byY: 30 }, true, 'easy'],
  ['a swipe on a question', { byX: -90 }, false, 'undo'],
  ['a scroll', { byX: 20, byY: -200 }, true, null],
  ['a slanting move', { byX: 90, byY: 80 }, true, null],
  ['a short move', { byX: 40 }, true, null],
  ['a slow move', { byX: 120, ms: 1_500 }, true, null],
  ['a swipe from the left edge, which leads back', { fromX: 10, byX: 120 }, true, null],
  ['a swipe from the right edge', { fromX: 350, byX: -120 }, true, null],
] as const)('%s does what was chosen for it', (_, change, isAnswer, act) => {
  expect(actOfGesture(path(change), OPTIONS, isAnswer)).toBe(act)
})

it('unless something is chosen, only a tap on a question does anything, and it grades nothing', () => {
  expect(actOfGesture(path({}), DEFAULT_SESSION_OPTIONS, false)).toBe('primary')
  for (const change of [{}, { fromX: 200 }, { byX: 90 }, { byX: -90 }])
    expect(actOfGesture(path(change), DEFAULT_SESSION_OPTIONS, true)).toBeNull()
  expect([hasGestures(DEFAULT_SESSION_OPTIONS), hasExtras(DEFAULT_SESSION_OPTIONS)]).toEqual([true, false])
  expect(hasGestures({ ...DEFAULT_SESSION_OPTIONS, tapQuestion: 'none' })).toBe(false)
  expect(hasExtras({ ...DEFAULT_SESSION_OPTIONS, answerSeconds: 1 })).toBe(true)
})
