import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysAhead,
  halfKnown,
  model,
  morningOf,
  planInput,
  projectionInput,
  SECONDS,
  scopeCard,
  studiedCard,
} from './briefing.fixture'
import { type BriefingPlanInput, planBriefing, projectBriefing } from './briefing-plan'
import { followPlan } from './followed-plan.fixture'
import { readinessAt, readinessWith, recallAt, type ScopeCard } from './forecast'
import { gainOf } from './gain'
import { LEAST_GAIN } from './plan-units'

const followedReadiness = (input: BriefingPlanInput) => projectBriefing(input, planBriefing(input))

describe('a plan of the fewest minutes', () => {
  it('of a scope that stays above its targets is empty', () => {
    const cards = Array.from({ length: 40 }, (_, index) => studiedCard(index, 300, -2))
    const plan = planBriefing(planInput({ cards }))
    expect(plan).toMatchObject({ reached: true, secondsADay: 0, today: { cards: [] } })
  })

  it('takes a few minutes where a little is missing, and spreads them evenly', () => {
    const cards = Array.from({ length: 120 }, (_, index) => studiedCard(index, 8 + (index % 20), -3))
    const input = planInput({ cards })
    const plan = planBriefing(input)
    const { days } = projectBriefing(input, plan)
    expect(readinessAt(cards, input.at).mean).toBeGreaterThan(0.85)
    expect(plan.reached).toBe(true)
    expect(plan.secondsADay).toBeLessThan(180)
    const studied = days.filter(({ cards: count }) => count > 0)
    expect(studied.length).toBeGreaterThan(7)
    for (const { minutes } of studied.slice(0, -1)) {
      expect(minutes * 60).toBeGreaterThan(plan.secondsADay - SECONDS.forgotten)
      expect(minutes * 60).toBeLessThanOrEqual(plan.secondsADay)
    }
  })

  it('reaches the targets with every new fact begun, and with 15 seconds a day less does not', () => {
    const isEnough = (input: BriefingPlanInput) => {
      const plan = planBriefing(input)
      const begun = projectBriefing(input, plan).days.reduce((sum, { newFacts }) => sum + newFacts, 0)
      return plan.reached && begun === input.cards.filter(({ studied }) => studied === null).length
    }
    for (const cards of [halfKnown(80), projectionInput().cards]) {
      const input = planInput({ cards })
      const { secondsADay, reached } = planBriefing(input)
      expect(reached).toBe(true)
      expect(isEnough({ ...input, mostSecondsADay: secondsADay })).toBe(true)
      expect(isEnough({ ...input, mostSecondsADay: secondsADay - 15 })).toBe(false)
    }
  })

  it('uses all minutes where the learner wants that, or where fewer do not do', () => {
    const cards = halfKnown(80)
    const all = planBriefing(planInput({ cards, usesAllMinutes: true }))
    expect(all.secondsADay).toBe(900)
    expect(all.today.seconds).toBeGreaterThan(900 - SECONDS.learn)
    const short = planBriefing(planInput({ cards, mostSecondsADay: 60 }))
    expect(short).toMatchObject({ reached: false, secondsADay: 60 })
  })

  it('is its own first day: what today offers is what the projection has for today', () => {
    const input = planInput({ cards: halfKnown(80) })
    const plan = planBriefing(input)
    const [today] = projectBriefing(input, plan).days
    expect(today).toMatchObject({ cards: plan.today.cards.length, newFacts: plan.today.newFacts })
    expect(today?.minutes).toBeCloseTo(plan.today.seconds / 60, 9)
  })
})

describe('a plan while its day is studied', () => {
  const cards = halfKnown(80)
  const start = planInput({ cards })
  const whole = planBriefing(start).today.cards
  /** As after the first `count` cards of the day, each recalled, a minute after the last answer. */
  const studiedFirst = (count: number): BriefingPlanInput => {
    const done = new Set(whole.slice(0, count).map(({ cardId }) => cardId))
    const now = start.now + 60_000 + count * 2_000
    const studied = cards.map((card): ScopeCard => {
      if (!done.has(card.cardId)) return card
      const elapsed = card.studied === null ? 0 : -card.studied.lastReviewDay
      const state = model.next(card.studied, elapsed, 3, true)
      return { ...card, studied: { ...state, lastReviewAt: now, lastReviewDay: 0 }, dueDay: 5 }
    })
    return { ...start, cards: studied, now, spentTodaySeconds: count * 2, dayStart: { cards, at: start.now } }
  }

  it('is what is left of it, however fast the answers come, and then nothing', () => {
    for (let count = 1; count <= whole.length; count += 1) {
      const { today, doneToday } = planBriefing(studiedFirst(count))
      expect(doneToday).toBe(count)
      expect(today.cards.map(({ cardId }) => cardId)).toEqual(whole.slice(count).map(({ cardId }) => cardId))
    }
  })

  it('still reaches the targets on the days that are left', () => {
    expect(planBriefing(studiedFirst(whole.length)).reached).toBe(true)
    expect(followedReadiness(studiedFirst(whole.length)).readiness.mean).toBeGreaterThan(0.85)
  })
})

