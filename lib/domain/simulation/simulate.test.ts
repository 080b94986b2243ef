import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { answer } from '../scheduling/answer'
import { fsrsModel } from '../scheduling/fsrs'
import { seededFraction } from '../scheduling/fuzz'
import type { Memory, Rating } from '../scheduling/memory'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from '../scheduling/settings'
import { DAY_MS } from '../time/units'
import { simulate, simulateLevel } from './simulate'
import { gradeShares, priced, type SimulatedOptions, type Simulation } from './simulation'

const NO_CARDS = { stability: [], difficulty: [], lastDay: [], dueDay: [], cardsOfFact: [] }

const OPTIONS: SimulatedOptions = {
  weights: DEFAULT_WEIGHTS,
  maximumIntervalDays: 36_500,
  learningSteps: 2,
  relearningSteps: 1,
  newPerDay: 10,
  reviewsPerDay: 9_999,
}

const newCards = (count: number) => ({ cardsOfFact: Array.from({ length: count }, () => 1) })

const simulation = (more: Partial<Simulation> = {}, options: Partial<SimulatedOptions> = {}): Simulation => ({
  options: { ...OPTIONS, ...options },
  cards: NO_CARDS,
  newCards: newCards(400),
  added: null,
  seconds: { new: 20, learning: 10, review: 8 },
  stepsAfterNew: 1.2,
  stepsAfterLapse: 1.1,
  firstGrades: [0.1, 0.05, 0.8, 0.05],
  recalledGrades: [0, 0.1, 0.8, 0.1],
  days: 180,
  holiday: null,
  seed: 7,
  ...more,
})

describe('cards that are still to be added', () => {
  const withAdded = (
    added: Simulation['added'],
    more: Partial<Simulation> = {},
    preset: Partial<SimulatedOptions> = {},
  ) => simulateLevel(simulation({ newCards: newCards(40 + (added?.cards ?? 0)), added, ...more }, preset), 0.9)

  it.each([
    [100, 30],
    [7, 50],
    [1, 1],
    [100, 180],
  ])('are begun on top of the limit: %s over %s days', (cards, days) => {
    const [without, added] = [withAdded(null), withAdded({ cards, days })]
    expect(added.newStudied).toBe(without.newStudied + cards)
    expect(added.minutesADay).toBeGreaterThan(without.minutesADay)
    expect(added.factsRemembered).toBeGreaterThan(without.factsRemembered)
    expect(withAdded({ cards, days }, {}, { newPerDay: 0 }).newStudied).toBe(cards)
  })

  it('are as many in all as there are, however they are spread, and come later after a pause', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 180 }), (cards, days) => {
        expect(withAdded({ cards, days }).newStudied).toBe(40 + cards)
        const after = withAdded({ cards, days }, { holiday: { from: 0, until: 178 } }, { newPerDay: 0 })
        expect(after.newStudied).toBe(cards)
      }),
      { numRuns: 20 },
    )
  })

  it('are the same as new cards where the limit lets these begin on the same days', () => {
    const added = withAdded({ cards: 60, days: 6 }, { newCards: newCards(60) }, { newPerDay: 0 })
    expect(added).toEqual(simulateLevel(simulation({ newCards: newCards(60) }), 0.9))
  })
})

/** Well after the day start, so that every step ends on its day. */
const NOON_MS = DAY_MS / 2

/** The same year with the real scheduler: its own steps, fuzz and states, card by card. */
const withScheduler = (desiredRetention: number, { newCards: { cardsOfFact }, days, seed }: Simulation) => {
  const { newPerDay } = OPTIONS
  const settings = { ...DEFAULT_SCHEDULING, desiredRetention }
  const model = fsrsModel(settings.weights)
  const memories: Memory[] = []
  let [reviews, steps, remembered] = [0, 0, 0]
  const give = (id: number, memory: Memory | null, rating: Rating, day: number) =>
    answer({ cardId: `c${id}` as CardId, memory, at: day * DAY_MS + NOON_MS, day, settings, rating, fuzz: null })
  const finish = (id: number, memory: Memory, day: number): Memory => {
    let now = memory
    while (now.dueDay === day && now.state !== 'review') {
      now = give(id, now, 3, day)
      steps += 1
    }
    return now
  }
  const grade = (shares: readonly number[], fraction: number): Rating => {
    const upTo = (count: number) => shares.slice(0, count).reduce((sum, share) => sum + share, 0)
    return ([1, 2, 3] as const).find((rating) => fraction < upTo(rating)) ?? 4
  }
  for (let day = 0; day < days; day++) {
    for (const [id, memory] of memories.entries()) {
      if (memory.dueDay !== day) continue
      const recall = model.recall(day - (memory.lastReviewDay ?? day), memory.stability ?? 1)
      const draw = (use: string) => seededFraction(`${seed}:${use}:${id}:${memory.reps}`)
      const rating = draw('recall') < recall ? grade([0, 0.1, 0.8, 0.1], draw('grade')) : 1
      reviews += 1
      memories[id] = finish(id, give(id, memory, rating, day), day)
    }
    for (let i = 0; i < newPerDay && memories.length < cardsOfFact.length; i++) {
      const id = memories.length
      const rating = grade([0.1, 0.05, 0.8, 0.05], seededFraction(`${seed}:first:${id}`))
      memories.push(finish(id, give(id, null, rating, day), day))
    }
  }
  for (const { lastReviewDay, stability } of memories)
    remembered += model.recall(days - (lastReviewDay ?? 0), stability ?? 1)
  return { reviewsADay: reviews / days, remembered, stepsADay: steps / days }
}

