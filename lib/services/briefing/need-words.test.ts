import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICES } from '../../domain/briefing/briefing'
import { morningOf, scopeCard } from '../../domain/briefing/briefing.fixture'
import type { Feasibility } from '../../domain/briefing/feasibility'
import { BEST_GAIN } from '../../domain/briefing/plan-day'
import type { Weight } from '../../domain/library'
import { type NeedOutlook, type NeedPage, needWords, needWordsOfPlan } from './need-words'

const outlook = (
  weights: readonly Weight[],
  more: Partial<NeedOutlook['input']> = {},
  { minutesPerDay = 10, usesAllMinutes = false } = {},
): NeedOutlook => ({
  briefing: { minutesPerDay, choices: { ...DEFAULT_CHOICES, usesAllMinutes } },
  cards: weights.map((weight, index) => scopeCard(index, { weight })),
  input: { day: 0, briefingDay: 10, at: morningOf(10), studyAt: morningOf, ...more },
  dates: 'british',
})

const pageOf = (
  minutes: readonly number[],
  more: Partial<NeedPage['pace']> = {},
  { belowWithPlan = 0, inSteps = 0, notBegun = 0, notBegunFollowed = null as number | null } = {},
): NeedPage => ({
  ifStopped: { mean: 0.91 },
  ifFollowed: { mean: 0.94 },
  atRisk: { belowWithPlan },
  today: { inSteps },
  notBegun,
  notBegunFollowed,
  pace: { secondsADay: 120, order: BEST_GAIN, reached: true, ...more },
  days: minutes.map((one, day) => {
    return { day, minutes: one, cards: one > 0 ? 5 : 0, newFacts: 0, readinessAfter: 0.9, stands: 1 }
  }),
})

const MUSTS = '95% of the must-knows'
const MIXED = `${MUSTS} and 85% of all other facts`
const today = { briefingDay: 0, at: morningOf(0) + 1 }

describe('what a plan of the fewest minutes needs, in a sentence', () => {
  it.each([
    [outlook(['must', 'should'], { briefingDay: 4 }), [2, 2, 1.8, 1.5], 'About 2 minutes a day until Monday', MIXED],
    [outlook(['must']), [2, 2, 2], 'About 2 minutes a day until 11 Jan', MUSTS],
    [outlook(['nice']), [0, 2, 2], 'About 2 minutes a day from tomorrow until 11 Jan', '85% of the facts'],
    [outlook(['nice']), [0, 0, 2, 2], 'About 2 minutes a day from 3 Jan until 11 Jan', '85% of the facts'],
    [outlook(['must'], today), [6], 'About 6 minutes today', MUSTS],
    [outlook(['must']), [0, 1], 'About 1 minute tomorrow', MUSTS],
    [outlook(['must']), [0.3, 0.2, 0.3], 'Less than a minute a day until 11 Jan', MUSTS],
  ])('says how many minutes are enough for which targets: %#', (of, minutes, enough, targets) => {
    expect(needWordsOfPlan(of, pageOf(minutes))).toBe(`${enough} should be enough for ${targets} on average.`)
  })

  it.each([
    [
      outlook(['must']),
      pageOf([2, 2, 2], {}, { belowWithPlan: 2 }),
      'About 2 minutes a day until 11 Jan should be enough for 95% of the must-knows on average, but not for each one. 2 must-knows will stay below 95%.',
    ],
    [
      outlook(['must', 'should'], {}, { minutesPerDay: 2 }),
      pageOf([2, 2, 2], {}, { belowWithPlan: 1, notBegun: 3, notBegunFollowed: 0.7 }),
      'About 2 minutes a day until 11 Jan should be enough for 95% of the must-knows and 85% of all other facts on average, but not for each one. 1 must-know will stay below 95%. The 3 facts you haven’t started reach only 70%.',
    ],
    [
      outlook(['nice']),
      pageOf([2, 2], {}, { notBegun: 3, notBegunFollowed: 0.85 }),
      'About 2 minutes a day until 11 Jan should be enough for 85% of the facts on average.',
    ],
    [
      outlook(['nice']),
      pageOf([0, 0], {}, { notBegun: 1, notBegunFollowed: 0 }),
      'On average, you reach your targets without further study: expect 91% on the day. The fact you haven’t started stays at 0%. To raise it, edit the briefing and choose “Use all your minutes”.',
    ],
    [
      outlook(['must']),
      pageOf([0, 0], {}, { belowWithPlan: 1 }),
      'On average, you reach your targets without further study: expect 91% on the day. 1 must-know will stay below 95%.',
    ],
    [
      outlook(['must']),
      pageOf([0, 0], {}, { inSteps: 3 }),
      'You reach your targets once you finish the 3 cards that come up again today: expect 94% on the day.',
    ],
    [outlook(['must']), pageOf([0, 0]), 'You reach your targets without further study: expect 91% on the day.'],
  ])('%#', (of, page, words) => {
    expect(needWordsOfPlan(of, page)).toBe(words)
  })
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

const said = (of: NeedOutlook, more: Partial<Feasibility> = {}, pace: Partial<NeedPage['pace']> = {}) =>
  needWords(of, pageOf([10], { reached: more.reached ?? false, ...pace }), { feasibility: feasibility(more) })

const allMinutes = { usesAllMinutes: true }

describe('what it takes where the fewest minutes are not the plan', () => {
  const AT_MOST = 'can’t be reached in the time left, even with 4 hours a day'
  it.each([
    [outlook(['must', 'should']), 30, `s, ${MIXED}, need 30 minutes a day`],
    [outlook(['should']), 30, ', 85% of the facts, needs 30 minutes a day'],
    [outlook(['must'], today), 30, `, ${MUSTS}, needs 30 minutes today`],
    [outlook(['should']), null, `, 85% of the facts, ${AT_MOST}`],
  ])('says what the targets need and what to expect: %#', (of, minutesNeeded, words) => {
    expect(said(of, { minutesNeeded })).toBe(`Your target${words}; with 10 minutes, expect 40%.`)
  })

  it.each([
    [
      outlook(['must', 'should'], {}, { minutesPerDay: 1 }),
      { minutesNeeded: 2, isSampled: true },
      'Your targets, 95% of the must-knows and 85% of all other facts, need 2 minutes a day; with 1 minute, expect 40% (estimated from a sample of the facts).',
    ],
    [
      outlook(['must'], today, allMinutes),
      { reached: true, minutesNeeded: 6, expected: 0.996 },
      'With 10 minutes today you reach your targets: expect 99%. 6 minutes today would be enough.',
    ],
    [
      outlook(['must'], {}, allMinutes),
      { reached: true, minutesNeeded: 0, expected: 1 },
      'With 10 minutes a day you reach your targets: expect 100%. You would get there without further study.',
    ],
  ])('%#', (of, more, words) => {
    expect(said(of, more)).toBe(words)
  })

  it('says that must-knows come first where they do, and there is anything else', () => {
    expect(said(outlook(['must', 'nice']), {}, { order: { kind: 'must-first' } })).toMatch(
      /expect 40%\. Must-knows come first\.$/,
    )
    expect(said(outlook(['must']), {}, { order: { kind: 'must-first' } })).toMatch(/expect 40%\.$/)
  })

  it('counts only today where the briefing is tomorrow before the hour of study', () => {
    expect(said(outlook(['must'], { briefingDay: 1, at: morningOf(1) }))).toContain('30 minutes today')
    expect(said(outlook(['must'], { briefingDay: 1, at: morningOf(1) + 1 }))).toContain('30 minutes a day')
  })
})
