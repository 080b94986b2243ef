import { expect, it } from 'vitest'
import { rescheduleWords } from './reschedule-words'

/** What rescheduling changes, with the reviews of each day before and after. */
const change = (cards: number, changed: number, afterPause: number, ...days: readonly `${number}→${number}`[]) => {
  const counts = days.map((day) => day.split('→').map(Number))
  return { cards, changed, afterPause, days: counts.map(([before = 0, after = 0]) => ({ before, after })) }
}

it.each([
  ['nothing is in review', change(0, 0, 0), 'No card is in review yet.'],
  ['nothing changes', change(9, 0, 0), 'Every card in review is due when its settings say.'],
  [
    'some change',
    change(1_200, 800, 30, '10→120', '20→31', '21→32'),
    '800 of 1,200 cards in review would be due on another day. Their dates were set under other settings, by an import or by hand, or moved a little so that a better grade gives a later date. You can leave them as they are: each card gets its date from your current settings at its next review anyway. Due today: 120 reviews instead of 10. 30 of these cards would fall into a planned pause, so they come after it. Over the next 2 days: 31.5 reviews per day instead of 20.5.',
  ],
  [
    'the load stays',
    change(17, 1, 1, '10→10', '0→0'),
    '1 of 17 cards in review would be due on another day. Its date was set under other settings, by an import or by hand, or moved a little so that a better grade gives a later date. You can leave it as it is: it gets its date from your current settings at its next review anyway. It would fall into a planned pause, so it comes after it.',
  ],
])('says what rescheduling would change where %s', (_, given, expected) => {
  expect(rescheduleWords(given)).toBe(expected)
})
