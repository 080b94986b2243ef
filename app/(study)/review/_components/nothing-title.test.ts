import { expect, it } from 'vitest'
import { nothingTitle } from './session-end'

it.each([
  [false, false, null, 'Nothing is due'],
  [false, true, null, 'Done for today'],
  [true, false, null, 'Nothing to study here'],
  [true, true, null, 'Nothing more to study here today'],
  [true, false, '1 card is suspended.', 'None of these cards can be studied now'],
])('scoped %j, at a limit %j, left out %j: says no more than holds of what was asked for', (...given) => {
  const [scoped, isLimited, leftOut, title] = given
  expect(nothingTitle({ scoped, isLimited, leftOut })).toBe(title)
})