describe('the workload simulator', () => {
  it.each([0.75, 0.85, 0.9, 0.95])('agrees with a day-by-day run of the real scheduler at %d', (level) => {
    // One year is mostly luck.
    const years = Array.from({ length: 12 }, (_, seed) => {
      const input = simulation({ seed })
      return { ours: simulateLevel(input, level), theirs: withScheduler(level, input) }
    })
    const sum = (of: (year: (typeof years)[number]) => number) => years.reduce((total, year) => total + of(year), 0)
    const reviews = sum(({ ours }) => ours.reviewsADay) / sum(({ theirs }) => theirs.reviewsADay)
    const facts = sum(({ ours }) => ours.factsRemembered) / sum(({ theirs }) => theirs.remembered)
    expect(Math.abs(reviews - 1)).toBeLessThan(0.06)
    expect(Math.abs(facts - 1)).toBeLessThan(0.01)
  })

  it('gives the same result for the same input, and costs more for more recall', () => {
    const levels = [0.7, 0.8, 0.9, 0.97]
    const once = simulate(simulation(), levels)
    expect(simulate(simulation(), levels)).toEqual(once)
    for (const key of ['minutesADay', 'factsRemembered'] as const) {
      const values = once.map((level) => level[key])
      expect(values).toEqual([...values].sort((a, b) => a - b))
    }
    const costs = priced(once).map(({ secondsPerFact }) => secondsPerFact)
    expect(costs.every((cost) => cost !== null && cost > 0)).toBe(true)
    expect(costs[3] ?? 0).toBeGreaterThan(costs[0] ?? 0)
    for (const { minutesADay, minutesRange } of once) {
      expect(minutesRange?.low).toBeLessThanOrEqual(minutesADay)
      expect(minutesRange?.high).toBeGreaterThanOrEqual(minutesADay)
    }
  })

  it('never answers more than the limits allow, and says what is left', () => {
    const all = (value: number) => Array<number>(200).fill(value)
    const known = { stability: all(5), difficulty: all(5), lastDay: all(-10), dueDay: all(-5) }
    const cards = { ...known, cardsOfFact: all(2), preset: all(0) }
    const tight = simulation({ cards, newCards: newCards(0), days: 10 }, { reviewsPerDay: 10 })
    const { reviewsADay, newStudied, backlog } = simulateLevel(tight, 0.9)
    expect({ reviewsADay, newStudied }).toEqual({ reviewsADay: 10, newStudied: 0 })
    // A hundred were answered; those of them that were forgotten wait again.
    expect(backlog).toBeGreaterThanOrEqual(100)
    expect(backlog).toBeLessThan(200)
    const none = simulateLevel(simulation({ cards, days: 10 }, { reviewsPerDay: 0 }), 0.9)
    expect(none).toMatchObject({ reviewsADay: 0, newStudied: 0, backlog: 200, minutesADay: 0 })
  })

  it('simulates a sample of many cards, and multiplies what it comes to', () => {
    const many = simulation({ newCards: newCards(5_000), added: { cards: 500, days: 50 } }, { newPerDay: 35 })
    const [all, [sample]] = [simulateLevel(many, 0.9), simulate(many, [0.9])]
    expect(sample?.newStudied).toBe(all.newStudied)
    for (const key of ['minutesADay', 'reviewsADay', 'factsRemembered'] as const)
      expect(Math.abs((sample?.[key] ?? 0) / all[key] - 1)).toBeLessThan(0.03)
  })

  it('answers nothing in a holiday, and what fell due waits for its end', () => {
    const calm = simulateLevel(simulation(), 0.9)
    const away = simulateLevel(simulation({ holiday: { from: 60, until: 80 } }), 0.9)
    expect(away.newStudied).toBe(calm.newStudied)
    expect(away.mostMinutes).toBeGreaterThan(calm.mostMinutes)
    const all = simulateLevel(simulation({ holiday: { from: 0, until: 179 } }), 0.9)
    expect(all).toMatchObject({ minutesADay: 0, reviewsADay: 0, newStudied: 0, factsRemembered: 0 })
  })

  it('takes grades from the learner, drawn to what is usual while there are few', () => {
    const easy = Array.from({ length: 90 }, () => ({ state: 'new', rating: 4, seconds: 3 }) as const)
    expect(gradeShares([]).firstGrades).toEqual([0.1, 0.05, 0.8, 0.05])
    expect(gradeShares(easy).firstGrades[3]).toBeCloseTo(0.905, 3)
  })
})
