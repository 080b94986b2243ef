import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardId } from '../ids'
import { anId } from '../ids.fixture'
import { studyCalendar } from '../time/study-day'
import { MINUTE_MS } from '../time/units'
import { answer, preview } from './answer'
import { answeredWhenDue, asked, noon, PLAIN, reviewed, START_DAY, shown } from './answer.fixture'
import { type Memory, RATINGS, type Rating, UNSTUDIED } from './memory'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from './settings'

const FUZZED = DEFAULT_SCHEDULING
const rating = fc.constantFrom<Rating>(1, 2, 3, 4)
const maximum = fc.oneof(fc.integer({ min: 1, max: 36_500 }), fc.integer({ min: 1, max: 120 }))
const fuzz = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('a new card', () => {
  it('has the states, stabilities, difficulties and intervals of FSRS-6', () => {
    const after = shown()
    expect(RATINGS.map((each) => after[each].state)).toEqual(['learning', 'learning', 'learning', 'review'])
    expect(RATINGS.map((each) => after[each].intervalDays)).toEqual([0, 0, 0, 8])
    expect(RATINGS.map((each) => after[each].stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
    const difficulties = [6.4133, 5.11217071, 2.11810397, 1]
    expect(RATINGS.map((each) => after[each].difficulty)).toEqual(difficulties.map((each) => expect.closeTo(each, 7)))
  })

  it('comes back after the learning steps', () => {
    const after = shown()
    const minutes = RATINGS.map((each) => ((after[each].dueAt ?? 0) - noon(START_DAY)) / MINUTE_MS)
    expect(minutes.slice(0, 3)).toEqual([1, 5.5, 10])
    expect(RATINGS.map((each) => after[each].dueDay)).toEqual([START_DAY, START_DAY, START_DAY, START_DAY + 8])
    expect(after[4].dueAt).toBeNull()
  })
})

it('a step is drawn out by its seed, the same each time, and differently for another card', () => {
  const minutes = (card: string) => {
    const cardId = anId<CardId>(card)
    return ((answer(asked({ cardId, settings: FUZZED })).dueAt ?? 0) - noon(START_DAY)) / MINUTE_MS
  }
  const all = Array.from({ length: 30 }, (_, index) => minutes(`card-${index}`))
  expect(Math.min(...all)).toBeGreaterThanOrEqual(10)
  expect(Math.max(...all)).toBeLessThan(12.5)
  expect(new Set(all).size).toBeGreaterThan(15)
  expect(minutes('card-3')).toBe(all[3])
})

it('a memory without studies is answered like none, and keeps its flag', () => {
  const memory = { ...UNSTUDIED, flag: 2 }
  expect(answer(asked({ memory }))).toEqual({ ...answer(asked()), flag: 2 })
})

it('a card answered whenever it is due has the intervals of ts-fsrs', () => {
  const memories = answeredWhenDue([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3])
  expect(memories.map(({ intervalDays }) => intervalDays)).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
})

describe('states', () => {
  it('go from learning to review and over relearning back', () => {
    const states = answeredWhenDue([1, 2, 3, 3, 1, 1, 2, 3]).map(({ state }) => state)
    const relearning = ['relearning', 'relearning', 'relearning', 'review']
    expect(states).toEqual(['learning', 'learning', 'learning', 'review', ...relearning])
  })

  it('count a lapse on Again in review only, and a repetition on every answer', () => {
    const last = answeredWhenDue([1, 1, 3, 3, 1, 1, 3, 1]).at(-1)
    expect(last).toMatchObject({ lapses: 2, reps: 8 })
  })

  it('keep suspension, mark and flag, and end burying', () => {
    const memory = reviewed({ suspended: true, marked: true, flag: 3, buriedUntilDay: START_DAY + 11 })
    const after = answer(asked({ memory, day: START_DAY + 10 }))
    expect(after).toMatchObject({ suspended: true, marked: true, flag: 3, buriedUntilDay: null })
  })
})

describe('a step that crosses the day start', () => {
  it('becomes days and stays a step', () => {
    const calendar = studyCalendar(PLAIN.timeZone, PLAIN.dayStartHour)
    const at = calendar.startOf(START_DAY + 1) - 5 * MINUTE_MS
    expect(answer(asked({ at, rating: 3 }))).toMatchObject({
      state: 'learning',
      step: 1,
      dueAt: null,
      dueDay: START_DAY + 1,
      intervalDays: 1,
    })
  })

  it('and a step of two days leaves Good and Easy above it', () => {
    const settings = { ...PLAIN, learningStepsMinutes: [10, 2 * 1440] }
    const memory = answer(asked({ settings, rating: 3 }))
    const after = shown({ settings, memory, day: START_DAY + 2 })
    expect(memory).toMatchObject({ state: 'learning', step: 1, intervalDays: 2 })
    expect(after[2].intervalDays).toBe(2)
    expect(after[3].intervalDays).toBeGreaterThanOrEqual(3)
    expect(after[4].intervalDays).toBeGreaterThan(after[3].intervalDays)
  })
})

describe('without steps', () => {
  const settings = { ...PLAIN, learningStepsMinutes: [], relearningStepsMinutes: [] }

  it('FSRS decides: under half a day it comes back on the same day, else in days', () => {
    const after = shown({ settings })
    expect(after[1]).toMatchObject({ state: 'learning', intervalDays: 0, step: 0 })
    expect(after[1].dueAt).toBe(noon(START_DAY) + Math.floor(0.212 * 86_400) * 1000)
    expect([after[2], after[3], after[4]].map((memory) => [memory.state, memory.intervalDays])).toEqual([
      ['review', 1],
      ['review', 2],
      ['review', 8],
    ])
  })

  it('a lapse goes back to review at once where FSRS asks for a day or more', () => {
    const memory = reviewed({ intervalDays: 100 })
    const after = answer(asked({ settings, memory, rating: 1, day: START_DAY + 100 }))
    expect(after).toMatchObject({ state: 'review', lapses: 1, dueAt: null })
    expect(after.intervalDays).toBeGreaterThanOrEqual(1)
  })

  it('nothing comes back on the same day under weights without short-term memory', () => {
    const weights = DEFAULT_WEIGHTS.map((weight, index) => (index >= 17 && index <= 19 ? 0 : weight))
    expect(answer(asked({ settings: { ...settings, weights }, rating: 1 }))).toMatchObject({
      state: 'review',
      intervalDays: 1,
    })
  })
})

describe('passing intervals', () => {
  const memory = fc.record({
    intervalDays: fc.integer({ min: 1, max: 3000 }),
    stability: fc.double({ min: 0.01, max: 4000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    reps: fc.nat(50),
  })

  it('rise by a day at least from Hard to Good to Easy, at any place in the fuzz range, up to the maximum', () => {
    fc.assert(
      fc.property(memory, fc.nat(4000), fc.option(fuzz), maximum, (given, late, place, most) => {
        const settings = { ...FUZZED, maximumIntervalDays: most }
        const input = asked({ memory: reviewed(given), day: START_DAY + late, settings })
        const [hard, good, easy] = ([2, 3, 4] as const).map(
          (each) => answer({ ...input, rating: each, fuzz: place }).intervalDays,
        )
        expect(good).toBeGreaterThanOrEqual(Math.min((hard ?? 0) + 1, most))
        expect(easy).toBeGreaterThanOrEqual(Math.min((good ?? 0) + 1, most))
        expect(easy).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('of Easy on a new card exceeds what Good would give without steps', () => {
    const weights = DEFAULT_WEIGHTS.map((weight, index) => (index === 3 ? 2.4 : weight))
    expect(answer(asked({ rating: 4, settings: { ...PLAIN, weights } })).intervalDays).toBe(3)
  })

  it('are not shorter than before when answered on the day due', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fuzz,
        fc.constantFrom<Rating>(2, 3, 4),
        (intervalDays, place, given) => {
          const input = asked({ memory: reviewed({ intervalDays }), day: START_DAY + intervalDays, settings: FUZZED })
          expect(answer({ ...input, rating: given, fuzz: place }).intervalDays).toBeGreaterThanOrEqual(intervalDays)
        },
      ),
    )
  })

  it('may shrink where desired retention was raised', () => {
    const settings = { ...PLAIN, desiredRetention: 0.97 }
    const after = answer(asked({ memory: reviewed({ intervalDays: 200 }), day: START_DAY + 10, rating: 3, settings }))
    expect(after.intervalDays).toBeLessThan(200)
  })
})

describe('the preview', () => {
  it('is what the answer gives, for every history, instant and place in the fuzz range', () => {
    const answers = fc.array(fc.tuple(rating, fc.nat(40), fc.nat(86_399)), { maxLength: 12 })
    fc.assert(
      fc.property(answers, fc.option(fc.tuple(fuzz, fuzz, fuzz, fuzz)), fc.boolean(), (history, places, withSteps) => {
        const settings = withSteps ? FUZZED : { ...FUZZED, learningStepsMinutes: [], relearningStepsMinutes: [] }
        const calendar = studyCalendar(settings.timeZone, settings.dayStartHour)
        const record = places && { 1: places[0], 2: places[1], 3: places[2], 4: places[3] }
        let memory: Memory | null = null
        let day = START_DAY
        for (const [given, days, second] of history) {
          day += days
          const at = calendar.startOf(day) + second * 1000
          const after = preview({ ...asked({ memory, day, at, settings }), fuzz: record })
          for (const each of RATINGS) {
            const input = asked({ memory, day, at, settings, rating: each, fuzz: record?.[each] ?? null })
            expect(answer(input)).toEqual(after[each])
          }
          memory = after[given]
        }
      }),
    )
  })
})

describe('every memory', () => {
  it('is due by days or at an instant of its study day, never both, and never in the past', () => {
    const settings = { ...FUZZED, timeZone: 'Australia/Lord_Howe' }
    const calendar = studyCalendar(settings.timeZone, settings.dayStartHour)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rating, fc.nat(60), fc.nat(80_000)), { minLength: 1, maxLength: 15 }),
        (history) => {
          let memory: Memory | null = null
          let day = START_DAY
          for (const [given, days, second] of history) {
            day += days
            const at = calendar.startOf(day) + second * 1000
            memory = answer(asked({ memory, day, at, settings, rating: given }))
            const { dueAt, dueDay, intervalDays } = memory
            expect(dueDay).toBe(day + intervalDays)
            if (dueAt === null) expect(intervalDays).toBeGreaterThanOrEqual(1)
            else expect([dueAt > at, calendar.dayOf(dueAt), intervalDays]).toEqual([true, day, 0])
          }
        },
      ),
    )
  })
})
