import { expect, it } from 'vitest'
import { rescheduleWords } from './reschedule-words'

it.each([
  ['nothing is in review', { cards: 0, changed: 0, afterPause: 0, days: [] }, 'No card is in review yet.'],
  [
    'nothing changes',
    { cards: 9, changed: 0, afterPause: 0, days: [] },
    'Every card in review is due when its settings say.',
  ],
  [
    'some change',
    {
      cards: 1_200,
      changed: 800,
      afterPause: 30,
      days: [
        { before: 10, after: 120 },
        { before: 20, after: 31 },
        { before: 21, after: 32 },
      ],
    },
    '800 of 1,200 cards in review would be due on another day. Their dates were set under other settings, by an import or by hand, or moved a little so that a better grade gives a later date. You can leave them as they are: each card gets its date from your current settings at its next review anyway. Due today: 120 reviews instead of 10. 30 of these cards would fall into a planned pause, so they come after it. Over the next 2 days: 31.5 reviews per day instead of 20.5.',
  ],
  [
    'the load stays',
    {
      cards: 17,
      changed: 1,
      afterPause: 1,
      days: [
        { before: 10, after: 10 },
        { before: 0, after: 0 },
      ],
    },
    '1 of 17 cards in review would be due on another day. Its date was set under other settings, by an import or by hand, or moved a little so that a better grade gives a later date. You can leave it as it is: it gets its date from your current settings at its next review anyway. It would fall into a planned pause, so it comes after it.',
  ],
])('says what rescheduling would change where %s', (_, given, expected) => {
  expect(rescheduleWords(given)).toBe(expected)
})
