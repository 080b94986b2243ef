import { expect, it } from 'vitest'
import { firstStep, nextWords } from './next-words'

const asked = (
  misses: readonly number[],
  today: { readonly planned: number; readonly inSteps: number },
  nextDay: number | null,
) => ({
  nextDay,
  nextDate: nextDay === null ? null : '2026-11-30',
  today,
  rehearsal: { startedAt: Date.UTC(2026, 10, 28) },
  questions: misses.map((one) => ({ misses: one })),
})
/** Monday 30 November 2026. */
const MONDAY = Date.UTC(2026, 10, 30) / 86_400_000

it.each([
  [
    [1, 1, 1],
    { planned: 0, inSteps: 3 },
    MONDAY,
    'steps',
    '3 cards of this briefing come up again today. Then rehearse again on',
  ],
  [[1], { planned: 0, inSteps: 1 }, null, 'steps', '1 card of this briefing comes up again today. Take the crib sheet'],
  [[1], { planned: 4, inSteps: 0 }, MONDAY, 'part', 'Study today’s part. Then rehearse again on'],
  [
    [1, 0],
    { planned: 4, inSteps: 2 },
    MONDAY,
    'part',
    'Study today’s part: 2 cards of this briefing come up again today.',
  ],
  [[1, 0], { planned: 0, inSteps: 0 }, MONDAY, 'missed', 'Review the missed facts: this changes no due dates. Then'],
  [[0], { planned: 0, inSteps: 0 }, MONDAY, null, 'Rehearse again on Monday 30 November'],
  [[0], { planned: 0, inSteps: 0 }, null, null, 'and you missed nothing. Take the crib sheet with you.'],
] as const)('after misses %j with %j today it says what its button does', (misses, today, nextDay, step, words) => {
  const results = asked(misses, today, nextDay)
  expect(firstStep(results)).toBe(step)
  expect(nextWords(results)).toContain(words)
})
