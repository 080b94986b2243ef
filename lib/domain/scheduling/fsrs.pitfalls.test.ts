import { describe, expect, it } from 'vitest'
import { studyCalendar } from '../time/study-day'
import { MINUTE_MS } from '../time/units'
import { answer, preview } from './answer'
import { asked, CARD, noon, PLAIN, reviewed, START_DAY } from './answer.fixture'
import { fsrsModel } from './fsrs'
import { answerSeed, seededFraction } from './fuzz'
import { RATINGS } from './memory'
import { DEFAULT_SCHEDULING, DEFAULT_WEIGHTS } from './settings'
import { parseSteps, schedulingSettingsSchema } from './validate'

const model = fsrsModel(DEFAULT_WEIGHTS)

describe('what ts-fsrs does and this schedule does not', () => {
  it('1. counts two reviews ten minutes apart over midnight UTC as a day', () => {
    const settings = { ...PLAIN, timeZone: 'America/New_York' }
    const calendar = studyCalendar(settings.timeZone, settings.dayStartHour)
    const first = Date.parse('2025-06-10T23:55Z')
    const second = first + 10 * MINUTE_MS
    const memory = answer(asked({ settings, at: first, day: calendar.dayOf(first) }))
    const after = answer(asked({ settings, memory, at: second, day: calendar.dayOf(second) }))
    expect(after.stability).toBeCloseTo(2.3065, 4)
  })

  it('2. floors recall to whole days', () => {
    expect(model.recall(23.9 / 24, 1)).toBeLessThan(0.902)
    expect(model.recall(23.9 / 24, 1)).toBeGreaterThan(0.9)
  })

  it('3. loses due date and lapses on undo: answering leaves the memory before as it was', () => {
    const before = Object.freeze(reviewed({ lapses: 3 }))
    const copy = { ...before }
    answer(asked({ memory: before, rating: 1, day: START_DAY + 10 }))
    expect(before).toEqual(copy)
  })

  it('4. seeds fuzz with the time, or adds id and repetition up', () => {
    const input = asked({ memory: reviewed({ intervalDays: 60 }), day: START_DAY + 60, settings: DEFAULT_SCHEDULING })
    const shown = preview({ ...input, fuzz: null })
    const answered = RATINGS.map((rating) => answer({ ...input, rating, at: input.at + 90_000 }).intervalDays)
    expect(answered.slice(1)).toEqual([shown[2], shown[3], shown[4]].map(({ intervalDays }) => intervalDays))
    expect(seededFraction(answerSeed('5', 3))).not.toBe(seededFraction(answerSeed('6', 2)))
    expect(answerSeed('1', 23)).not.toBe(answerSeed('12', 3))
  })

  it('6. raises a first stability below 0.1, where weights were fitted without that floor', () => {
    const weights = [0.02, ...DEFAULT_WEIGHTS.slice(1)]
    expect(fsrsModel(weights).next(null, 0, 1, true).stability).toBe(0.02)
  })

  it("7. reads '1.5h' as an hour, and a desired retention of 0 as 0.9", () => {
    expect(parseSteps('1.5h')).toEqual({ ok: true, minutes: [90] })
    const parsed = schedulingSettingsSchema.safeParse({ ...DEFAULT_SCHEDULING, desiredRetention: 0 })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['Enter 70% to 99%.'])
    expect(() => model.intervalDays(10, 0)).toThrow()
  })

  it('10. adds methods to every Date, and throws on a review earlier than the last', () => {
    const inherited: string[] = []
    for (const key in new Date(0)) inherited.push(key)
    expect(inherited).toEqual([])
    const memory = reviewed({ intervalDays: 10 })
    const early = answer(asked({ memory, day: START_DAY - 2 }))
    const sameDay = answer(asked({ memory, day: START_DAY, at: noon(START_DAY - 2) }))
    expect(early).toMatchObject({ stability: sameDay.stability, dueDay: START_DAY - 2 + sameDay.intervalDays })
    expect(answerSeed(CARD, 4)).toBe('card-1:4')
  })
})
