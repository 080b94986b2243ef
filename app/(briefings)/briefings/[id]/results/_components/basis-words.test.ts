import { expect, it } from 'vitest'
import { basisWords } from './basis-words'

it.each([
  [0, 40, 'Forecast by FSRS-6, not yet corrected using your own reviews.'],
  [0.2, 1_240, 'Forecast by FSRS-6, corrected using your last 1,240 scored reviews.'],
])('says of a shift of %d whether there is a correction', (shift, scored, words) => {
  expect(basisWords({ model: 'FSRS-6', shift, scored })).toBe(words)
})