describe('where time is short', () => {
  const weighted = fc.record({
    weights: fc.array(fc.constantFrom('must' as const, 'should' as const, 'nice' as const), {
      minLength: 1,
      maxLength: 60,
    }),
    known: fc.array(fc.double({ min: 0.3, max: 60, noNaN: true }), { maxLength: 30 }),
    mostSecondsADay: fc.integer({ min: 20, max: 1_200 }),
    days: fc.integer({ min: 1, max: 8 }),
  })

  it('nothing nice to know is studied while a must-know below target that could be raised is not', () => {
    fc.assert(
      fc.property(weighted, ({ weights, known, mostSecondsADay, days }) => {
        const cards = weights.map((weight, index) => {
          const stability = known[index]
          return stability === undefined ? scopeCard(index, { weight }) : studiedCard(index, stability, -3, { weight })
        })
        const input = planInput({ cards, mostSecondsADay, ...daysAhead(days) })
        const plan = planBriefing(input)
        const { recall } = projectBriefing(input, plan)
        const must = cards.filter(({ weight }) => weight === 'must')
        const mustAtBriefing = readinessWith(must, ({ cardId }) => recall.get(cardId) ?? 0).mean
        if (mustAtBriefing >= input.targets.must - 1e-6) return
        const planned = new Set(plan.today.cards.map(({ cardId }) => cardId))
        if (!cards.some(({ cardId, weight }) => weight === 'nice' && planned.has(cardId))) return
        for (const card of must) {
          if (planned.has(card.cardId) || recallAt(card, input.at) >= input.targets.must) continue
          const gain = gainOf(card, { now: input.now, day: 0, at: input.at }, SECONDS)
          expect(gain.with - gain.without < LEAST_GAIN || gain.seconds > mostSecondsADay).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('as the hour comes near', () => {
  it('the forecast by the plan falls to what is known now', () => {
    const cards = halfKnown(40)
    const gapAt = (minutesLeft: number) => {
      const now = morningOf(0) - minutesLeft * 60_000
      const input = planInput({ cards, at: morningOf(0), briefingDay: 0, freezeDay: 1, now, studyAt: () => now })
      return followedReadiness(input).readiness.mean - readinessAt(cards, now).mean
    }
    const gaps = [10, 3, 1, 0.1].map(gapAt)
    expect(gaps[0]).toBeGreaterThan(0.1)
    for (const [index, gap] of gaps.entries()) expect(gap).toBeLessThanOrEqual((gaps[index - 1] ?? 1) + 1e-9)
    expect(gaps.at(-1)).toBeCloseTo(0, 3)
  })

  it('what was just studied fades in the hours until the briefing', () => {
    const first = model.next(null, 0, 1, true)
    const relearned = model.next(first, 0, 3, true)
    const now = morningOf(0)
    const card = scopeCard(0, { studied: { ...relearned, lastReviewAt: now, lastReviewDay: 0 } })
    const recalls = [0, 1, 3, 8, 23].map((hours) => readinessAt([card], now + hours * 3_600_000).mean)
    expect(recalls[0]).toBe(1)
    for (const [index, recall] of recalls.slice(1).entries()) expect(recall).toBeLessThan((recalls[index] ?? 1) - 0.005)
    expect(recalls[1]).toBeLessThan(0.99)
  })
})

describe('learners who follow the fewest minutes day by day', () => {
  const LEARNERS = 16
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  it.each([
    ['60 new facts', projectionInput().cards],
    ['80 facts half known', halfKnown(80)],
  ] as const)('reach the targets within the range that was stated, and with half of them do not: %s', (_, cards) => {
    const input = planInput({ cards, mostSecondsADay: 7_200 })
    const plan = planBriefing(input)
    const stated = projectBriefing(input, plan).readiness
    const followed = (mostSecondsADay: number) =>
      Array.from({ length: LEARNERS }, (_, seed) => followPlan({ ...input, mostSecondsADay }, seed + 1))
    const runs = followed(input.mostSecondsADay)
    const { must, others } = input.targets
    expect(meanOf(runs.map((run) => run.must))).toBeGreaterThan(must - 0.01)
    expect(meanOf(runs.map((run) => run.others))).toBeGreaterThan(others - 0.01)
    expect(Math.abs(meanOf(runs.map((run) => run.mean)) - stated.mean)).toBeLessThan(0.015)
    expect(meanOf(runs.map((run) => run.secondsADay))).toBeLessThan(plan.secondsADay * 1.1)
    const { low, high } = stated.expectedFacts
    const inRange = runs.filter(({ recalled }) => recalled >= low && recalled <= high)
    expect(inRange.length).toBeGreaterThanOrEqual(LEARNERS * 0.8)
    const halved = followed(plan.secondsADay / 2)
    expect(meanOf(halved.map((run) => run.others))).toBeLessThan(others - 0.1)
  })
})
