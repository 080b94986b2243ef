import { expect, it } from 'vitest'
import { basisWords } from './basis-words'

it.each([
  [0, 40, 'Forecast by FSRS-6, not yet corrected using your own reviews.'],
  [
    0.2,
    1_240,
    'Forecast by FSRS-6, corrected using your last 1,240 scored reviews. That correction has changed a little with your answers, so the figure before the rehearsal may differ from the one you saw then.',
  ],
])('says of a shift of %d that it changed only where there is a correction', (shift, scored, words) => {
  expect(basisWords({ model: 'FSRS-6', shift, scored })).toBe(words)
})
