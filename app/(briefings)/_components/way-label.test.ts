import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '@/lib/domain/briefing/briefing'
import { morningOf, scopeCard } from '@/lib/domain/briefing/briefing.fixture'
import type { Weight } from '@/lib/domain/library'
import type { NeedOutlook } from '@/lib/services/briefing/need-words'
import { wayLabel } from './way-label'

const outlook = (
  weights: readonly Weight[],
  more: Partial<NeedOutlook['input']> = {},
  minutesPerDay = 10,
): NeedOutlook => ({
  briefing: { minutesPerDay, choices: DEFAULT_CHOICES },
  cards: weights.map((weight, index) => scopeCard(index, { weight })),
  input: { day: 0, briefingDay: 10, at: morningOf(10), studyAt: morningOf, ...more },
  dates: 'british',
})

const today = { briefingDay: 0, at: morningOf(0) + 1 }

describe('a button that closes the gap', () => {
  const all = outlook(['must', 'should', 'nice', 'nice'])
  it.each([
    [all, { kind: 'minutes', minutes: 11 }, 'Add 1 minute a day'],
    [outlook(['must'], today), { kind: 'minutes', minutes: 40 }, 'Add 30 minutes today'],
    [all, { kind: 'drop', facts: 1 }, 'Drop 1 nice-to-know fact'],
    [all, { kind: 'drop', facts: 3 }, 'Drop the 3 least important facts'],
    [outlook(['must', 'must']), { kind: 'drop', facts: 1 }, 'Drop the least important fact'],
    [all, { kind: 'targets', must: 0.7, others: 0.5 }, 'Aim for 70% and 50%'],
    [outlook(['must']), { kind: 'targets', must: 0.7, others: 0.85 }, 'Aim for 70%'],
    [outlook(['nice']), { kind: 'targets', must: 0.95, others: 0.6 }, 'Aim for 60%'],
    [all, { kind: 'days-off', days: 1, reaches: true }, 'Also study on the day off'],
    [all, { kind: 'days-off', days: 2, reaches: false }, 'Also study on the 2 days off (helps, but not enough)'],
  ] as const)('%#', (of, way, label) => {
    expect(wayLabel(way, of)).toBe(label)
  })
})
