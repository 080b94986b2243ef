import { expect, it } from 'vitest'
import { basisWords } from './basis-words'

it.each([
  [
    { workedOutLater: false, shift: 0, scored: 40 },
    'FSRS-6 made the first forecast when the rehearsal began, and it stays as it was. The second adds your answers. Neither is corrected using your own reviews: you had too few.',
  ],
  [
    { workedOutLater: false, shift: 0.2, scored: 1_240 },
    'FSRS-6 made the first forecast when the rehearsal began, and it stays as it was. The second adds your answers. Both are corrected using your last 1,240 scored reviews before the rehearsal.',
  ],
  [
    { workedOutLater: true, shift: 0, scored: 40 },
    'No forecast was saved when this rehearsal began. FSRS-6 worked out both figures afterwards, from what the briefing covers now and your current FSRS parameters. Neither is corrected using your own reviews: you had too few.',
  ],
])('says of %j when the figures were made and whether they are corrected', ({ workedOutLater, ...basis }, words) => {
  expect(basisWords({ basis: { model: 'FSRS-6', ...basis }, workedOutLater })).toBe(words)
})
