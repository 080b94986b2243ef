import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '@/lib/domain/briefing/briefing'
import { morningOf, scopeCard } from '@/lib/domain/briefing/briefing.fixture'
import type { Feasibility } from '@/lib/domain/briefing/feasibility'
import type { Weight } from '@/lib/domain/library'
import { feasibilityWords, type PlanOutlook, wayLabel } from './feasibility-words'

const outlook = (
  weights: readonly Weight[],
  more: Partial<PlanOutlook['input']> = {},
  minutesPerDay = 10,
): PlanOutlook => ({
  briefing: { minutesPerDay, choices: DEFAULT_CHOICES },
  cards: weights.map((weight, index) => scopeCard(index, { weight })),
  input: { day: 0, briefingDay: 10, at: morningOf(10), studyAt: morningOf, ...more },
})

const feasibility = (more: Partial<Feasibility> = {}): Feasibility => ({
  expected: 0.4,
  byWeight: { must: 0.5, should: 0.4, nice: null },
  others: 0.4,
  reached: false,
  minutesNeeded: 30,
  factsToDrop: 5,
  isSampled: false,
  ...more,
})

const said = (of: PlanOutlook, more: Partial<Feasibility> = {}) =>
  feasibilityWords(of, { feasibility: feasibility(more), ways: [] })

const noMust = { byWeight: { must: null, should: 0.4, nice: null } }
const today = { briefingDay: 0, at: morningOf(0) + 1 }

describe('what it takes, in a sentence', () => {
  it.each([
    [
      outlook(['must', 'should']),
      {},
      'Your targets, 95% of the must-knows and 85% of the rest, need 30 minutes a day; with 10 minutes, expect 40%.',
    ],
    [
      outlook(['should']),
      noMust,
      'Your target, 85% of the facts, needs 30 minutes a day; with 10 minutes, expect 40%.',
    ],
    [
      outlook(['must'], today),
      { others: null },
      'Your target, 95% of the must-knows, needs 30 minutes today; with 10 minutes, expect 40%.',
    ],
    [
      outlook(['should']),
      { ...noMust, minutesNeeded: null },
      'Your target, 85% of the facts, can’t be reached in the time left, even with 4 hours a day; with 10 minutes, expect 40%.',
    ],
    [
      outlook(['must', 'should'], {}, 1),
      { minutesNeeded: 2, isSampled: true },
      'Your targets, 95% of the must-knows and 85% of the rest, need 2 minutes a day; with 1 minute, expect 40% (estimated from a sample of the facts).',
    ],
    [
      outlook(['must'], today),
      { reached: true, minutesNeeded: 6, expected: 0.996 },
      'With 10 minutes today you reach your targets: expect 99%. 6 minutes today would be enough.',
    ],
    [
      outlook(['must']),
      { reached: true, minutesNeeded: 0, expected: 1 },
      'With 10 minutes a day you reach your targets: expect 100%. You would get there without further study.',
    ],
  ])('%#', (of, more, words) => {
    expect(said(of, more)).toBe(words)
  })

  it('counts only today where the briefing is tomorrow before the hour of study', () => {
    expect(said(outlook(['must'], { briefingDay: 1, at: morningOf(1) }))).toContain('30 minutes today')
    expect(said(outlook(['must'], { briefingDay: 1, at: morningOf(1) + 1 }))).toContain('30 minutes a day')
  })
})

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
