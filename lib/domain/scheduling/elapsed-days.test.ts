import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anId } from '../ids.fixture'
import { studyCalendar } from '../time/study-day'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/units'
import { wallClock } from '../time/wall-clock.fixture'
import { answer } from './answer'
import { CARD, PLAIN } from './answer.fixture'
import { elapsedStudyDays } from './elapsed-days'
import { fsrsModel } from './fsrs'
import type { LogEntry } from './log'
import { review } from './log.fixture'
import { type Memory, RATINGS } from './memory'
import { replay } from './replay'

const ZONES = [
  'Europe/Berlin',
  'Asia/Tokyo',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Asia/Tehran',
  'America/St_Johns',
  'Africa/Casablanca',
] as const

/** Where a learner is, and when their day starts. */
const places = fc.record({ timeZone: fc.constantFrom(...ZONES), dayStartHour: fc.integer({ min: 0, max: 12 }) })
type Place = typeof places extends fc.Arbitrary<infer T> ? T : never

/** Days on which clocks change somewhere, and Samoa leaves one out. */
const instants = fc
  .tuple(
    fc.constantFrom(
      Date.UTC(2011, 11, 30),
      Date.UTC(2021, 2, 21),
      Date.UTC(2025, 2, 30),
      Date.UTC(2025, 3, 5),
      Date.UTC(2025, 9, 26),
      Date.UTC(2010, 2, 14),
    ),
    fc.integer({ min: -72 * 60, max: 72 * 60 }),
  )
  .map(([day, minutes]) => day + minutes * MINUTE_MS)

const calendarOf = ({ timeZone, dayStartHour }: Place) => studyCalendar(timeZone, dayStartHour)
const settingsAt = (place: Place) => ({ ...PLAIN, ...place })

/** How a card stands after an answer at a place. */
const answeredAt = (place: Place, at: number): Memory =>
  answer({
    cardId: CARD,
    memory: null,
    rating: 4,
    at,
    day: calendarOf(place).dayOf(at),
    settings: settingsAt(place),
    fuzz: null,
  })

const elapsed = (last: Memory, place: Place, at: number): number =>
  elapsedStudyDays(last, calendarOf(place).dayOf(at), settingsAt(place))

/** No clock there is set back by more. */
const MOST_SET_BACK = 2 * HOUR_MS

describe('elapsed study days', () => {
  it('are those of the clocks where the answer is given, wherever the last one was', () => {
    fc.assert(
      fc.property(places, places, instants, fc.nat(400 * 24 * 60), (before, now, first, minutes) => {
        const at = first + minutes * MINUTE_MS
        const days = elapsed(answeredAt(before, first), now, at)
        const shown = wallClock(now.timeZone, at) - wallClock(now.timeZone, first)
        expect(days).toBe(elapsed(answeredAt(now, first), now, at))
        expect(Math.abs(days * DAY_MS - shown)).toBeLessThan(DAY_MS + MOST_SET_BACK)
      }),
      { seed: 14, numRuns: 1_000 },
    )
  })

  it('do not begin by a change of zone or day start alone', () => {
    fc.assert(
      fc.property(places, places, instants, (before, now, at) => {
        expect(elapsed(answeredAt(before, at), now, at)).toBe(0)
      }),
      { seed: 15, numRuns: 500 },
    )
  })

  it('add up: none is lost or counted twice by answers in between', () => {
    fc.assert(
      fc.property(
        places,
        instants,
        fc.array(fc.nat(60 * 60), { minLength: 1, maxLength: 12 }),
        (place, first, waits) => {
          let [at, sum] = [first, 0]
          for (const minutes of waits) {
            const last = answeredAt(place, at)
            at += minutes * MINUTE_MS
            sum += elapsed(last, place, at)
          }
          expect(sum).toBe(elapsed(answeredAt(place, first), place, at))
        },
      ),
      { seed: 16, numRuns: 500 },
    )
  })

  it('are none where the clock was set back', () => {
    fc.assert(
      fc.property(places, places, instants, fc.nat(90 * 24 * 60), (before, now, at, minutes) => {
        expect(elapsed(answeredAt(before, at), now, at - minutes * MINUTE_MS)).toBe(0)
      }),
      { seed: 17, numRuns: 500 },
    )
  })
})

describe('a log whose learner travels and whose clock is set back', () => {
  const steps = fc.array(
    fc.record({
      place: places,
      minutes: fc.integer({ min: -3 * 24 * 60, max: 20 * 24 * 60 }),
      rating: fc.constantFrom(...RATINGS),
    }),
    { minLength: 1, maxLength: 10 },
  )

  it('leads to the memory of FSRS over the days that clocks counted', () => {
    fc.assert(
      fc.property(instants, steps, (first, answers) => {
        const model = fsrsModel(PLAIN.weights)
        const entries: LogEntry[] = []
        let state: { stability: number; difficulty: number } | null = null
        let [at, last] = [first, first]
        for (const [i, { place, minutes, rating }] of answers.entries()) {
          // A device gives an answer after the last one, whatever its clock says.
          at = Math.max(at + minutes * MINUTE_MS, i === 0 ? 0 : last + 1)
          const { dayOf } = calendarOf(place)
          state = model.next(state, i === 0 ? 0 : dayOf(at) - dayOf(last), rating, true)
          entries.push(review(i, { at, day: dayOf(at), rating, settingsId: anId(`settings-${i}`) }))
          last = at
        }
        const settingsOf = (id: string) => {
          const named = answers[Number(id.split('-')[1])]
          if (!named) throw new Error(`no answer names ${id}`)
          return settingsAt(named.place)
        }
        const memory = replay(CARD, entries, settingsOf)
        expect([memory?.stability, memory?.difficulty]).toEqual([state?.stability, state?.difficulty])
        expect(memory?.reps).toBe(answers.length)
      }),
      { seed: 18, numRuns: 500 },
    )
  })
})
